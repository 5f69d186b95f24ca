/** Tables and documents for the bench, made up from a fixed seed: the same on every machine. */

/** A small generator of numbers (mulberry32); the bench has to repeat. */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

const GIVEN =
  'Anna Maria John Peter Sofia Lukas Emma Noah Mila Paul Nora Omar Ines Hugo Lena Ivan Rosa Karl Grace May Will Mark Rose Hope Frank'.split(
    ' ',
  );
const SYLLABLES =
  'ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo'.split(
    ' ',
  );
const STREETS = 'Main Oak High Station Church Mill Park Lake Hill Garden'.split(' ');

/** One row of a table of customers: ten cells. */
export function customer(next: (below: number) => number, nth: number): string[] {
  const given = pick(GIVEN, next);
  const family = capital(word(next, 2 + next(3)));
  const city = capital(word(numbers(next(400)), 3));
  const digits = (count: number) => Array.from({ length: count }, () => next(10)).join('');
  return [
    `C${String(nth).padStart(8, '0')}`,
    given,
    family,
    `${given} ${family}`,
    `${given}.${family}${next(1000)}@example.org`.toLowerCase(),
    `+1 ${digits(3)} ${digits(3)} ${digits(4)}`,
    `${digits(3)}-${digits(2)}-${digits(4)}`,
    `${next(999) + 1} ${pick(STREETS, next)} Street`,
    city,
    digits(5),
  ];
}

/** Words as a language has them: a few very often, most of them seldom. */
export class Language {
  readonly #words: readonly string[];

  constructor(seed: number, words: number) {
    const next = numbers(seed);
    this.#words = [
      ...new Set(Array.from({ length: words }, (_, at) => word(next, at < 200 ? 1 + next(2) : 2 + next(3)))),
    ];
  }

  /** So many words, with stops and commas. */
  text(next: (below: number) => number, words: number): string {
    let text = '';
    for (let nth = 0; nth < words; nth++) {
      const rank = Math.floor((this.#words.length + 1) ** (next(1_000_000) / 1_000_000)) - 1;
      text += `${this.#words[rank] ?? 'na'}${next(12) === 0 ? '. ' : next(15) === 0 ? ', ' : ' '}`;
    }
    return text;
  }
}

function word(next: (below: number) => number, syllables: number): string {
  return Array.from({ length: syllables }, () => pick(SYLLABLES, next)).join('');
}

function pick(from: readonly string[], next: (below: number) => number): string {
  return from[next(from.length)] ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
