/** SentencePiece as Hugging Face `tokenizers` runs it: a text is normalized, its blanks become a mark, and the stretches between are cut. */
import type { Tokens } from '../tokenizer/tokenizer.ts';
import { type Aligned, asItCame, Rewriting } from './aligned.ts';
import { isBlank, type Step } from './normalizers.ts';
import { Pieces, type Stretch } from './pieces.ts';
import type { Unigram } from './unigram.ts';

/** How blanks are marked. */
export interface Metaspace {
  readonly mark: string;
  /** Where a mark is put in front of what has none. */
  readonly prepend: 'always' | 'first' | 'never';
  /** A mark begins a stretch of its own. */
  readonly split: boolean;
  /** White space is taken out before, and cuts. */
  readonly atBlanks: boolean;
}

export interface SentencePieceOptions {
  readonly steps: readonly Step[];
  readonly metaspace: Metaspace;
  readonly unigram: Unigram;
  /** Tokens of a text as it came: what they are spelled like is never cut. */
  readonly added: readonly (readonly [text: string, id: number])[];
}

/** Cuts texts into tokens. Names of special tokens in a text (`</s>`) are ordinary text. Cost is linear in the text. */
export class SentencePiece {
  readonly #options: SentencePieceOptions;
  readonly #added: Pieces | undefined;

  constructor(options: SentencePieceOptions) {
    this.#options = options;
    this.#added = options.added.length === 0 ? undefined : new Pieces(options.added);
  }

  tokens(text: string): Tokens {
    const found = new OpenTokens();
    const whole = text.toWellFormed();
    let from = 0;
    for (const { id, at, end } of this.#addedIn(whole)) {
      this.#cut(asItCame(whole.slice(from, at), from), found);
      found.add(id, at, end);
      from = end;
    }
    this.#cut(asItCame(whole.slice(from), from), found);
    return found;
  }

  #cut(raw: Aligned, found: OpenTokens): void {
    const { steps, metaspace, unigram } = this.#options;
    const normalized = steps.reduce((text, step) => step(text), raw);
    const { aligned, begins } = marked(normalized, metaspace, raw.starts[0] === 0);
    const { text, starts, ends } = aligned;
    for (const [index, from] of begins.entries())
      unigram.cut(text, { from, to: begins[index + 1] ?? text.length }, (id, begin, end) =>
        found.add(id, starts[begin] ?? 0, ends[end - 1] ?? 0),
      );
  }

  /** From left to right, the longest at each place. */
  *#addedIn(text: string): Generator<{ id: number; at: number; end: number }> {
    if (this.#added === undefined) return;
    for (let at = 0; at < text.length; ) {
      let longest: { id: number; at: number; end: number } | undefined;
      this.#added.each(text, { from: at, to: text.length }, (id, end) => {
        longest = { id, at, end };
      });
      if (longest !== undefined) yield longest;
      at = longest?.end ?? at + 1;
    }
  }
}

/** A text with marks in the place of blanks, and where its stretches begin. */
interface Marked {
  readonly aligned: Aligned;
  readonly begins: readonly number[];
}

function marked(from: Aligned, metaspace: Metaspace, first: boolean): Marked {
  const { mark, atBlanks } = metaspace;
  const to = new Rewriting(from);
  const begins: number[] = [];
  for (const word of atBlanks ? wordsOf(from.text) : [{ from: 0, to: from.text.length }]) {
    if (word.from === word.to) continue;
    begins.push(to.length);
    if (isPrepended(from, word, { metaspace, first }))
      to.write(mark, word.from, endOfCharacter(from.text, word.from));
    writeMarked(to, { text: from.text, word }, { metaspace, begins });
  }
  return { aligned: to.done(), begins };
}

/** True for a word that gets a mark in front. */
function isPrepended(
  { text, starts }: Aligned,
  { from }: Stretch,
  on: { readonly metaspace: Metaspace; readonly first: boolean },
): boolean {
  const { mark, prepend, atBlanks } = on.metaspace;
  if (isMark(text[from], mark)) return false;
  if (prepend !== 'first') return prepend === 'always';
  return on.first && (!atBlanks || starts[from] === 0);
}

function endOfCharacter(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}

/** Writes a word with its marks, and notes where stretches begin within it. */
function writeMarked(
  to: Rewriting,
  { text, word }: { readonly text: string; readonly word: Stretch },
  { metaspace: { mark, split }, begins }: { readonly metaspace: Metaspace; readonly begins: number[] },
): void {
  let kept = word.from;
  for (let at = word.from; at < word.to; at++) {
    if (!isMark(text[at], mark)) continue;
    to.keep(kept, at);
    if (split && at > word.from) begins.push(to.length);
    to.write(mark, at, at + 1);
    kept = at + 1;
  }
  to.keep(kept, word.to);
}

function isMark(unit: string | undefined, mark: string): boolean {
  return unit === ' ' || unit === mark;
}

function* wordsOf(text: string): Generator<Stretch> {
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isBlank(text.charCodeAt(at))) continue;
    yield { from, to: at };
    from = at + 1;
  }
}

class OpenTokens implements Tokens {
  readonly ids: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  add(id: number, start: number, end: number): void {
    this.ids.push(id);
    this.starts.push(start);
    this.ends.push(end);
  }
}
