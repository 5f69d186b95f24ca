/** Disguises by characters that nobody sees, or that change the order in which others are shown. */

const HARMLESS = 'Have a nice day';

/** The text in tag characters, behind a harmless one. */
export const tags = (text: string) =>
  HARMLESS + text.replace(/[ -~]/g, (mark) => String.fromCodePoint(0xe0000 + mark.charCodeAt(0)));

/** The bytes of the text in variation selectors behind an emoji. */
export function variationSelectors(text: string): string {
  const selector = (byte: number) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16);
  return `${HARMLESS} \u{1f600}${Array.from(new TextEncoder().encode(text), selector).join('')}`;
}

export const zeroWidth = (text: string) => Array.from(text).join('\u200b');
export const softHyphens = (text: string) => text.replace(/(?<=[a-z])(?=[a-z])/gi, '\u00ad');
/** Marks of direction between the letters. */
export const bidiMarks = (text: string) => Array.from(text).join('\u200e');
/** Backwards between an override and its end: it is shown from left to right. */
export const bidiOverride = (text: string) => `\u202e${Array.from(text).reverse().join('')}\u202c`;
/** A wrong letter and a backspace in the middle of each word. */
export const deletions = (text: string) => text.replace(/\b(\w)(\w+)/g, '$1x\b$2');
