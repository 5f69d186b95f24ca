/** Words before a name of somebody that make something else of it: a place, a ship, a prize, a ware: `lycée Victor Hugo`. */
import { isLetter } from '../../characters.ts';
import { fold } from '../../fold.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { FIRMS } from './other-words.ts';

/** With a capital, or in Romance languages, whose words for what is called after somebody stand before the name. */
const PLACES =
  'San|Santa|Santo|Sao|St|Ste|Saint|Sankt|Fort|Port|Mount|Lake|Los|Las|El|the|Circuit|Camp|Estadio|Stade|Stadium|Villa|Hotel|Opera|' +
  'Hurricane|Storm|USS|HMS|Via|' +
  ['Άγιος', 'Αγία', 'Άγιο', 'Αγίου', 'Αγίας', 'Святой', 'Святая', 'Свети', 'Света']
    .map((saint) => fold(saint).text)
    .join('|');
const FRENCH =
  'rue|avenue|boulevard|allee|impasse|cours|lycee|college|ecole|hopital|clinique|institut|fondation|prix|musee|theatre|gare|place|' +
  'pont|parc|square|quai|salle|centre|cafe|bistrot|' +
  'restaurant|brasserie|parfum|montre|sac|chaussures|lunettes|maison';
const SPANISH =
  'calle|avenida|paseo|premio|hospital|instituto|museo|teatro|estadio|plaza|colegio|escuela|universidad|fundacion|parque|puente|' +
  'biblioteca|aeropuerto|' +
  'bolso|zapatos|perfume|reloj|vestido|gafas|cerveza';
const ITALIAN =
  'viale|corso|ospedale|istituto|stadio|piazza|liceo|scuola|universita|fondazione|parco|ponte|palazzo|aeroporto|' +
  'giacca|borsa|scarpe|profumo|orologio|occhiali|abito|camicia';
const PORTUGUESE =
  'rua|premio|museu|estadio|praca|escola|colegio|universidade|fundacao|ponte|aeroporto|bolsa|sapatos|relogio|oculos';
/** Streets and what else is called after somebody, in Cyrillic and Greek letters. */
const ELSEWHERE = (
  'улица ул проспект пр переулок пер площадь пл набережная бульвар парк сквер метро станция музей театр институт университет школа больница памятник ' +
  'имени им вулиця вул площа провулок οδος οδου πλατεια λεωφορος σταθμος'
)
  .split(' ')
  .map((word) => fold(word).text);
const WORDS: ReadonlySet<string> = new Set([
  ...[...PLACES.split('|'), 'The'],
  ...[FRENCH, SPANISH, ITALIAN, PORTUGUESE].flatMap((words) => words.split('|')).flatMap(inBothCases),
  ...ELSEWHERE.flatMap(inBothCases),
]);
/** A member or field for the maker of goods. */
const MAKER =
  /(?:^|[^\p{L}])(?:brands?|make|manufacturer|designer|marca|marque|marke|merk|hersteller|fabricante|produttore)(?:[>|]|["']? ?[:=] ?)["']?$/iu;
/** How that ends, but for blanks. */
const MAKER_ENDS = '>|"\':=';
const LETTER = /\p{L}/u;
/** Characters before a name that are looked at. */
export const THING_REACH = 20;

/** The second words of firms that are called like somebody, with the first ones: `martin`, of `aston` and `carl`. */
const FIRSTS: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ...Map.groupBy(
      [...FIRMS].map((firm) => firm.split(' ')),
      ([, second = '']) => second,
    ),
  ].map(([second, firms]) => [second, firms.map(([first = '']) => first)] as const),
);

/** Is what stands here called after somebody, or made by a firm that is? */
export function isCalledAfter(text: string, start: number): boolean {
  const last = text.charAt(start - 1);
  if (last === ' ') {
    const word = wordBefore(text, start - 1);
    if (WORDS.has(word) || endsFirm(text, start, word)) return true;
    // `the Martin Luther King estate`: the second given name is no other name than the first one.
    if (GIVEN_NAMES.has(word) && isBehindWord(text, start - 1 - word.length)) return true;
  }
  const mark = last === ' ' ? text.charAt(start - 2) : last;
  return (
    mark !== '' &&
    MAKER_ENDS.includes(mark) &&
    MAKER.test(text.slice(Math.max(0, start - THING_REACH), start))
  );
}

function isBehindWord(text: string, start: number): boolean {
  return text.charAt(start - 1) === ' ' && WORDS.has(wordBefore(text, start - 1));
}

/** `Aston Martin`, of which only the second word is a given name. */
function endsFirm(text: string, start: number, word: string): boolean {
  if (word === '') return false;
  let end = start;
  while (end < text.length && end - start < THING_REACH && isLetterOfAny(text, end)) end++;
  return FIRSTS.get(text.slice(start, end).toLowerCase())?.includes(word.toLowerCase()) === true;
}

/** The letters before an offset, as far as a word of the list is long; a point may stand behind them. */
function wordBefore(text: string, offset: number): string {
  const end = text.charAt(offset - 1) === '.' ? offset - 1 : offset;
  let at = end;
  while (at > 0 && offset - at < THING_REACH && isLetterOfAny(text, at - 1)) at--;
  return text.slice(at, end);
}

function isLetterOfAny(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit < 0x80 ? isLetter(unit) : LETTER.test(text.charAt(at));
}

/** With its first letter small, and a capital. */
function inBothCases(word: string): readonly string[] {
  return [word, word.charAt(0).toUpperCase() + word.slice(1)];
}
