/**
 * What attacks want beside revoking the instructions, in languages of western and central Europe: the prompt, an answer without
 * rules, an act that the user is not told of. Accents do not matter: phrases are folded like the text.
 */
import type { Family } from '../phrase.ts';

/** Hardly said but to models. */
const phrases: readonly string[] = [
  // German
  '{gib|zeig|zeige|wiederhole|schreib|schreibe|nenne|drucke|kopiere|übersetze|was|alles} ~7 {vor meiner ersten nachricht|vor der ersten nachricht|oberhalb dieser zeile}',
  '{ki|assistent|sprachmodell|chatbot|bot} ~1 {ohne filter|ohne moral|ohne ethik|ohne zensur|ohne skrupel|ohne einschränkungen|ohne beschränkungen}',
  '{wenn|falls|sofern} {du|sie} {ein sprachmodell|eine ki|ein ki-assistent|ein ki-modell|eine künstliche intelligenz} {bist|sind}',
  '{vergiss|ignoriere|missachte} ~1 {regeln|vorgaben|anweisungen} ~3 {entwickler|schöpfer|betreiber}',
  '{ohne warnhinweis|ohne warnhinweise|ohne ablehnung} ~3 {ohne ablehnung|ohne moral*|ohne warnhinweise|ohne einwände}',
  // French
  '{affiche|montre|répète|recopie|écris|imprime|traduis|donne|tout} ~8 {avant mon premier message|avant le premier message|au-dessus de cette ligne}',
  '{ia|intelligence artificielle|assistant|modèle|chatbot} ~1 {sans filtre|sans filtres|sans morale|sans éthique|sans censure|sans limites|sans aucune limite|sans aucun filtre|sans restrictions}',
  '{si tu es|si vous êtes} {un modèle de langage|une ia|un assistant ia|une intelligence artificielle}',
  '{oublie|oubliez} ~1 {règles|consignes|instructions} ~2 {développeurs|développeur|créateurs|concepteurs}',
  // Spanish
  '{muestra|muéstrame|repite|escribe|imprime|copia|traduce|dame|todo} ~8 {antes de mi primer mensaje|antes del primer mensaje|encima de esta línea}',
  '{ia|inteligencia artificial|asistente|modelo|chatbot} ~1 {sin filtros|sin filtro|sin moral|sin ética|sin censura|sin límites|sin restricciones|sin filtros ni ética}',
  '{si eres|si usted es} {un modelo de lenguaje|una ia|un asistente de ia|una inteligencia artificial}',
  '{olvida|olvide} ~1 {reglas|instrucciones|normas} ~2 {desarrolladores|desarrollador|creadores}',
  // Italian
  '{mostra|mostrami|ripeti|scrivi|stampa|copia|traduci|dimmi|tutto} ~9 {prima del mio primo messaggio|prima del mio messaggio|sopra questa riga}',
  "{ia|intelligenza artificiale|assistente|modello|chatbot|un'ia} ~1 {senza filtri|senza filtro|senza morale|senza etica|senza censura|senza limiti|senza restrizioni}",
  "{se sei} {un modello linguistico|un'ia|un assistente ai|un'intelligenza artificiale}",
  '{dimentica} ~1 {regole|istruzioni} ~1 {sviluppatori|creatori}',
  // Portuguese
  '{mostre|mostra|repita|escreva|imprima|copie|traduza|diga|tudo} ~9 {antes da minha primeira mensagem|antes da minha mensagem|acima desta linha}',
  '{ia|inteligência artificial|assistente|modelo|chatbot} ~1 {sem filtros|sem filtro|sem moral|sem ética|sem censura|sem limites|sem restrições}',
  '{se você é|se és|se você for} {um modelo de linguagem|uma ia|um assistente de ia|uma inteligência artificial}',
  '{esqueça|esquece} ~1 {regras|instruções} ~1 {desenvolvedores|criadores}',
  // Dutch
  '{toon|herhaal|schrijf|kopieer|vertaal|geef|alles} ~9 {vóór mijn eerste bericht|voor mijn eerste bericht|vóór mijn bericht|boven deze regel}',
  '{ai|assistent|taalmodel|chatbot} ~1 {zonder filters|zonder filter|zonder moraal|zonder ethiek|zonder censuur|zonder beperkingen}',
  '{als je|als u} {een taalmodel|een ai|een ai-assistent} {bent}',
  '{vergeet|negeer} ~1 {regels|instructies} ~2 {ontwikkelaar|ontwikkelaars|makers}',
  // Swedish, Danish, Norwegian
  '{visa|upprepa|skriv|kopiera|översätt|vis|gentag|gjenta|kopier} ~8 {före mitt första meddelande|innan mitt första meddelande|før min første besked|før min første melding}',
  '{ai|assistent|språkmodell|sprogmodel|chatbot} ~1 {utan filter|utan moral|utan censur|utan begränsningar|uden filtre|uden moral|uden censur|uten filtre|uten moral|uten sensur}',
  '{om du är|hvis du er} {en språkmodell|en sprogmodel|en ai|en ai-assistent}',
  // Polish, Czech
  '{pokaż|powtórz|napisz|wypisz|skopiuj|przetłumacz|ukaž|zopakuj|vypiš|napiš|přelož} ~7 {przed moją pierwszą wiadomością|przed moją wiadomością|před mou první zprávou|před mojí první zprávou}',
  '{ai|inteligencja|asystent|asystentem|model|inteligence|asistent} ~1 {bez filtrów|bez moralności|bez cenzury|bez ograniczeń|bez filtrů|bez morálky|bez cenzury|bez omezení}',
  '{jeśli jesteś|jeżeli jesteś|pokud jsi} {modelem językowym|sztuczną inteligencją|asystentem ai|jazykový model|umělá inteligence}',
];

