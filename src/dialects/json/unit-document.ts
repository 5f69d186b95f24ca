/** A JSON document that stands, complete, inside a unit: an event's data, a line, a field of a form. bench: dialects */
import type { ReadLimits } from '../../core/dialect.ts';
import { type Fault, fault } from '../../core/fault.ts';
import type { CallValue, Channel, Kept, Skipped, SkippedPart, TextRun, Unit } from '../../core/segment.ts';
import { CallValues, type ValuePlace, valueChannel } from './call-values.ts';
import { decodedChannel } from './decoded-channel.ts';
import { fixedIn, textIn } from './in-arguments.ts';
import { pathWithin } from './path-within.ts';
import type { Place } from './place.ts';
import type { Format } from './shape.ts';
import { StrangeTexts } from './strange-texts.ts';
import type { TextPiece } from './token-sink.ts';
import { JsonTokenizer } from './tokenizer.ts';
import { type Hooks, isTextAlone, type Kinds, kindsAt, ValueGate } from './value-gate.ts';
import { Walker } from './walker.ts';

/** What a dialect adds to such documents; `Owner` is what it keeps of the object that a string stands in. */
export interface UnitHooks<Owner>
  extends Pick<Hooks, 'opened' | 'closed' | 'string' | 'number' | 'word' | 'facts'> {
  /** Whose string is being read; it may learn more until the document ends. */
  owner(): Owner;
  /** The channel of a string of a document that is complete, or a fault. */
  channel(place: Place, owner: Owner): Channel | Fault;
  /** False where nothing follows a text at a joined place all the same; it always may when left out. */
  goesOn?(channel: Channel): boolean;
  /** The channel of a name or of a long number, which is the given one unless the dialect knows more of it. */
  fixed?(place: Place, channel: Channel, owner: Owner): Channel;
  /** What a string is where data may stand, when the place alone does not say it. */
  kinds?(place: Place, beginning: string): Kinds;
  /** Joined channels of which no more text comes after the document that was read last. */
  ended?(): readonly Channel[];
  /** Where the document says once more what those before it said, as far as they said it. */
  restates?(): string | undefined;
  /** What tells texts at one place apart that a stream carries on at once, where their paths do not. */
  thread?(owner: Owner): string;
  /** True where every document is a message of its own, that waits for no other. */
  readonly messages?: boolean;
}

export interface UnitDocumentOptions<Owner> {
  readonly format: Format;
  readonly limits: ReadLimits;
  readonly loneSurrogates: boolean;
  readonly hooks: UnitHooks<Owner>;
  /** True where no document carries on what another one says. */
  readonly apart?: boolean;
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
  /** Of a name or a long number. */
  readonly fixed?: Channel;
  /** The text stands encoded in the string. */
  readonly decoded?: true;
}

const NEW_LINE = Buffer.from('\n');

/** Each costs some hundred bytes until the document is complete. */
const MOST_TEXTS = 65_536;
const TOO_MANY = `A document inside the message has more than ${MOST_TEXTS} texts; send fewer.`;

/** Reads the documents of one unit after the other. */
export class UnitDocument<Owner> {
  readonly #hooks: UnitHooks<Owner>;
  readonly #walker: Walker;
  readonly #tokenizer: JsonTokenizer;
  #waiting: Waiting<Owner>[] = [];
  #texts = 0;
  #within: Within | undefined;
  /** The text and the skipped parts of the unit; whoever completes the unit takes them. */
  runs: TextRun[] = [];
  skipped: SkippedPart[] | undefined;
  /**
   * Of the document that was read last: those of `runs` in whose place other strings would be read alike and change
   * nothing else here. Undefined where it held more than whole strings, or ended texts.
   */
  free: readonly TextRun[] | undefined;
  #kept: Kept[] | undefined;
  readonly #values: CallValues | undefined;
  /** What documents carry on where the format knows of nothing; undefined where none does. */
  readonly #strange: StrangeTexts | undefined;
  /** Of the document being read, and of the unit. */
  #closed: (ValuePlace & { readonly owner: Owner })[] = [];
  #callValues: CallValue[] | undefined;

