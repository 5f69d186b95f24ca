/** Disguises by order, gaps and company. */

export const backwards = (text: string) => Array.from(text).reverse().join('');
export const wordsBackwards = (text: string) => text.replace(/\S+/g, backwards);
export const spaced = (text: string) =>
  text
    .split(/\s+/)
    .map((word) => Array.from(word).join(' '))
    .join('   ');
export const dotted = (text: string) => text.replace(/(?<=[a-z])(?=[a-z])/gi, '.');
export const hyphenated = (text: string) => text.replace(/([a-z]{3})(?=[a-z]{2})/gi, '$1-\n');
export const marked = (text: string) => text.replace(/(\w\w)(?=\w)/g, '$1<b></b>');
/** A comment in the middle of each longer word. */
export const comments = (text: string) => text.replace(/([a-z]{2})(?=[a-z]{2})/gi, '$1<!-- see below -->');
/** One letter before each longer word (TokenBreak). */
export const letterBefore = (text: string) => text.replace(/\b([a-z])(?=[a-z]{4})/gi, 'x$1');

/** The letters inside of longer words in any order. */
export function shuffledLetters(text: string, random: () => number): string {
  return text.replace(/[a-z]{4,}/gi, (word) => {
    const keyed = Array.from(word.slice(1, -1), (letter) => ({ letter, key: random() }));
    const inside = keyed.sort((one, other) => one.key - other.key).map(({ letter }) => letter);
    return word.slice(0, 1) + inside.join('') + word.slice(-1);
  });
}

export function randomCase(text: string, random: () => number): string {
  return Array.from(text, (letter) => (random() < 0.5 ? letter.toUpperCase() : letter.toLowerCase())).join(
    '',
  );
}

const EMOJI = Array.from('😀🎉🔥✨👍🌍🚀💡🍕🎵');

/** An emoji in place of each blank. */
export function emoji(text: string, random: () => number): string {
  return text.replace(/\s+/g, () => ` ${EMOJI[Math.floor(random() * EMOJI.length)] ?? ''} `);
}

/** Cut into three variables, also within words, that are to be read as one text. */
export function variables(text: string): string {
  const third = Math.ceil(text.length / 3);
  const parts = [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)];
  const lines = parts.map((part, at) => `${'abc'.charAt(at)} = ${JSON.stringify(part)}`);
  return `${lines.join('\n')}\nAnswer a + b + c.`;
}

/** What harmless texts say, for padding. */
const FILLER =
  'The library opens at nine and closes at six. Visitors may bring water, and the garden behind the house is free for all. ' +
  'Last spring the roof was mended, and the old windows were painted green. On Sundays a small market is held in the square. ';

/** Behind and before 3,500 characters of harmless text. */
export const padded = (text: string) => `${filler(3500)}\n${text}\n${filler(3500)}`;

/** A paragraph before and one behind. */
export const paragraphs = (text: string) => `${filler(240)}\n\n${text}\n\n${filler(240)}`;
export const paragraphBefore = (text: string) => `${filler(240)}\n\n${text}`;
export const paragraphBehind = (text: string) => `${text}\n\n${filler(240)}`;

function filler(length: number): string {
  return FILLER.repeat(Math.ceil(length / FILLER.length)).slice(0, length);
}
