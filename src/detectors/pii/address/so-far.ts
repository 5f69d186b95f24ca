/** So far: whether an address that began may still go on at the end of a text, so that ordinary prose is not held back for one. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { MORE } from '../../sweep.ts';

/** Small words of names, and of flats, floors and doors. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "de du des della delle dei del der den dem di da do dos das la le les los las el y e et en sur sous am an im of upon op aan van von d' l' al " +
    'the on and in bus bte m lok ap apt apto sala lgh whg stiege top d piso esc portal dpto depto kat daire byt flat tv th mf st kl hs ' +
    'izq dcha dto esq bis sur norte este oeste no nro apartamento oficina casa torre int interior ' +
    'calle carrera cra cll kra diagonal transversal avenida c/ ' +
    'iela gatve bulvaris prospekts tn mnt pst puiestee tanav maantee utca korut fasor cesta ulica trg pr al ' +
    'u ut utja ter tere krt sgt sugarut koz sor setany rakpart rkp dulo liget lepcso lakotelep ltp udvar fsz em emelet lph lepcsohaz'
  ).split(' '),
);
/** What no address holds: marks of sentences and of code, a time, a line that is empty. */
const OTHER = /[^\p{L}\p{M}\p{N}'’.,:;°ºª#/()\n |"〒々-]|\d:\d|\n ?\n/u;
const PARTS = /[ ,\n]+/;
/** A break of a line as pages and strings have it, or its beginning at the end of the text. */
const BREAK = /<br ?\/?>|\\n|<(?:b(?:r ?\/?)?)?$|\\$/gi;
/** What follows a small word, or the letter of a number, without a blank: `bus3`, `apt.b`, `27 d/A`. */
const BEHIND_WORD = /[.:\d/-].*$/;

/** The address that begins here, of so many characters at most; `lengthOf` says how long it is, 0 for none. */
export function addressAt(
  { text, final }: ScanInput,
  start: number,
  {
    longest,
    lengthOf,
    mayGoOn = mayBeAddress,
  }: {
    readonly longest: number;
    readonly lengthOf: (text: string) => number;
    readonly mayGoOn?: (text: string) => boolean;
  },
): Hit | undefined | typeof MORE {
  const ahead = text.slice(start, start + longest);
  if (!final && ahead.length < longest && mayGoOn(ahead)) return MORE;
  const length = lengthOf(ahead);
  return length === 0 ? undefined : { type: 'ADDRESS', start, end: start + length, score: 0.8 };
}

/** Is all of it what addresses are made of: words with a capital, numbers, small words of names? The last word may go on. */
function mayBeAddress(text: string): boolean {
  const plain = text.includes('<') || text.includes('\\') ? text.replaceAll(BREAK, '\n') : text;
  if (OTHER.test(plain)) return false;
  return plain.split(PARTS).slice(0, -1).every(isOfAddress);
}

function isOfAddress(word: string): boolean {
  const first = word.charAt(0);
  if (first === first.toUpperCase()) return true;
  const plain = word.replace(BEHIND_WORD, '');
  return plain.length < 2 || SMALL_WORDS.has(plain) || /^[dl]['’]/.test(word);
}
