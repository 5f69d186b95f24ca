/** Numbers made at random, always the same ones: heads in the form of a kind, and what may go wrong in copying one. */

/** A source of numbers from 0 to below a bound (mulberry32). */
export type Random = (bound: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000) * bound);
  };
}

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** One of the characters. */
export function pick(random: Random, from: string): string {
  return from.charAt(random(from.length));
}

/**
 * Fills in a pattern: `9` a digit, `A` a letter, `#` either; `{ymd}` a date of the 20th century (`{Ymd}` with its
 * century, up to 2019), in any order of its letters; `[abc]` one of what it holds, apart by `|`.
 */
export function fill(random: Random, pattern: string): string {
  return pattern.replace(/\{([Yymd]+)\}|\[([^\]]+)\]|[9A#]/g, (token, date?: string, choice?: string) => {
    if (date !== undefined) return dateAs(random, date);
    if (choice !== undefined) {
      const choices = choice.split('|');
      return choices[random(choices.length)] ?? '';
    }
    return pick(random, token === '9' ? DIGITS : token === 'A' ? LETTERS : DIGITS + LETTERS);
  });
}

function dateAs(random: Random, order: string): string {
  const date = new Date(
    Date.UTC(order.includes('Y') ? 1900 + random(120) : 1900 + random(100), 0, 1 + random(365)),
  );
  const parts: Readonly<Record<string, string>> = {
    Y: String(date.getUTCFullYear()),
    y: String(date.getUTCFullYear() % 100).padStart(2, '0'),
    m: String(date.getUTCMonth() + 1).padStart(2, '0'),
    d: String(date.getUTCDate()).padStart(2, '0'),
  };
  return [...order].map((part) => parts[part]).join('');
}

/** Tries all characters for each `?` of a number, in turn from a random one on, until one is right. */
export function complete(random: Random, head: string, task: Completion): string | undefined {
  const parts = head.split('?');
  const total = task.alphabet.length ** (parts.length - 1);
  const first = random(total);
  for (let turn = 0; turn < total; turn++) {
    const number = withChecks(parts, { alphabet: task.alphabet, value: (first + turn) % total });
    if (task.isRight(number)) return number;
  }
  return undefined;
}

export interface Completion {
  readonly alphabet: string;
  isRight(number: string): boolean;
}

function withChecks(
  [start = '', ...parts]: readonly string[],
  { alphabet, value }: { readonly alphabet: string; readonly value: number },
): string {
  let number = start;
  let rest = value;
  for (const part of parts) {
    number += alphabet.charAt(rest % alphabet.length) + part;
    rest = Math.floor(rest / alphabet.length);
  }
  return number;
}

/** One character is another of its kind, or two neighbours have changed places. */
export function mutated(random: Random, number: string): string {
  const at = random(number.length);
  const characters = [...number];
  const here = characters[at] ?? '';
  const next = characters[at + 1] ?? here;
  if (random(3) === 0 && next !== here && isDigit(next) === isDigit(here)) {
    characters[at] = next;
    characters[at + 1] = here;
  } else {
    const others = (isDigit(here) ? DIGITS : LETTERS).replace(here, '');
    characters[at] = pick(random, others);
  }
  return characters.join('');
}

function isDigit(character: string): boolean {
  return DIGITS.includes(character);
}
