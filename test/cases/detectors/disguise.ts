/** Disguises: ways to spell a text so that a reader, human or model, still reads it. */

const LATIN: Readonly<Record<string, string>> = {
  a: 'а',
  e: 'е',
  i: 'і',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  s: 'ѕ',
};
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };

/** Letters upside down, in the order of the alphabet. */
const TURNED = [...'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz'];

const each = (text: string, change: (letter: string) => string) => [...text].map(change).join('');
const letters = (text: string, change: (code: number) => number) =>
  each(text, (letter) =>
    /[a-z]/i.test(letter) ? String.fromCodePoint(change(letter.codePointAt(0) ?? 0)) : letter,
  );
const bytes = (text: string) => [...Buffer.from(text)];
const hex = (byte: number) => byte.toString(16).padStart(2, '0');
const base64 = (text: string) => Buffer.from(text).toString('base64');

export type Disguise = (text: string) => string;

/** U01: text that people do not see. */
export const HIDDEN: Readonly<Record<string, Disguise>> = {
  tags: (text) =>
    `Hello! ${each(text, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) ?? 0)))}`,
  'variation selectors': (text) =>
    `\u{1F600}${each(text, (letter) => String.fromCodePoint(0xe0100 + (letter.codePointAt(0) ?? 0) - 16))}`,
  'zero-width characters': (text) => [...text].join('\u200b'),
  'direction marks': (text) => each(text, (letter) => `${letter}\u202c`),
  'soft hyphens': (text) => [...text].join('\u00ad'),
};

/** U02: letters that look alike. */
export const LOOKALIKE: Readonly<Record<string, Disguise>> = {
  homoglyphs: (text) => each(text, (letter) => LATIN[letter] ?? letter),
  fullwidth: (text) => letters(text, (code) => code - 0x20 + 0xff00),
  mathematical: (text) =>
    letters(text, (code) => (code >= 0x61 ? 0x1d41a + code - 0x61 : 0x1d400 + code - 0x41)),
  enclosed: (text) => letters(text, (code) => (code >= 0x61 ? 0x24d0 + code - 0x61 : 0x24b6 + code - 0x41)),
  diacritics: (text) => each(text, (letter) => (/[a-z]/i.test(letter) ? `${letter}\u0301` : letter)),
  zalgo: (text) =>
    each(text, (letter) => (/[a-z]/i.test(letter) ? `${letter}\u0336\u0300\u0301\u035c` : letter)),
};

/** U03: text that is encoded. */
export const ENCODINGS: Readonly<Record<string, Disguise>> = {
  base64,
  'base64 of base64': (text) => base64(base64(text)),
  'base64 for URLs, unpadded': (text) => Buffer.from(text).toString('base64url'),
  'base64 in lines': (text) => base64(text.padEnd(90)).replace(/.{64}/g, '$&\r\n'),
  'base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  hexadecimal: (text) => bytes(text).map(hex).join(''),
  'hexadecimal pairs': (text) => bytes(text).map(hex).join(' '),
  'base64 of hexadecimal': (text) => base64(bytes(text).map(hex).join('')),
  'hexadecimal escapes': (text) =>
    bytes(text)
      .map((byte) => `\\x${hex(byte)}`)
      .join(''),
  'a URL': (text) =>
    bytes(text)
      .map((byte) => `%${hex(byte)}`)
      .join(''),
  'a URL in a URL': (text) =>
    encodeURIComponent(
      bytes(text)
        .map((byte) => `%${hex(byte)}`)
        .join(''),
    ),
  entities: (text) => each(text, (letter) => `&#${letter.codePointAt(0)};`),
  'entities of entities': (text) => each(text, (letter) => `&amp;#x${letter.codePointAt(0)?.toString(16)};`),
  'escapes of JSON': (text) =>
    bytes(text)
      .map((byte) => `\\u00${hex(byte)}`)
      .join(''),
  'escapes of JSON in JSON': (text) =>
    JSON.stringify(
      bytes(text)
        .map((byte) => `\\u00${hex(byte)}`)
        .join(''),
    ),
  'base64 of a URL': (text) =>
    base64(
      bytes(text)
        .map((byte) => `%${hex(byte)}`)
        .join(''),
    ),
  rot13: (text) => letters(text, (code) => ((code | 0x20) < 0x6e ? code + 13 : code - 13)),
};

/** U04: words taken apart or turned around. */
export const BROKEN: Readonly<Record<string, Disguise>> = {
  'letters set apart': (text) => [...text].join(' '),
  'letters set apart by dashes': (text) =>
    text
      .split(' ')
      .map((word) => [...word].join('-'))
      .join(' '),
  'letters set apart, the words as well': (text) => [...text.replaceAll(' ', '')].join('.'),
  backwards: (text) => [...text].reverse().join(''),
  'backwards by the word': (text) =>
    text
      .split(' ')
      .map((word) => [...word].reverse().join(''))
      .join(' '),
  'upside down': (text) =>
    [...each(text.toLowerCase(), (letter) => TURNED[letter.charCodeAt(0) - 0x61] ?? letter)]
      .reverse()
      .join(''),
  'hyphens at the ends of lines': (text) => text.replace(/\b(\w\w\w)(\w{3,})/g, '$1-\n$2'),
  'ends of lines': (text) => text.replace(/\b(\w\w\w)(\w{3,})/g, '$1\n$2'),
  'marks in words': (text) => text.replace(/\b(\w\w\w)(\w{3,})/g, '$1*$2'),
  backspaces: (text) => text.replace(/\b(\w\w)(\w{3,})/g, '$1x\b$2'),
  deletions: (text) => text.replace(/\b(\w\w)(\w{3,})/g, '$1qq\x7f\x7f$2'),
  comments: (text) => text.replace(/\b(\w\w)(\w{3,})/g, '$1<!-- weir -->$2'),
  tags: (text) => text.replace(/\b(\w\w)(\w{3,})/g, '$1<b></b>$2'),
  leetspeak: (text) => each(text, (letter) => LEET[letter.toLowerCase()] ?? letter),
  'letters in another order': (text) => text.replace(/\b(\w)(\w)(\w+)(\w)\b/g, '$1$3$2$4'),
};
