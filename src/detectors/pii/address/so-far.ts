/** So far: whether an address that began may still go on at the end of a text, so that ordinary prose is not held back for one. */

/** Small words of names, and of flats, floors and doors. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  (
    "de du des della delle dei del der den dem di da do dos das la le les los las el y e et en sur sous am an im of upon op aan van von d' l' al " +
    'the on and in bus bte m lok ap apt apto sala lgh whg stiege top d piso esc portal dpto depto kat daire byt flat tv th mf st kl hs ' +
    'izq dcha dto esq bis sur norte este oeste no nro apartamento oficina casa torre int interior ' +
    'calle carrera cra cll kra diagonal transversal avenida c/'
  ).split(' '),
);
/** What no address holds: marks of sentences and of code, a time, a line that is empty. */
const OTHER = /[^\p{L}\p{M}\p{N}'’.,:;°ºª#/()\n |"〒々-]|\d:\d|\n ?\n/u;
const PARTS = /[ ,\n]+/;
const LAST_MARKS = /[.:]+$/;

/** Is all of it what addresses are made of: words with a capital, numbers, small words of names? The last word may go on. */
export function mayGoOn(text: string): boolean {
  if (OTHER.test(text)) return false;
  return text.split(PARTS).slice(0, -1).every(isOfAddress);
}

function isOfAddress(word: string): boolean {
  const first = word.charAt(0);
  if (first === first.toUpperCase()) return true;
  const plain = word.replace(LAST_MARKS, '');
  return plain.length < 2 || SMALL_WORDS.has(plain) || /^[dl]['’]/.test(word);
}
