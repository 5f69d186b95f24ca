/** Reader for a streamed answer: JSON lines, the last of which is done. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { FirstText } from '../first-text.ts';
import type { CallOwner } from '../json/call-texts.ts';
import { isEnded } from '../ndjson/line-splitter.ts';
import { type LinesOptions, LinesReader } from '../ndjson/lines-reader.ts';
import { LINE_FORMAT } from './answer-format.ts';
import { AnswerHooks } from './answer-hooks.ts';
import { endLines } from './ending.ts';

/** Reads one stream, and ends it after any number of its lines. */
export class LinesStream implements ResponseReader {
  readonly shape = 'stream';
  readonly #request: Facts;
  readonly #hooks = new AnswerHooks();
  readonly #reader: LinesReader<CallOwner>;
  readonly #text = new FirstText();
  #lines = 0;
  /** The line that lacks its end. */
  #open = Number.POSITIVE_INFINITY;

  constructor(request: Facts, limits: ReadLimits) {
    this.#request = request;
    const options: LinesOptions<CallOwner> = {
      format: LINE_FORMAT,
      limits,
      loneSurrogates: true,
      hooks: this.#hooks,
      apart: false,
    };
    this.#reader = new LinesReader(options);
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#counted(this.#reader.push(bytes));
  }

  end(): Reading {
    return this.#counted(this.#reader.end());
  }

  ending(refusal: Refusal, sent: number, mutated = false): Uint8Array {
    const { self } = this.#hooks;
    // A line beyond those that are complete has no end either.
    const open = sent >= this.#open || sent > this.#lines;
    const { says: words } = this.#text.behind(refusal, sent);
    const reason = refusal.ends ?? 'content_filter';
    return endLines({ reason, self, request: this.#request, sent, open, mutated, words });
  }

  #counted(reading: Reading): Reading {
    this.#text.see(reading);
    for (const { bytes } of reading.units) {
      this.#lines++;
      if (bytes !== undefined && !isEnded(bytes)) this.#open = this.#lines;
    }
    return reading;
  }
}
