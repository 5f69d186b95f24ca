/** Names of one word that nobody knows, where a letter among friends begins or ends: `Cześć Gosiu,`, `Gruß, Wiebke`. */
import type { Announced, Place } from './announced.ts';
import type { NameRead } from './names.ts';

const listOf = (...lines: readonly string[]): readonly string[] => lines.flatMap((line) => line.split(', '));

/** How one begins. */
const OPENINGS = listOf(
  'hi, hey, hiya, hello, dear, moin, servus, hallo, liebe, lieber, salut, coucou, cher, chere, hola, querido, querida, ciao, caro, cara',
  'oi, ola, querido, querida, hoi, beste, lieve, hej, hejsan, kara, kare, kaere, kjaere, moi, hei, czesc, drogi, droga, ahoj, mily, mila, kedves, szia',
  'draga, dragi, merhaba, sevgili, γεια σου, αγαπητε, αγαπητη, αγαπημενε, αγαπημενη, привет, дорогой, дорогая, привіт',
);
/** How one ends, on a line before the name. */
const CLOSINGS = listOf(
  'thanks, thx, tks, ta, cheers, love, lots of love, all my love, much love, hugs, best, all the best, warmly, take care, xo, xoxo, see you soon, speak soon',
  'talk soon, regards, kind regards, best regards, warm regards, best wishes, many thanks, yours, thanks again, with thanks',
);
/** Of these, what ends a letter without a mark, too: `Love` and `Best` head lists. */
const UNMARKED: ReadonlySet<string> = new Set('thanks thx tks cheers regards wishes again soon'.split(' '));
/** The same where a comma is enough. */
const CLOSINGS_APART = listOf(
  'lg, vg, gruß, gruss, liebe gruße, viele gruße, liebe grusse, viele grusse, bis bald, bisous, bises, besos, un abrazo, abrazos, un beso, baci, un abbraccio',
  'abraco, abracos, beijos, beijinhos, groetjes, groet, groeten, liefs, kram, kramar, mvh, hilsen, knus, klem, terveisin, terkuin, pozdrawiam, buziaki',
  'pozdrav, pozdravy, udv, puszi, sevgiler, φιλια, φιλικα, обнимаю, целую',
);
/** Who may be greeted and is nobody by name, and programs that are spoken to. */
const NOBODY: ReadonlySet<string> = new Set(
  (
    'team all everyone everybody folks guys gals girls boys ladies gentlemen friends neighbours neighbors parents students teachers colleagues members ' +
    'sir madam doctor mum mom mummy mommy dad daddy grandma grandpa nan seller buyer customer applicant candidate resident residents homeowner tenant ' +
    'subscriber reader readers viewers listeners players editor editors santa diary god lord baby sweetheart darling honey stranger internet reddit ' +
    'twitter facebook youtube google siri alexa cortana bixby gemini copilot claude chatgpt assistant bot kitty world sunshine dolly hiring support ' +
    'mundo mondo welt monde swiat slack stripe paypal amazon netflix spotify uber airbnb notion figma zoom discord telegram whatsapp instagram tiktok ' +
    'linkedin microsoft apple samsung shopify klarna revolut monzo github gitlab docker openai mistral ollama jude ' +
    'family families wizard recruiter committee landlord landlady occupant voter citizen human humans alien teacher professor principal coach captain king queen majesty ' +
    'president senator minister mayor officer nurse author universe friend colleague member student parent reader viewer listener player neighbour neighbor ' +
    'sales customers clients client patient patients donor donors partner partners supplier suppliers vendor vendors shareholders investors ' +
    'zusammen leute alle kunde kundin kunden kollegen kolleginnen nachbarn eltern freunde herr frau mama papa oma opa ' +
    'tous toutes madame monsieur mesdames messieurs client cliente clients amis collegues todos todas equipo amigos amigas cliente clientes vecinos buenas ' +
    'senor senora senhor senhora pessoal gente equipe tutti tutte ragazzi amici allemaal iedereen klant collega collegas vrienden buren mevrouw meneer heer ' +
    'alla vanner kollegor kund kunder mensch pan pani panie panstwo wszyscy wszystkim klient kliencie arkadaslar herkes vsichni kluci'
  ).split(' '),
);
/** Who signs and is nobody by name. */
const SIGNED =
  /(?:ion|ing|ment|ity|ers|ors|ung|schaft|werke|team|dienst|service|support|office|store|shop|bank|club|corp)s?$/i;
/** Capitals inside, and more than one of something. */
const NO_NAME = /\p{Lu}\p{L}*\p{Lu}|\p{L}{5}s$/u;

export const LETTER_ALONE: readonly Announced[] = [
  {
    name: 'person-greeted-alone',
    finds: 'one word behind the greeting that a letter among friends begins with, before its comma',
    words: OPENINGS,
    gap: /^ $/,
    score: 0.6,
    accepts: (name, place) => isName(name) && beginsLine(place) && isGreeted(name, place),
  },
  {
    name: 'person-signed-alone',
    finds: 'one word on the line below what a letter among friends ends with',
    words: CLOSINGS,
    gap: /^[,.!]? ?\r?\n(?:\r?\n)?(?:-{1,2} ?)?$/,
    score: 0.6,
    accepts: (name, place) => isName(name) && beginsLine(place) && isClosed(place) && endsLetter(name, place),
  },
  {
    name: 'person-signed-apart',
    finds: 'the same behind a comma, where no sentence goes on: `Gruß, Wiebke`',
    words: CLOSINGS_APART,
    gap: /^(?:[,.!]? ?\r?\n(?:\r?\n)?(?:-{1,2} ?)?|, )$/,
    score: 0.6,
    accepts: (name, place) => isName(name) && endsLetter(name, place),
  },
];

/** One word of three letters or more that is called like no group, office or program. */
function isName({ words: [name = '', ...more] }: NameRead): boolean {
  if (more.length > 0 || name.length < 3 || name.length > 14) return false;
  return !NOBODY.has(name.toLowerCase()) && !SIGNED.test(name) && !NO_NAME.test(name);
}

function beginsLine({ text, word }: Place): boolean {
  return word === 0 || text.charAt(word - 1) === '\n';
}

/** Does a mark end the line of a closing, or is it one that needs none? */
function isClosed({ text, word }: Place): boolean {
  const end = text.indexOf('\n', word);
  const line = text.slice(word, end).trimEnd().toLowerCase();
  return ',.!'.includes(line.charAt(line.length - 1)) || UNMARKED.has(line.slice(line.lastIndexOf(' ') + 1));
}

/** A comma that ends the line, or behind which the letter goes on. */
function isGreeted({ end }: NameRead, { text, word }: Place): boolean {
  if (text.charAt(end) !== ',') return false;
  if (end + 1 >= text.length || '\r\n'.includes(text.charAt(end + 1))) return true;
  // Strangers are written to as `Dear Wizard, I`.
  return text.charAt(end + 1) === ' ' && text.slice(word, word + 4).toLowerCase() !== 'dear';
}

/** Nothing follows on the line. */
function endsLetter({ end }: NameRead, { text }: Place): boolean {
  return (
    end >= text.length ||
    '\r\n'.includes(text.charAt(end)) ||
    (text.charAt(end) === '.' && end + 1 >= text.length)
  );
}
