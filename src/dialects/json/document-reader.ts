/** Reader for a message that is one JSON document: one unit, its runs as they come. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Fault } from '../../core/fault.ts';
import type {
  Channel,
  Facts,
  Reader,
  Reading,
  Skipped,
  SkippedPart,
  TextRun,
  Unit,
} from '../../core/segment.ts';
import { ByteStore } from '../byte-store.ts';
import { addSkipped } from './add-skipped.ts';
import type { Place } from './place.ts';
import type { Format } from './shape.ts';
import type { TextPiece } from './token-sink.ts';
import { JsonTokenizer } from './tokenizer.ts';
import { type Hooks, ValueGate } from './value-gate.ts';
import { Walker } from './walker.ts';

/** What a dialect adds to a document. */
export interface DocumentHooks extends Pick<Hooks, 'opened' | 'closed' | 'string' | 'number' | 'word'> {
  readonly facts: Facts;
  /** The channel of a string that begins at a place. */
  channel(place: Place): Channel;
  /** The document is complete; a fault says what it lacks. */
  done(): Fault | undefined;
}

export interface DocumentOptions {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly loneSurrogates: boolean;
  readonly hooks: DocumentHooks;
}

/** Reads one document. */
export class DocumentReader implements Reader {
  readonly #hooks: DocumentHooks;
  readonly #tokenizer: JsonTokenizer;
  readonly #bytes = new ByteStore();
  #unit = openUnit();
  readonly #skipped: Skipped[] = [];
  #received = 0;
  /** Runs of the document so far, also those that were taken out of the unit. */
  #count = 0;
  /** The unit has something that was not handed out. */
  #fresh = false;
  /** The channel of the string being read. */
  #channel: Channel | undefined;

  constructor({ format, limits, loneSurrogates, hooks }: DocumentOptions) {
    this.#hooks = hooks;
    const gate = new ValueGate({
      run: (place, piece) => this.#run(place, piece),
      fixedRun: (channel, piece) => this.#add({ channel, ...piece, spelling: 'json' }),
      skip: (skipped) => this.#skip(skipped),
      opened: (place, array, at) => hooks.opened(place, array, at),
      closed: (place, at) => hooks.closed(place, at),
      string: (place, value) => hooks.string(place, value),
      number: (place, value) => hooks.number(place, value),
      word: (place, value) => hooks.word(place, value),
    });
    const sink = new Walker(format, gate);
    this.#tokenizer = new JsonTokenizer({ sink, names: format.names, depth: limits.depth, loneSurrogates });
  }

  get facts(): Facts {
    return this.#hooks.facts;
  }

  push(bytes: Uint8Array): Reading {
    const problem = this.#tokenizer.push(bytes, this.#received);
    this.#bytes.push(bytes);
    this.#received += bytes.length;
    return this.#reading(problem);
  }

  end(): Reading {
    const problem = this.#tokenizer.end() ?? this.#hooks.done();
    if (problem === undefined) {
      this.#unit.bytes = this.#bytes.take();
      this.#fresh = true;
    }
    this.#bytes.clear();
    const reading = this.#reading(problem);
    this.#unit = openUnit();
    return reading;
  }

  #reading(problem: Fault | undefined): Reading {
    const units = this.#fresh ? [this.#unit] : [];
    this.#fresh = false;
    const skipped = this.#skipped.splice(0);
    return problem === undefined ? { units, skipped } : { units, skipped, fault: problem };
  }

  #add(run: TextRun): void {
    this.#unit.runs.push(run);
    this.#count++;
    this.#fresh = true;
  }

  #skip(part: Skipped): void {
    addSkipped(this.#skipped, part);
    this.#unit.skipped.push({ part, after: this.#count });
    this.#fresh = true;
  }

  #run(place: Place, piece: TextPiece): void {
    if (piece.text === '' && this.#channel === undefined) return;
    const channel = this.#channel ?? this.#hooks.channel(place);
    this.#add({ channel, ...piece, spelling: 'json', last: piece.last && !place.shape.joined });
    this.#channel = piece.last ? undefined : channel;
  }
}

function openUnit(): Unit & { readonly skipped: SkippedPart[] } {
  return { bytes: undefined, runs: [], skipped: [], closes: false };
}