  constructor({ format, limits, loneSurrogates, hooks, apart }: UnitDocumentOptions<Owner>) {
    this.#hooks = hooks;
    this.#strange = apart === true ? undefined : new StrangeTexts(hooks.messages === true);
    this.#values = limits.callValues === true ? new CallValues() : undefined;
    const gate = new ValueGate({
      run: (place, piece) => {
        if (piece.text !== '') this.#wait({ place, owner: hooks.owner(), piece });
      },
      decoded: (place, piece) => {
        if (piece.text !== '') this.#wait({ place, owner: hooks.owner(), piece, decoded: true });
      },
      fixedRun: (place, fixed, piece) => this.#wait({ place, owner: hooks.owner(), piece, fixed }),
      kinds: (place, beginning) => hooks.kinds?.(place, beginning) ?? kindsAt(place.shape, beginning),
      skip: (part, kept) => this.#skip(part, kept),
      kept: (kept) => {
        this.#kept ??= [];
        this.#kept.push(kept);
      },
      opened: (place, array, at) => {
        const problem = hooks.opened(place, array, at);
        this.#values?.opened(place, at);
        return problem;
      },
      closed: (place, at) => {
        const value = this.#values?.closed(place, at);
        if (value !== undefined) this.#closed.push({ ...value, owner: hooks.owner() });
        return hooks.closed(place, at);
      },
      string: (place, value) => hooks.string(place, value),
      number: (place, value) => hooks.number(place, value),
      word: (place, value) => hooks.word(place, value),
      facts: hooks.facts,
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
    this.free = undefined;
    this.#kept = undefined;
    this.#callValues = undefined;
  }

  /** The unit that was read, of these bytes. */
  unit(bytes: Uint8Array, closes: boolean): Unit {
    const { runs, skipped } = this;
    const unit: Unit = skipped === undefined ? { bytes, runs, closes } : { bytes, runs, closes, skipped };
    if (this.#callValues !== undefined) unit.values = this.#callValues;
    const restates = this.#hooks.restates?.();
    if (this.#kept === undefined && restates === undefined) return unit;
    return { ...unit, ...(this.#kept && { kept: this.#kept }), ...(restates !== undefined && { restates }) };
  }

  /** Reads a document that stands in these stretches of the unit, between two of which a line ends. */
  read(bytes: Uint8Array, stretches: readonly Stretch[], within?: Within): Fault | undefined {
    this.#within = within;
    this.#walker.reset();
    this.#tokenizer.reset();
    this.#texts = 0;
    let before: number | undefined;
    for (const { start, end } of stretches) {
      // What a line ends with, a number say, ends there.
      if (before !== undefined) this.#tokenizer.push(NEW_LINE, before);
      this.#tokenizer.push(bytes.subarray(start, end), start);
      before = end;
    }
    const problem = this.#tokenizer.end() ?? this.#bound() ?? this.#settle(stretches.at(-1)?.end ?? 0);
    this.#waiting.length = 0;
    this.#closed.length = 0;
    return problem === undefined || within === undefined
      ? problem
      : { ...problem, at: pathWithin(within.path, problem.at ?? '$') };
  }

  /** One more text; when there are too many, the document is refused. */
  #wait(waiting: Waiting<Owner>): void {
    if (++this.#texts <= MOST_TEXTS) this.#waiting.push(waiting);
  }

  #bound(): Fault | undefined {
    return this.#texts > MOST_TEXTS ? fault('too-large', TOO_MANY, '$') : undefined;
  }

  /** Gives every string of a complete document its channel. */
  #settle(end: number): Fault | undefined {
    const free: TextRun[] = [];
    let others = this.skipped === undefined && this.#kept === undefined && this.#closed.length === 0;
    for (const waiting of this.#waiting) {
      const run = this.#run(waiting);
      if ('kind' in run) return run;
      this.runs.push(run);
      if (isFree(waiting) && !this.#isLabel(waiting, run)) free.push(run);
      else others &&= run.last && run.channel.within === undefined;
    }
    this.#settleValues();
    others &&= this.#strange?.steady !== false;
    this.free = this.#end(end) || !others ? undefined : free;
    return undefined;
  }

  /** Ends what is over with the document; true where something is. */
  #end(at: number): boolean {
    const ended = [...(this.#hooks.ended?.() ?? []), ...(this.#strange?.ended() ?? [])];
    for (const channel of ended)
      this.runs.push({ channel, text: '', start: at, end: at, spelling: 'json', last: true });
    return ended.length > 0;
  }

  /** Other words there would begin a text, or go on with one. */
  #isLabel({ place }: Waiting<Owner>, { last }: TextRun): boolean {
    return this.#strange !== undefined && last && isStrange(place);
  }

  #run(waiting: Waiting<Owner>): TextRun | Fault {
    const channel = this.#channel(waiting);
    if ('kind' in channel) return channel;
    const { place, piece } = waiting;
    const joined = isWritten(waiting) && place.shape.joined && this.#hooks.goesOn?.(channel) !== false;
    const named = this.#named(channel);
    const strange = joined ? undefined : this.#carriedOn(waiting, named);
    const last = piece.last && !joined && strange === undefined;
    return { channel: strange ?? named, ...{ ...piece, spelling: 'json', last } };
  }

  /** The text over many documents that a string at a place of no format may be a part of. */
  #carriedOn(waiting: Waiting<Owner>, channel: Channel): Channel | undefined {
    const { place, owner, piece } = waiting;
    if (!isStrange(place) || !isWritten(waiting)) return undefined;
    if (channel.within !== undefined || channel.call !== undefined || !channel.settled) return undefined;
    const key = `${this.#hooks.thread?.(owner) ?? ''} ${channel.path} ${place.ownNames}`;
    return this.#strange?.of(key, channel, piece);
  }

  #settleValues(): void {
    for (const { place, start, end: until, owner } of this.#closed) {
      const given = valueChannel(place);
      const channel = this.#named(this.#hooks.fixed?.(place, given, owner) ?? given);
      this.#callValues ??= [];
      this.#callValues.push({ channel, start, end: until });
    }
  }

  #channel({ place, owner, fixed, decoded }: Waiting<Owner>): Channel | Fault {
    if (fixed === undefined) {
      const channel = this.#hooks.channel(place, owner);
      if ('kind' in channel) return channel;
      textIn(place, channel);
      return decoded === undefined ? channel : decodedChannel(channel);
    }
    return fixedIn(place, this.#hooks.fixed?.(place, fixed, owner) ?? fixed);
  }

  #skip(part: Skipped, kept: Kept | undefined): void {
    const within = this.#within;
    const named = within === undefined ? part : { ...part, path: pathWithin(within.path, part.path) };
    this.skipped ??= [];
    const unseen = { part: named, after: 0 };
    this.skipped.push(kept === undefined ? unseen : { ...unseen, kept });
  }

  /** A text that belongs to one document only says in which one it stands. */
  #named(channel: Channel): Channel {
    const within = this.#within;
    if (within === undefined) return channel;
    const { path, ...more } = within;
    return { ...channel, ...more, path: pathWithin(path, channel.path) };
  }
}

/** True for a string that is text as it is written. */
function isWritten({ fixed, decoded }: Pick<Waiting<unknown>, 'fixed' | 'decoded'>): boolean {
  return fixed === undefined && decoded === undefined;
}

/** No format knows what stands there. */
function isStrange({ shape }: Place): boolean {
  return shape.role === 'unknown' && !shape.joined;
}

function isFree(waiting: Waiting<unknown>): boolean {
  return isWritten(waiting) && waiting.piece.last && isTextAlone(waiting.place.shape);
}