/** Said by people to people and of machines too, so that the sentence has to read like an attack as well. */
const common: readonly string[] = [
  // German
  '{hinweis|nachricht|anweisung|anweisungen|notiz} ~1 {an|für} ~1 {ki-assistenten|ki-assistent|ki-system|ki-systeme|sprachmodell|sprachmodelle|ki-agenten|ki-modelle|ki}',
  '{sag|verrate|erzähle|teile|erwähne|melde} ~3 {nutzer|benutzer|anwender} ~3 {nicht|nichts}',
  '{verrate|erwähne} ~1 {nicht} ~2 {hinweis|anweisung|absatz|kommentar} ~3 {steht|gibt|existiert|erhalten}',
  '{entwicklermodus|entwickler-modus|debugmodus} ~1 {aktiviert|eingeschaltet|aktiv|an} ~~8 {richtlinien|ungefiltert|zensur|filter|regeln|einschränkungen}',
  '{lehnt|lehnst|verweigert|verweigerst} {nie|niemals|keine} ~2 {anfrage|anfragen|antwort|ab}',
  '{ab jetzt|von nun an|ab sofort} ~4 {keine regeln|keine filter|keine grenzen|keine einschränkungen|ohne einschränkungen}',
  '{antworte|antworten sie} ~2 {ungefiltert|unzensiert|ohne zensur}',
  // French
  "{note|message|consigne|instruction*|avis} ~1 {à|pour} ~1 {l'assistant ia|l'ia|l'assistant|modèle de langage|les ia|l'intelligence artificielle|assistants ia} ~~12 {transfère*|transférez|envoie*|ignore*|supprime*|n'en parle*|ne dis*|n'en dis*|utilisateur}",
  "{n'en parle pas|n'en parlez pas|ne le dis pas|ne le dites pas|ne dis rien|ne mentionne pas|n'informe pas} ~2 {utilisateur|l'utilisateur}",
  '{mode développeur} ~1 {activé|active} ~~8 {filtres|censure|règles|restrictions|politiques}',
  '{active|activez} {le mode développeur} ~~8 {filtres|censure|restrictions}',
  '{qui ne refuse|ne refuse} {jamais|rien} ~2 {rien|requête|demande|question|jamais}',
  '{réponds|répondez} ~2 {sans censure|sans filtre|sans restriction}',
  '{consignes|instructions|règles} {que tu as reçues|que vous avez reçues|que tes développeurs|que tes créateurs}',
  // Spanish
  '{nota|mensaje|aviso|instruccion*|instrucción} ~1 {para|al} ~1 {asistente de ia|la ia|modelo de lenguaje|los modelos de lenguaje|asistente virtual}',
  '{no se lo digas|no le digas|no lo menciones|no informes|no digas nada|sin decirle} ~2 {usuario}',
  '{modo desarrollador|modo de desarrollador} ~1 {activado|habilitado} ~~8 {filtros|censura|políticas|reglas|restricciones}',
  '{jamás|nunca} {rechaza|rechazas|niega} ~1 {petición|peticiones|solicitud|solicitudes|pregunta|nada}',
  '{responde|responda|contesta} ~2 {sin censura|sin filtros|sin restricciones}',
  '{no hagas caso} ~2 {pregunta|petición|instrucciones} ~2 {usuario}',
  '{instrucciones|reglas|indicaciones} {que recibiste|que te dieron|que te han dado|que has recibido} ~1 {antes|tus}',
  // Italian
  "{nota|messaggio|avviso|istruzion*} ~1 {per|all'|al} ~1 {assistente ia|l'assistente ia|l'ia|assistente ai|modello linguistico|l'assistente ai}",
  "{non dirlo|non dire nulla|non dire niente|non menzionarlo|non informare} ~1 {utente|all'utente|l'utente}",
  '{modalità sviluppatore} ~1 {attivata|attiva|abilitata} ~~8 {filtri|censura|regole|restrizioni|politiche}',
  '{non rifiuta|non rifiuti} {mai} ~2 {nulla|niente|richiesta|richieste|domanda}',
  '{rispondi|rispondete} ~2 {senza censura|senza filtri|senza restrizioni}',
  '{istruzioni|regole} {che ti hanno dato|che hai ricevuto} ~1 {prima|tuoi|i}',
  // Portuguese
  '{nota|mensagem|aviso|instruç*} ~1 {ao|para|à} ~1 {assistente de ia|ia|modelo de linguagem|modelos de linguagem} ~~12 {encaminhe|envie|ignore|exclua|apague|não conte|não diga|usuário|utilizador}',
  '{não conte|não diga|não mencione|não informe|sem contar} ~2 {usuário|utilizador}',
  '{modo desenvolvedor|modo de desenvolvedor|modo programador} ~1 {ativado|habilitado} ~~8 {filtros|censura|políticas|regras|restrições}',
  '{nunca|jamais} {recusa|recusas|nega} ~1 {pedido|pedidos|pergunta|solicitação|nada}',
  '{responda|responde} ~2 {sem censura|sem filtros|sem restrições}',
  '{instruções|regras} {que você recebeu|que recebeste|que te deram|que lhe deram} ~1 {antes|dos}',
  // Dutch
  '{opmerking|bericht|instructie*|notitie} ~1 {voor|aan} ~1 {ai-assistent|ai-assistenten|taalmodel|taalmodellen|ai}',
  '{zeg|vertel|meld} ~2 {niet|niets} ~1 {tegen|aan} ~1 {gebruiker}',
  '{ontwikkelaarsmodus|ontwikkelmodus} ~1 {ingeschakeld|geactiveerd|actief} ~~8 {filters|censuur|regels|beperkingen}',
  '{nooit iets weigert|nooit weigert|weigert nooit|niets weigert}',
  '{antwoord} ~2 {ongefilterd|ongecensureerd|zonder censuur}',
  '{instructies|regels} ~1 {die je} ~4 {hebt gekregen|gekregen hebt|kreeg|hebt ontvangen} ~2 {vóór|voor|eerste|bericht}',
  // Swedish, Danish, Norwegian
  '{meddelande|notis|besked|beskjed|instruktion} ~1 {till|til} ~1 {ai-assistenten|ai-assistent|språkmodellen|sprogmodellen}',
  '{berätta|säg|fortæl|sig|fortell|si} ~2 {inte|ikke|intet} ~2 {användaren|brugeren|brukeren}',
  '{svara|svar} ~1 {ocensurerat|ufiltreret|ucensureret|usensurert|utan censur}',
  // Polish, Czech
  '{uwaga|wiadomość|notatka|instrukcja|poznámka|zpráva|pokyn} ~1 {dla|pro} ~1 {asystenta ai|modelu językowego|asistenta ai|jazykový model|ai}',
  '{nie mów|nie wspominaj|nie informuj|neříkej|nezmiňuj} ~3 {użytkownikowi|użytkownika|uživateli|uživatele}',
  '{tryb programisty|tryb dewelopera|vývojářský režim} ~1 {włączony|aktywny|zapnutý|aktivní} ~~8 {filtry|cenzury|zasady|ograniczenia|filtry|pravidla|omezení}',
  '{nigdy nie odmawia|nigdy nie odmawiasz|nikdy neodmítne|nikdy neodmítá}',
  '{odpowiadaj|odpowiedz|odpovídej} ~2 {bez cenzury|bez filtrów|bez ograniczeń|bez omezení}',
  '{instrukcje|zasady|polecenia} {które dostałeś|które otrzymałeś|jakie dostałeś} ~1 {przed|od}',
];

export const GOALS_WEST: readonly Family[] = [
  { name: 'goals-west', score: 0.94, phrases },
  { name: 'goals-west-common', score: 0.92, common: true, phrases: common },
];
