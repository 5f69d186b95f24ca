/**
 * Strange texts: what the documents of a stream say at a place that its format does not know. A whole answer has such a text
 * in one string; a stream may bring it piece by piece, and whoever knows the place puts the pieces together.
 */
import type { Channel } from '../../core/segment.ts';
import { isNextId } from './next-id.ts';
import type { TextPiece } from './token-sink.ts';

/** Texts that are followed at once; the one that rests longest is given up for another. */
const MOST_TEXTS = 256;

/** Documents that a text may be left out of before it is over: what is held of it has to leave, and most never go on. */
const MOST_RESTS = 4;

/** Characters of an id, at most. */
const LONGEST_ID = 256;

/** What is told of nothing that was said. */
const NOTHING: readonly Channel[] = [];

interface Strange {
  /** All that is said there. */
  readonly whole: Channel;
  /** What goes on from document to document; undefined once it is over, and what follows is another part of the whole. */
  part: Channel | undefined;
  /** What every string there has said so far: an id, say, that each event repeats. Undefined once one said something else. */
  label: string | undefined;
  /** The last string, where it was whole. */
  before: string | undefined;
  /** Documents since it was said. */
  rests: number;
}

/** The texts of one stream. */
export class StrangeTexts {
  readonly #mostRests: number;
  readonly #texts = new Map<string, Strange>();
  /** Those with a part that may go on. */
  readonly #open = new Set<Strange>();
  #ended: Channel[] = [];
  /** How many texts of the document being read go on from the one before, as they would with other words. */
  #carried = 0;

  /** Where `apart`, a document never waits for those that follow: each ends its part of a text. */
  constructor(apart: boolean) {
    this.#mostRests = apart ? 0 : MOST_RESTS;
  }

  /** True while every text that may go on has done so in the document being read. */
  get steady(): boolean {
    return this.#carried === this.#open.size;
  }

  /**
   * The text that a string of that channel goes on with, the same for all strings of one key until it is over. Undefined for
   * a string that says what all before it have said: it carries nothing on.
   */
  of(key: string, channel: Channel, { text, last }: TextPiece): Channel | undefined {
    const known = this.#texts.get(key) ?? this.#begin(channel);
    this.#texts.delete(key);
    this.#texts.set(key, known);
    if (last && text === known.label) {
      this.#end(known);
      return undefined;
    }
    if (known.part !== undefined && known.label === undefined) this.#carried++;
    known.label = isNew(known) && last ? text : undefined;
    // An id that is new in each document does not go on in the next.
    const isId = last && known.before !== undefined && isNextId(known.before, text);
    known.before = last && text.length <= LONGEST_ID ? text : undefined;
    known.rests = isId ? this.#mostRests : 0;
    known.part ??= { ...channel, within: known.whole };
    this.#open.add(known);
    return known.part;
  }

  /** The document is complete: texts of which no more comes, or that something else has to wait for too long. */
  ended(): readonly Channel[] {
    if (this.#open.size > 0) this.#rest();
    this.#carried = 0;
    if (this.#ended.length === 0) return NOTHING;
    const ended = this.#ended;
    this.#ended = [];
    return ended;
  }

  #rest(): void {
    for (const text of this.#open) if (text.rests++ >= this.#mostRests) this.#end(text);
  }

  #begin({ path }: Channel): Strange {
    const [oldest] = this.#texts;
    if (oldest !== undefined && this.#texts.size >= MOST_TEXTS) {
      this.#texts.delete(oldest[0]);
      this.#end(oldest[1]);
    }
    const whole: Channel = { path, role: 'unknown', settled: true, unbroken: true };
    return { whole, part: undefined, label: undefined, before: undefined, rests: -1 };
  }

  #end(text: Strange): void {
    if (text.part !== undefined) this.#ended.push(text.part);
    text.part = undefined;
    this.#open.delete(text);
  }
}

/** Nothing was said there. */
function isNew({ rests }: Strange): boolean {
  return rests < 0;
}
