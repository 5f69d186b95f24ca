/** Reader for a message that is one JSON document: one unit, its runs as they come. */
import type { ReadLimits } from '../../core/dialect.ts';
import type { Fault } from '../../core/fault.ts';
import type { CallValue, Channel, Facts, Kept, Reader, Reading, Skipped } from '../../core/segment.ts';
import { OpenUnit } from '../open-unit.ts';
import { CallValues, valueChannel } from './call-values.ts';
import { decodedChannel } from './decoded-channel.ts';
import { fixedIn, textIn } from './in-arguments.ts';
import { ParameterSink } from './parameter-sink.ts';
import type { Place } from './place.ts';
import type { Format } from './shape.ts';
import { SpacedTexts } from './spaced-texts.ts';
import type { TextPiece } from './token-sink.ts';
import { JsonTokenizer } from './tokenizer.ts';
import { type Hooks, type Kinds, kindsAt, ValueGate } from './value-gate.ts';
import { Walker } from './walker.ts';

/** A part that a document only points to, and what that stands for, where it can be told. */
export interface UnseenPart extends Skipped {
  readonly kept?: Kept;
}

/** What a dialect adds to a document. */
export interface DocumentHooks extends Pick<Hooks, 'opened' | 'closed' | 'string' | 'number' | 'word'> {
  readonly facts: Facts;
  /** The channel of a string that begins at a place. */
  channel(place: Place): Channel;
  /** The channel of a name or of a long number, which is the given one unless the dialect knows more of it. */
  fixed?(place: Place, channel: Channel): Channel;
  /** What a string is where data may stand, when the place alone does not say it. */
  kinds?(place: Place, beginning: string): Kinds;
  /** What the object or array that closes at a marked place stands for without holding it; `at` is its last byte. */
  unseen?(place: Place, at: number): UnseenPart | undefined;
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
  readonly #parameters: ParameterSink | undefined;
  readonly #unit = new OpenUnit();
  readonly #values: CallValues | undefined;
  #callValues: CallValue[] | undefined;
  #received = 0;
  /** The channel of the string being read. */
  #channel: Channel | undefined;
  #spaced: SpacedTexts | undefined;
  /** That of the text which stands encoded in it. */
  #decoded: Channel | undefined;

  constructor({ format, limits, loneSurrogates, hooks }: DocumentOptions) {
    this.#hooks = hooks;
    this.#values = limits.callValues === true ? new CallValues() : undefined;
    const gate = new ValueGate({
      run: (place, piece) => this.#run(place, piece),
      fixedRun: (place, channel, piece) =>
        this.#unit.add({
          ...{ channel: fixedIn(place, hooks.fixed?.(place, channel) ?? channel), spelling: 'json' },
          ...piece,
        }),
      decoded: (place, piece) => this.#decode(place, piece),
      kinds: (place, beginning) => hooks.kinds?.(place, beginning) ?? kindsAt(place.shape, beginning),
      skip: (part, kept) => this.#unit.skip(part, kept),
      kept: (kept) => this.#unit.made(kept),
      opened: (place, array, at) => {
        const problem = hooks.opened(place, array, at);
        this.#values?.opened(place, at);
        return problem;
      },
      closed: (place, at) => {
        const unseen = hooks.unseen?.(place, at);
        if (unseen !== undefined) this.#skip(unseen);
        this.#value(place, at);
        return hooks.closed(place, at);
      },
      string: (place, value) => hooks.string(place, value),
      number: (place, value) => hooks.number(place, value),
      word: (place, value) => hooks.word(place, value),
      facts: hooks.facts,
    });
    const walker = new Walker(format, gate);
    const { parameters } = limits;
    this.#parameters = parameters === undefined ? undefined : new ParameterSink(walker, parameters);
    const sink = this.#parameters ?? walker;
    this.#tokenizer = new JsonTokenizer({ sink, names: format.names, depth: limits.depth, loneSurrogates });
  }

  get facts(): Facts {
    return this.#hooks.facts;
  }

  push(bytes: Uint8Array): Reading {
    const problem = this.#tokenizer.push(bytes, this.#received);
    this.#unit.keep(bytes);
    this.#received += bytes.length;
    return this.#unit.reading(problem);
  }

  end(): Reading {
    const problem = this.#tokenizer.end() ?? this.#hooks.done();
    if (problem === undefined) this.#unit.complete(this.#parameters?.notes, this.#callValues);
    return this.#unit.reading(problem);
  }

  #value(closed: Place, at: number): void {
    const value = this.#values?.closed(closed, at);
    if (value === undefined) return;
    const { place, start, end } = value;
    const given = valueChannel(place);
    this.#callValues ??= [];
    this.#callValues.push({ channel: this.#hooks.fixed?.(place, given) ?? given, start, end });
  }

  #skip({ kept, ...part }: UnseenPart): void {
    this.#unit.skip(part, kept);
  }

  #run(place: Place, piece: TextPiece): void {
    if (piece.text === '' && this.#channel === undefined) return;
    const channel = this.#channel ?? textIn(place, this.#hooks.channel(place));
    if (place.shape.spaced) this.#space(channel, piece);
    this.#unit.add({ channel, ...piece, spelling: 'json', last: piece.last && !place.shape.joined });
    this.#channel = piece.last ? undefined : channel;
  }

  #space(channel: Channel, piece: TextPiece): void {
    this.#spaced ??= new SpacedTexts();
    const blank = this.#channel === undefined ? this.#spaced.before(channel, piece) : undefined;
    if (blank !== undefined) this.#unit.add(blank);
    this.#spaced.read(channel, piece);
  }

  #decode(place: Place, piece: TextPiece): void {
    if (piece.text === '' && this.#decoded === undefined) return;
    const channel = this.#decoded ?? decodedChannel(textIn(place, this.#hooks.channel(place)));
    this.#unit.add({ channel, ...piece, spelling: 'json' });
    this.#decoded = piece.last ? undefined : channel;
  }
}
