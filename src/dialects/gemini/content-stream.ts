/** Readers for streamed answers: chunks as events (`alt=sse`), or as the elements of one JSON array. */
import type { ReadLimits, ResponseReader } from '../../core/dialect.ts';
import type { Facts, Reading } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { ArrayReader } from '../json-array/array-reader.ts';
import { KEEP_ALIVE } from '../sse/keep-alive.ts';
import { StreamReader } from '../sse/stream-reader.ts';
import { CHUNK_FORMAT } from './answer-format.ts';
import { eventOf, expectedCandidates, safetyChunk } from './ending.ts';
import { GeminiStreamHooks, type PartOwner } from './stream-hooks.ts';

const NOTHING = new Uint8Array(0);
/** Blanks may stand between the elements of an array. */
const BLANK = Buffer.from('\n');

/** Reads one stream of events, and ends it after any number of them. */
export class ContentEvents implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive = KEEP_ALIVE;
  readonly #expected: number;
  readonly #hooks = new GeminiStreamHooks();
  readonly #reader: StreamReader<PartOwner>;

  constructor(request: Facts, limits: ReadLimits) {
    this.#expected = expectedCandidates(request);
    const options = { format: CHUNK_FORMAT, limits, hooks: this.#hooks, outside: 'other' } as const;
    this.#reader = new StreamReader(options);
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#reader.push(bytes);
  }

  end(): Reading {
    return this.#reader.end();
  }

  ending(refusal: Refusal, sent: number): Uint8Array {
    const open = this.#hooks.candidates.open(sent, this.#expected);
    return Buffer.from(eventOf(safetyChunk(refusal, open)), 'utf8');
  }
}

/** Reads one array, and ends it after any number of its elements. */
export class ContentArray implements ResponseReader {
  readonly shape = 'stream';
  readonly keepAlive = BLANK;
  readonly #expected: number;
  readonly #hooks = new GeminiStreamHooks();
  readonly #reader: ArrayReader<PartOwner>;

  constructor(request: Facts, limits: ReadLimits) {
    this.#expected = expectedCandidates(request);
    this.#reader = new ArrayReader({ format: CHUNK_FORMAT, limits, hooks: this.#hooks });
  }

  get facts(): Facts {
    return this.#reader.facts;
  }

  push(bytes: Uint8Array): Reading {
    return this.#reader.push(bytes);
  }

  end(): Reading {
    return this.#reader.end();
  }

  /** Nothing fits behind the bracket that closes the array. */
  ending(refusal: Refusal, sent: number): Uint8Array {
    if (sent >= this.#reader.closedAt) return NOTHING;
    const open = this.#hooks.candidates.open(sent, this.#expected);
    return Buffer.from(`${sent === 0 ? '[' : ','}${safetyChunk(refusal, open)}]`, 'utf8');
  }
}
