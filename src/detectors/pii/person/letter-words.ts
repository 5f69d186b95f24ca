/** Words at the beginning and the end of letters and mails, in further languages; without accents. */

const listOf = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

/** How a letter begins. */
export const OPENINGS = listOf(
  'sehr geehrte, sehr geehrter, guten tag, moin, servus, gruezi, bonjour, bonsoir, salut, coucou, buenos dias, buenas tardes, buenas',
  'muy estimado, apreciado, apreciada, egregio, ciao, salve, buongiorno, buonasera, prezado, prezada, ola, oi, bom dia, boa tarde',
  'dag, goedemorgen, goedemiddag, hoi, hej, hejsan, goddag, kjaere, kaere, basta, hyva, moi, hei, szanowny, szanowna, drogi, droga, czesc',
  'dobry den, mily, mila, vazeny, vazena, ahoj, kedves, tisztelt, draga, stimate, stimata, buna ziua, postovani, postovana, dragi',
  'уважаемый, уважаемая, дорогой, дорогая, здравствуйте, привет, шановний, шановна, уважаеми, αγαπητε, αγαπητη, sayin, merhaba, sevgili',
  'kinh gui, chao anh, chao chi, yang terhormat, kepada yth, halo',
);

/** How it ends. */
export const CLOSINGS = listOf(
  'thx, thnx, thnks, tks, rgds, warmly, best, all the best, with thanks, thanks again, take care, respectfully, signed, love',
  'lots of love, all my love, much love, xoxo, xo, hugs, big hugs, ta, ciao, see you soon, speak soon, talk soon, cheers, bisous, besos, baci, bises',
  'mfg, lg, vg, beste grusse, herzliche grusse, liebe grusse, freundliche grusse, viele grusse, hochachtungsvoll, gruss, mit freundlichem gruss',
  'bien cordialement, tres cordialement, salutations, meilleures salutations, sinceres salutations, bien a toi, respectueusement',
  'saludos cordiales, un cordial saludo, cordialmente, un abrazo, muchas gracias, gracias, quedo atento, quedo atenta',
  'saluti, un saluto, cari saluti, grazie, grazie mille, sentiti saluti, in fede, cordialita',
  'cumprimentos, melhores cumprimentos, com os melhores cumprimentos, abraco, abracos, um abraco, obrigado, obrigada, att, grato, grata',
  'groet, groeten, groetjes, hartelijke groet, hartelijke groeten, met vriendelijke groeten, mvg, hoogachtend, alvast bedankt, bedankt',
  'mvh, halsningar, vanliga halsningar, med vanliga halsningar, hilsen, hilsner, venlige hilsner, med vennlig hilsen, med hilsen, vh, de bedste hilsner',
  'terveisin, terveiset, terv, yst terv, ystavallisesti, kiitos, pozdrawiam, serdecznie pozdrawiam, z powazaniem, pozdrav, pozdravy, zdravim',
  'srdacan pozdrav, lijep pozdrav, udvozlettel, koszonettel, cu drag, multumesc, спасибо, всего доброго, с уважением ваш, дякую, ευχαριστω',
  'saygilar, saygilarimla, sevgiler, tesekkurler, tran trong kinh chao, than men, terima kasih, salam, hormat kami',
);

/** Words at the beginning and the end of a letter. */
export const GREETINGS: readonly string[] = [
  ...['dear', 'liebe', 'lieber', 'liebe frau', 'estimado', 'estimada', 'querido', 'querida', 'cher'],
  ...['chere', 'caro', 'cara', 'gentile', 'beste', 'geachte', 'hi', 'hello', 'hallo', 'hola'],
  ...['regards', 'sincerely', 'thanks', 'thx', 'tks', 'cheers', 'gruße', 'grusse', 'cordialement', 'saludos'],
  ...['with kind regards', 'with best regards', 'with warm regards', 'with best wishes', 'with many thanks'],
  ...['with sincere thanks', 'with thanks', 'with kindest regards', 'kindest regards', 'warmest regards'],
  ...['kind regards', 'best regards', 'warm regards', 'best wishes', 'many thanks', 'thank you'],
  ...['yours sincerely', 'yours faithfully', 'yours truly', 'viele gruße', 'mit freundlichen grußen'],
  ...['freundliche gruße', 'un saludo', 'atentamente', 'cordiali saluti', 'distinti saluti'],
  ...['met vriendelijke groet', 'vriendelijke groeten', 'atenciosamente', 'bien a vous', 'z powazaniem'],
  ...['med vanlig halsning', 'venlig hilsen', 'med venlig hilsen', 'vennlig hilsen'],
  ...['с уважением', 'с наилучшими пожеланиями', 'з повагою', 'с уважение', 'с поштовањем', 's pozdravem'],
  ...['s uctou', 's pozdravom', 's postovanjem', 'lep pozdrav', 'udvozlettel', 'tisztelettel', 'cu stima'],
  ...['cu respect', 'με εκτιμηση', 'με φιλικους χαιρετισμους', 'saygılarımla', 'iyi calısmalar'],
  ...['tran trong'],
  ...['mit besten grußen', 'mit herzlichen grußen', 'schone gruße', 'beste gruße', 'yours', 'kveðja'],
  ...[
    'amicalement',
    'halsningar',
    'hilsen',
    'mvh',
    'bises',
    'bisous',
    'baci',
    'abbracci',
    'beijos',
    'abracos',
    'groeten',
    'groetjes',
    'groet',
  ],
  ...['abrazos', 'besos', 'gros bisous', 'lg', 'vg', 'vlg', 'pozdrowienia', 'atte'],
  ...['hormat saya', 'salam hormat', 'ystavallisin terveisin', 'lugupidamisega', 'pagarbiai', 'ar cienu'],
];
