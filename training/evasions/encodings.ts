/** Disguises by encoding. */

const bytes = (text: string) => Buffer.from(text, 'utf8');

export const base64 = (text: string) => bytes(text).toString('base64');
export const base64Twice = (text: string) => base64(base64(text));
export const hex = (text: string) => bytes(text).toString('hex');
export const percent = (text: string) =>
  Array.from(bytes(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
export const entities = (text: string) => Array.from(text, (point) => `&#${point.codePointAt(0)};`).join('');
export const escapes = (text: string) =>
  text.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
export const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => {
    const unit = letter.charCodeAt(0);
    return String.fromCharCode((unit | 0x20) < 0x6e ? unit + 13 : unit - 13);
  });
