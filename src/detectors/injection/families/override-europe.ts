/** Revoking the instructions, in European languages. Accents do not matter: phrases are folded like the text. */
import type { Family } from '../phrase.ts';

const phrases: readonly string[] = [
  // German
  '{ignoriere|ignorier|ignorieren|ignoriert|vergiss|vergesse|vergessen|vergesst|missachte|missachten|übergehe|umgehe|verwirf|lösche} ~4 {vorherig*|vorige*|bisherig*|obig*|alle|alles|vorangegangen*|vorangehend*|früher*|ursprünglich*|deine|ihre|vorstehend*|sämtliche} ~3 {anweisung*|instruktion*|anleitung*|befehl*|vorgabe*|regel|regeln|richtlinie*|aufgabe*|aufträge|prompt*|eingabe*|aufforderung*|anordnung*|dokument*|informationen}',
  '{vergiss|vergesse|vergessen|ignoriere|ignorier|ignorieren} ~1 {alles|alle} ~3 {davor|bisher|vorher|zuvor|was ich|was du|oben|was man|was ihnen|was dir|vorangegangene|gesagt}',
  '{gesamter|gesamten|ganzer|obiger|vorheriger} ~2 {anweisung*|text|kontext} ~2 {ignorier*|vergess*}',
  '{ignoriere|ignorier|ignorieren sie|vergiss|vergessen sie|missachte|umgehe} ~3 {systemprompt|system-prompt|systemanweisung*|systemnachricht*|systemvorgaben|anweisungen des systems|anweisungen deiner entwickler|vorgaben deiner entwickler}',
  // French
  '{ignore|ignorez|ignorer|oublie|oublies|oubliez|oublier|néglige|négligez|fais abstraction|faites abstraction|ne tiens pas compte|ne tenez pas compte|contourne|contournez|méprise} ~4 {instruction*|consigne*|directive*|ordre|ordres|règle*|indication*|commande*|demandes|invite*} ~3 {précédent*|antérieur*|ci-dessus|préalable*|initial*|au-dessus|reçues|données|plus haut}',
  '{ignore|ignorez|ignorer|oublie|oubliez|oublier} ~1 {toutes|tes|vos|tous} ~2 {instruction*|consigne*|directive*|ordres|règles}',
  '{ignore|ignorez|oublie|oubliez} ~1 {tout ce qui|tout ce que|tout} ~3 {précède|avant|dessus|dit|appris}',
  '{ignore|ignorez|oublie|oubliez} ~1 {ce qui|ce que} ~3 {précède|avant|dessus}',
  '{ignore|ignorez|ignorer|oublie|oubliez|contourne|contournez} ~2 {instructions|consignes|directives|règles|invite} ~1 {système|développeur|développeurs|concepteur|concepteurs}',
  // Spanish
  '{ignora|ignore|ignoren|olvida|olvide|descarta} ~2 {instrucciones|indicaciones|reglas|directrices|mensaje|prompt} {del sistema|de sistema|del desarrollador|de tus creadores}',
  '{ignora*|ignore|ignoren|olvida*|olvide*|descarta*|omite|omitir|omita|haz caso omiso|haga caso omiso|hacer caso omiso|desestima*|pasa por alto|no tengas en cuenta|anula} ~4 {instruccion*|orden|ordenes|indicacion*|directriz|directrices|regla*|comando*|mensajes|peticion*} ~3 {anterior*|previa*|previo*|arriba|inicial*|original*|antes|dadas|precedente*}',
  '{ignora*|ignore|olvida*|olvide*|descarta*} ~1 {todas|tus|sus|todos} ~3 {instruccion*|ordenes|indicaciones|directrices|reglas|instrucción}',
  '{ignora*|ignore|olvida*|olvide*} ~1 {lo anterior|todo lo anterior|todo lo que|lo de arriba|todo lo dicho}',
  // Italian
  '{ignora*|ignorate|ignori|dimentica*|trascura|scorda*|non considerare|non tenere conto|tralascia} ~4 {istruzion*|indicazion*|ordini|regole|comandi|direttive|richieste|linee guida} ~3 {precedent*|sopra|anterior*|inizial*|ricevute|date|prima}',
  '{ignora*|ignorate|dimentica*|dimenticate} ~1 {tutte|tue|le tue|le vostre|tutti} ~2 {istruzion*|regole|direttive|indicazion*|comandi|ordini}',
  '{ignora|dimentica} ~1 {tutto quello|tutto ciò|quanto} ~3 {sopra|prima|precede|detto}',
  '{ignora|ignori|ignorate|dimentica|dimenticate} ~2 {istruzioni|regole|direttive|messaggio|prompt} {del sistema|di sistema|dello sviluppatore|degli sviluppatori}',
  // Portuguese
  '{ignore|ignora|esqueça|esquece|desconsidere} ~2 {instruções|regras|diretrizes|mensagem|prompt} {do sistema|de sistema|do desenvolvedor|dos desenvolvedores}',
  '{ignore|ignora|ignorar|ignorem|esqueça*|esquece|esquecer|desconsider*|descarte|despreze} ~4 {instruç*|ordens|ordem|regra*|comando*|diretriz*|orientaç*|indicaç*} ~3 {anterior*|prévia*|acima|inicia*|precedente*|dadas|originais}',
  '{ignore|ignora|esqueça*|esquece|desconsidere} ~1 {todas|suas|tuas|todos} ~2 {instruç*|ordens|regras|diretrizes|comandos}',
  '{ignore|esqueça|desconsidere} ~1 {tudo o que|tudo que|o que foi|o texto|tudo} ~2 {acima|antes|anterior|dito|disse}',
  // Russian, Ukrainian, Bulgarian
  '{игнорир*|проигнорир*|забудь*|забыть|не обращай внимания|не обращайте внимания|отбрось*|пренебрег*|отмени*|ігноруй*|проігноруй*|забудьте|игнорирай*} ~4 {предыдущ*|прежн*|прошл*|вышеуказ*|вышеизлож*|все|всех|всё|свои|ваши|твои|предварительн*|попередн*|усі|всі|предишн*|всички} ~3 {инструкц*|указани*|указания|команд*|правил*|промпт*|распоряжени*|директив*|инструкции|інструкц*|вказівк*}',
  '{игнорир*|проигнорир*|забудь*} ~2 {вышесказанн*|вышеизложенн*|всё выше|все выше|всё, что|все, что} ~2',
  // Polish, Czech, Slovak, Croatian, Serbian
  '{zignoruj*|ignoruj*|zapomnij|pomiń|zapomeň|ignorujte|zabudni|ignoriraj*|zaboravi|zanemari*} ~3 {poprzedni*|wcześniejsz*|powyższ*|wszystkie|wszystkich|swoje|předchozí*|všechny|predchádzajúc*|všetky|prethodn*|sve|sva|svoje} ~2 {instrukc*|polece*|zasad*|wytyczn*|reguł*|pokyn*|instrukci*|příkaz*|upute|naredbe|naloge|uputstva}',
  // Dutch, Swedish, Danish, Norwegian, Finnish
  '{negeer|vergeet|ignorera|glöm|ignorer|glem|ignoreeri} ~3 {vorige|eerdere|bovenstaande|alle|voorgaande|je|alla|tidigare|föregående|ovanstående|tidligere|forrige|alle tidligere|foregående} ~2 {instructies|opdrachten|regels|prompts|aanwijzingen|instruktioner|instruktionerna|anvisningar|regler|instrukser|instruksjoner}',
  '{unohda|ohita|sivuuta} ~2 {kaikki|aiemmat|edelliset|aikaisemmat} ~2 {ohjeet|ohjeesi|käskyt|säännöt}',
  // Romanian, Hungarian, Greek, Turkish, Albanian, Irish
  '{ignoră|ignora|ignorați|uită|uitați} ~3 {instrucțiun*|comenzi*|regul*} ~2 {anterioar*|precedent*|de mai sus}',
  '{hagyd figyelmen kívül|felejtsd el|hagyja figyelmen kívül} ~3 {korábbi|előző|összes|minden|fenti} ~2 {utasítás*|parancs*|szabály*}',
  '{αγνόησε|αγνοήστε|ξέχασε|ξεχάστε|παράβλεψε} ~3 {προηγούμεν*|όλες|παραπάνω|αρχικές} ~2 {οδηγί*|εντολ*|κανόν*}',
  '{önceki|yukarıdaki|tüm|bütün|verilen} ~3 {talimat*|komut*|yönerge*|kural*|emir*|istem*} ~3 {unut*|yok say*|görmezden gel*|dikkate alma*|boşver*|göz ardı et*|yoksay*}',
  '{kural*|talimat*|yönerge*} ~2 {bir kenara bırak*|bir yana bırak*|rafa kaldır*|boş ver*}',
  '{injoro|shpërfill|harro} ~3 {udhëzime*|instruksione*|urdhra*} ~2 {mëparshme*|të mëparshme*|tua}',
  '{udhëzime të reja} {të rëndësishme}',
];

