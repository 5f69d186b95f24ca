/** Disguises by other characters for the same letters. */

const LOWER = 'abcdefghijklmnopqrstuvwxyz';

/** Letters that are read upside down, in the order of the alphabet. */
const TURNED = Array.from('ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz');
/** Letters of Cyrillic and Greek that look alike. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', i: 'і', j: 'ј', o: 'о', p: 'р', s: 'ѕ', x: 'х', y: 'у' },
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', I: 'І', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х' },
};
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const SMALL_CAPITALS = Array.from('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘqʀꜱᴛᴜᴠᴡxʏᴢ');
/** Acute, grave, circumflex, tilde, diaeresis, ring, cedilla. */
const ACCENTS = ['\u0301', '\u0300', '\u0302', '\u0303', '\u0308', '\u030a', '\u0327'];

/** Each Latin letter by what a table says of it. */
function byLetter(text: string, table: readonly string[]): string {
  return Array.from(text, (letter) => table[LOWER.indexOf(letter.toLowerCase())] ?? letter).join('');
}

/** Each Latin letter moved to a block that has all of them, upper case first. */
function moved(text: string, upper: number, lower: number): string {
  return text.replace(/[A-Za-z]/g, (letter) => {
    const unit = letter.charCodeAt(0);
    return String.fromCodePoint(unit >= 0x61 ? lower + unit - 0x61 : upper + unit - 0x41);
  });
}

export const homoglyphs = (text: string) => Array.from(text, (letter) => ALIKE[letter] ?? letter).join('');
export const leet = (text: string) =>
  Array.from(text, (letter) => LEET[letter.toLowerCase()] ?? letter).join('');
export const smallCapitals = (text: string) => byLetter(text, SMALL_CAPITALS);
export const upsideDown = (text: string) => Array.from(byLetter(text, TURNED)).reverse().join('');
export const mathematical = (text: string) => moved(text, 0x1d5d4, 0x1d5ee);
export const circled = (text: string) => moved(text, 0x24b6, 0x24d0);
export const fullwidth = (text: string) =>
  text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));

/** One accent on each vowel. */
export function accents(text: string, random: () => number): string {
  return text.replace(
    /[aeiou]/gi,
    (letter) => letter + (ACCENTS[Math.floor(random() * ACCENTS.length)] ?? ''),
  );
}

/** Several marks over every letter. */
export function zalgo(text: string, random: () => number): string {
  const marks = () =>
    Array.from({ length: 3 }, () => String.fromCharCode(0x300 + Math.floor(random() * 0x60))).join('');
  return text.replace(/[a-z]/gi, (letter) => letter + marks());
}
