/** Format: how long an answer may be, in which scripts it is written, and whether it may hold Markdown; while it streams. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { FormatSpec } from '../../core/structure.ts';
import { isBesideAnswer } from '../schema/target.ts';
import { scriptsIn } from '../scripts.ts';
import { Counts } from './counts.ts';
import { Markdown } from './markdown.ts';

/** What can be wrong with a text: the types of the findings. */
export const FORMAT_TYPES = [
  'TOO_LONG',
  'TOO_SHORT',
  'TOO_MANY_WORDS',
  'TOO_MANY_LINES',
  'OTHER_SCRIPT',
  'MARKDOWN',
] as const;
type FormatType = (typeof FORMAT_TYPES)[number];

/** Characters whose script is remembered; a text has few. */
const MOST_KNOWN = 500;
const NOTHING: readonly [] = [];
const IDLE: Scanner = {
  ...({ on: 'raw', reads: 'fresh', lookback: 0, context: 0 } as const),
  scan: ({ text }) => ({ hits: NOTHING, holdFrom: text.length }),
};

/** The scanner of a policy's bounds on answers. */
export function formatOf(spec: FormatSpec): Scanner {
  return {
    ...IDLE,
    unfinished: () => false,
    open: (of) => (of === undefined ? IDLE : new FormatScanner(spec, isBesideAnswer(of))),
  };
}

/** One text. */
class FormatScanner implements Scanner {
  readonly on = 'raw';
  readonly reads = 'fresh';
  readonly lookback = 0;
  readonly context = 0;
  readonly #spec: FormatSpec;
  /** True once it is known that the text is none of the answer's. */
  readonly #isOther: () => boolean;
  readonly #counts: Counts;
  readonly #markdown: Markdown | undefined;
  /** By character, as far as they have come. */
  readonly #allowed = new Map<string, boolean>();
  #told = false;

  constructor(spec: FormatSpec, isOther: () => boolean) {
    const { maxCharacters = Infinity, maxWords = Infinity, maxLines = Infinity, markdown } = spec;
    this.#spec = spec;
    this.#isOther = isOther;
    this.#counts = new Counts({ characters: maxCharacters, words: maxWords, lines: maxLines });
    this.#markdown = markdown === 'deny' ? new Markdown() : undefined;
  }

  /** A text that is too short yet may not end here. */
  unfinished(): boolean {
    return this.#spec.minCharacters !== undefined && !this.#told && !this.#isOther() && this.#isShort();
  }

  scan({ text, from, final }: ScanInput): ScanOutput {
    const { length } = text;
    if (this.#told || this.#isOther()) return { hits: NOTHING, holdFrom: length };
    for (let at = from; at < length; ) {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
      const wrong = this.#take(character);
      if (wrong !== undefined) return this.#tell(wrong, { start: at, length, width: character.length });
      at += character.length;
    }
    if (final && this.#isShort()) return this.#tell('TOO_SHORT', { start: length, length, width: 0 });
    return { hits: NOTHING, holdFrom: length };
  }

  #isShort(): boolean {
    const { characters } = this.#counts;
    return characters > 0 && characters < (this.#spec.minCharacters ?? 0);
  }

  #take(character: string): FormatType | undefined {
    const broken = this.#counts.take(character);
    if (broken !== undefined) return broken;
    const { scripts } = this.#spec;
    if (scripts !== undefined && !this.#isAllowed(character, scripts)) return 'OTHER_SCRIPT';
    return this.#markdown?.take(character) === true ? 'MARKDOWN' : undefined;
  }

  #isAllowed(character: string, scripts: readonly string[]): boolean {
    const allowed = this.#allowed;
    const known = allowed.get(character);
    if (known !== undefined) return known;
    const may = scriptsIn(character).every((script) => scripts.includes(script));
    if (allowed.size < MOST_KNOWN) allowed.set(character, may);
    return may;
  }

  #tell(type: FormatType, at: { start: number; length: number; width: number }): ScanOutput {
    this.#told = true;
    const { start, length, width } = at;
    return { hits: [{ type, start, end: start + width, score: 1 }], holdFrom: length };
  }
}
