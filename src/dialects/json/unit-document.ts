/** A JSON document that stands, complete, inside a unit: an event's data, a line, a field of a form. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Fault } from '../../core/fault.ts';
import type { Channel, Skipped, SkippedPart, TextRun } from '../../core/segment.ts';
import { pathWithin } from './path-within.ts';
import type { Place } from './place.ts';
import type { Format } from './shape.ts';
import type { TextPiece } from './token-sink.ts';
import { JsonTokenizer } from './tokenizer.ts';
import { type Hooks, ValueGate } from './value-gate.ts';
import { Walker } from './walker.ts';

/** What a dialect adds to such documents; `Owner` is what it keeps of the object that a string stands in. */
export interface UnitHooks<Owner> extends Pick<Hooks, 'opened' | 'closed' | 'string' | 'number' | 'word'> {
  /** Whose string is being read; it may learn more until the document ends. */
  owner(): Owner;
  /** The channel of a string of a document that is complete, or a fault. */
  channel(place: Place, owner: Owner): Channel | Fault;
}

export interface UnitDocumentOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly loneSurrogates: boolean;
  readonly hooks: UnitHooks<Owner>;
}

/** Bytes of a unit, half open. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a document stands in, for its paths; false where its text cannot be edited in place. */
export interface Within {
  readonly path: string;
  readonly editable?: false;
}

interface Waiting<Owner> {
  readonly place: Place;
  readonly owner: Owner;
  readonly piece: TextPiece;
}

const NEW_LINE = Buffer.from('\n');

/** Reads the documents of one unit after the other. */
export class UnitDocument<Owner> {
  readonly #hooks: UnitHooks<Owner>;
  readonly #walker: Walker;
  readonly #tokenizer: JsonTokenizer;
  #waiting: Waiting<Owner>[] = [];
  #within: Within | undefined;
  /** The text and the skipped parts of the unit; whoever completes the unit takes them. */
  runs: TextRun[] = [];
  skipped: SkippedPart[] | undefined;

  constructor({ format, limits, loneSurrogates, hooks }: UnitDocumentOptions<Owner>) {
    this.#hooks = hooks;
    const gate = new ValueGate({
      run: (place, piece) => {
        if (piece.text !== '') this.#waiting.push({ place, owner: hooks.owner(), piece });
      },
      fixedRun: (channel, piece) =>
        this.runs.push({ channel: this.#named(channel), ...piece, spelling: 'json' }),
      skip: (part) => this.#skip(part),
      opened: (place, array, at) => hooks.opened(place, array, at),
      closed: (place, at) => hooks.closed(place, at),
      string: (place, value) => hooks.string(place, value),
      number: (place, value) => hooks.number(place, value),
      word: (place, value) => hooks.word(place, value),
    });
    this.#walker = new Walker(format, gate);
    this.#tokenizer = new JsonTokenizer({
      sink: this.#walker,
      names: format.names,
      depth: limits.depth,
      loneSurrogates,
    });
  }

  /** Makes ready for the next unit. */
  begin(): void {
    this.runs = [];
    this.skipped = undefined;
  }

  /** Reads a document that stands in these stretches of the unit, between two of which a line ends. */
  read(bytes: Uint8Array, stretches: readonly Stretch[], within?: Within): Fault | undefined {
    this.#within = within;
    this.#walker.reset();
    this.#tokenizer.reset();
    for (const [index, { start, end }] of stretches.entries()) {
      if (index > 0) this.#tokenizer.push(NEW_LINE, start);
      this.#tokenizer.push(bytes.subarray(start, end), start);
    }
    const problem = this.#tokenizer.end() ?? this.#settle();
    this.#waiting.length = 0;
    return problem === undefined || within === undefined
      ? problem
      : { ...problem, at: pathWithin(within.path, problem.at ?? '$') };
  }

  /** Gives every string of a complete document its channel. */
  #settle(): Fault | undefined {
    const mixed = this.runs.length > 0;
    for (const { place, owner, piece } of this.#waiting) {
      const channel = this.#hooks.channel(place, owner);
      if ('kind' in channel) return channel;
      const last = piece.last && !place.shape.joined;
      this.runs.push({ channel: this.#named(channel), ...piece, spelling: 'json', last });
    }
    if (mixed) this.runs.sort((one, other) => one.start - other.start);
    return undefined;
  }

  #skip(part: Skipped): void {
    const within = this.#within;
    const named = within === undefined ? part : { ...part, path: pathWithin(within.path, part.path) };
    this.skipped ??= [];
    this.skipped.push({ part: named, after: 0 });
  }

  /** A text that belongs to one document only says in which one it stands. */
  #named(channel: Channel): Channel {
    const within = this.#within;
    if (within === undefined) return channel;
    const { path, ...more } = within;
    return { ...channel, ...more, path: pathWithin(path, channel.path) };
  }
}