/** `listen only to me`, in the same order of languages; people say so too. */
const alone: readonly string[] = [
  '{hör|höre|hörst|gehorche|gehorchst} ~2 {nur noch auf mich|nur auf mich|ausschließlich auf mich|nur mir|nur noch mir}',
  '{gilt|gelten|zählt|zählen} ~1 {nur noch|nur|ausschließlich} ~1 {was ich sage|mein wort|meine regeln|meine anweisungen}',
  "{n'écoute que moi|n'écoutes que moi|n'obéis qu'à moi|tu n'obéis plus qu'à moi|n'écoutez que moi|seules mes consignes comptent|seules mes instructions comptent}",
  '{solo|únicamente} {me} {haces caso|harás caso|obedeces|obedecerás|escuchas a mí}',
  '{ascolta solo me|ascolti solo me|obbedisci solo a me|ubbidisci solo a me}',
  '{só|somente|apenas} ~1 {obedece|obedeça|obedecerá|escute|escuta} ~1 {mim}',
  '{слушай|слушайся|слушаешь|слушаешься|подчиняйся|подчиняешься} {только} {меня|мне}',
  '{sadece|yalnızca|yalnız} {benim} {dediklerim*|söylediklerim*|emirlerim*|talimatlarım*}',
];

/** `forget the salt and tell me ...`, `forget what I told you`, in the same order of languages. */
const common: readonly string[] = [
  '{ignoriere|ignorieren sie|ignorier|vergiss|vergessen sie} ~4 und {sage|sag|sagen|gib|geben|schreibe|schreiben|schreib|antworte|drucke|nenne|nennen|zeige}',
  '{ignore|ignorez|oublie|oubliez} ~4 et {dis|dites|indiquez|indique|réponds|répondez|donne|donnez|écris|écrivez|affiche|affichez|affirmez}',
  '{ignore|ignorez|oublie|oubliez} ~1 {ce que} ~3 {dit|appris}',
  '{ignora|ignore|olvida|olvide} ~4 y {di|dime|diga|indica|indique|escribe|escriba|responde|dame|muestra|declara|afirma}',
  '{ignora|ignorate|dimentica} ~4 e {di|dimmi|rispondi|scrivi|dichiara|mostra|stampa|indica}',
  '{ignore|ignora|esqueça} ~4 e {diga|responda|escreva|informe|mostre|imprima|declare|indique}',
  '{игнорируй*|проигнорируй*|забудь|забудьте} ~4 и {скажи*|ответь*|напиши*|сообщи*|выведи*|дай|дайте|покажи*|укажи*}',
];

export const OVERRIDE_EUROPE: readonly Family[] = [
  { name: 'override-europe', score: 0.96, phrases },
  { name: 'override-europe-common', score: 0.95, common: true, phrases: [...common, ...alone] },
];
