/** Values of a document -> what the dialect hears: text, words of the format, data that cannot be read. */
import type { Fault } from '../../core/fault.ts';
import type { Channel, Facts, Kept, Skipped } from '../../core/segment.ts';
import { noteUsage } from '../../core/usage.ts';
import { type EncodedText, encodedText, isDataUrl } from '../encoded-text.ts';
import { NAMED_ALTERNATIVES, RankedNames } from './alternatives.ts';
import { KeptText } from './kept-text.ts';
import type { Place } from './place.ts';
import { SEALED_NUMBER, type Shape } from './shape.ts';
import type { TextPiece } from './token-sink.ts';
import type { ValueSink } from './walker.ts';

/** What a dialect makes of a document; only places with a mark are told of, text apart. */
export interface Hooks {
  /** Text for a channel; the pieces of one string follow each other. */
  run(place: Place, piece: TextPiece): void;
  /** Text that cannot be edited: a name that is not in the format (`place` is its object), a long number. */
  fixedRun(place: Place, channel: Channel, piece: TextPiece): void;
  /** Text that stands encoded in a string; its pieces follow each other, and its bytes are those that encode it. */
  decoded(place: Place, piece: TextPiece): void;
  /** What a string is where data may stand, by its beginning (128 characters): nothing but text when empty. */
  kinds(place: Place, beginning: string): Kinds;
  /** `kept` is what a skipped part stands for, where that can be told. */
  skip(skipped: Skipped, kept?: Kept): void;
  /** What an answer has made. */
  kept(kept: Kept): void;
  opened(place: Place, array: boolean, at: number): Fault | undefined;
  closed(place: Place, at: number): Fault | undefined;
  /** The whole of a string at a marked place, its first 256 characters at most. */
  string(place: Place, value: string): Fault | undefined;
  number(place: Place, value: number): Fault | undefined;
  word(place: Place, value: boolean | null): Fault | undefined;
  /** What the message says of itself; its counts of tokens are noted there. */
  readonly facts?: Facts | undefined;
}

/** Reasons to skip a part; several where it may be one or the other. */
export type Kinds = readonly Skipped['reason'][];

/** How much of a string is looked at to tell data from text. */
const PREFIX = 128;
const LONGEST_WORD = 64;
const LONGEST_MARKED = 256;

/**
 * Readers of URLs drop blanks in front, and take one slash, none or others for two (WHATWG URL, section 4.4). What stands
 * behind many blanks nobody has looked at.
 */
const ADDRESS = /^[\0-\x20\s]*(?:https?:|[a-z][a-z0-9+.-]{1,20}:[/\\]|[/\\]{2})|^[\0-\x20\s]{64}/i;
const BASE64 = /^[A-Za-z0-9+/=_-]{64,}$/;
/** Places for data that people send; in others only their own format is data. */
const DATA: ReadonlySet<Skipped['reason'] | undefined> = new Set(['image', 'audio', 'file']);

const TEXT: Kinds = [];
const ANY_DATA: Kinds = ['image', 'audio', 'file'];

/** Of a text that cannot be edited. */
type Fixed = Pick<Shape, 'role'> & Pick<Channel, 'path' | 'within'>;
type Decision = 'wait' | 'text' | 'skip' | 'word';

/** Holds a string where its beginning decides whether it is text. */
export class ValueGate implements ValueSink {
  readonly #hooks: Hooks;
  #decision: Decision = 'wait';
  /** What the string being held is named as at its end. */
  #kinds = TEXT;
  #held = '';
  #encoded: EncodedText | undefined;
  /** True where it is data that was looked for; nothing is named of what was read. */
  #data = false;
  /** The bytes of its next text begin here. */
  #encodedFrom = 0;
  #start = -1;
  #marked = '';
  #opaqueStart = 0;
  /** Of the string being read, and of the list of numbers. */
  readonly #kept = new KeptText();
  readonly #numbers = new KeptText();
  readonly #ranked = new RankedNames();

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  opened(place: Place, array: boolean, at: number): Fault | undefined {
    const { media, mark } = place.shape;
    if (media === 'opaque' || media === 'sealed') this.#opaqueStart = at;
    if (media === 'sealed') this.#numbers.begin(array);
    else if (mark === SEALED_NUMBER) this.#numbers.addNumber(Number.NaN);
    return this.#hooks.opened(place, array, at);
  }

  closed(place: Place, at: number): Fault | undefined {
    const { media } = place.shape;
    if (media === 'opaque' || (media === 'sealed' && !this.#numbers.empty)) {
      const kept = media === 'sealed' ? this.#numbers.takeNumbers() : undefined;
      const reason = kept === undefined ? 'opaque' : 'sealed';
      this.#hooks.skip({ path: place.path, reason, bytes: at + 1 - this.#opaqueStart }, kept);
    }
    return this.#hooks.closed(place, at);
  }

  name(place: Place, piece: TextPiece, number: number): void {
    const role = place.shape.rest?.role ?? 'unknown';
    const within = place.shape.mark === NAMED_ALTERNATIVES ? this.#ranked.of(place, number) : undefined;
    this.#fixed(place, { path: `${place.path}.*`, role, ...(within && { within }) }, piece);
  }

  fixed(place: Place, piece: TextPiece): void {
    this.#fixed(place, { path: place.path, role: place.shape.role }, piece);
  }

  #fixed(place: Place, { role, ...at }: Fixed, piece: TextPiece): void {
    if (piece.text === '') return;
    const known = role === 'speaker' ? 'unknown' : role;
    this.#hooks.fixedRun(place, { ...at, role: known, settled: true, editable: false }, piece);
  }

  text(place: Place, piece: TextPiece): Fault | undefined {
    const { shape } = place;
    if (shape.keeps !== undefined) this.#kept.add(shape.keeps, piece.text);
    else if (shape.mark === SEALED_NUMBER) this.#numbers.addNumber(Number.NaN);
    if (shape.media === 'reference') this.#reference(place, piece);
    else if (isText(shape)) this.#hooks.run(place, piece);
    else this.#hold(place, piece);
    if (piece.last && shape.keeps !== undefined) this.#made(shape);
    return shape.mark === undefined ? undefined : this.#mark(place, piece);
  }

  /** A string is over: what stands there without being looked for, the answer has made. */
  #made({ keeps, media }: Shape): void {
    const kept = keeps === undefined || media !== undefined ? undefined : this.#kept.take(keeps);
    if (kept !== undefined) this.#hooks.kept(kept);
    this.#kept.clear();
  }

  number(place: Place, value: number): Fault | undefined {
    if (place.shape.mark === SEALED_NUMBER) this.#numbers.addNumber(value);
    return this.#hooks.number(place, value);
  }

  word(place: Place, value: boolean | null): Fault | undefined {
    if (place.shape.mark === SEALED_NUMBER) this.#numbers.addNumber(Number.NaN);
    return this.#hooks.word(place, value);
  }

  usage({ shape: { usage } }: Place, value: number): void {
    const { facts } = this.#hooks;
    if (usage !== undefined && facts !== undefined) noteUsage(facts, usage, value);
  }

  /** What it refers to was not seen: skipped, though its own characters are text. */
  #reference(place: Place, piece: TextPiece): void {
    this.#hooks.run(place, piece);
    if (this.#start < 0) this.#start = piece.start;
    if (!piece.last) return;
    const bytes = piece.end - this.#start;
    if (bytes > 0) this.#skip(place, this.#hooks.kinds(place, ''), bytes);
    this.#start = -1;
  }

  #mark(place: Place, piece: TextPiece): Fault | undefined {
    if (this.#marked.length < LONGEST_MARKED) this.#marked += piece.text;
    if (!piece.last) return undefined;
    const value = this.#marked.slice(0, LONGEST_MARKED);
    this.#marked = '';
    return this.#hooks.string(place, value);
  }

  #hold(place: Place, piece: TextPiece): void {
    if (this.#start < 0) this.#start = piece.start;
    const known = this.#decision !== 'wait';
    if (!known) {
      this.#held += piece.text;
      this.#decision = this.#decide(place, piece.last);
    }
    if (this.#decision !== 'wait') {
      this.#tell(place, known ? piece : { ...piece, text: this.#held, start: this.#start });
      this.#held = '';
    }
    if (piece.last) this.#finish(place, piece.end);
  }

  /** A piece of a string of which it is known what it is. */
  #tell(place: Place, piece: TextPiece): void {
    if (this.#decision === 'text') this.#hooks.run(place, piece);
    if (this.#encoded === undefined) return;
    const text = this.#encoded.push(piece.text, piece.last);
    if (text === '' && !piece.last) return;
    this.#hooks.decoded(place, { ...piece, text, start: this.#encodedFrom });
    this.#encodedFrom = piece.end;
  }

  #finish(place: Place, end: number): void {
    const read = this.#data && this.#encoded?.readable === true;
    if (!read) this.#skip(place, this.#kinds, end - this.#start);
    this.#encoded = undefined;
    this.#data = false;
    this.#kinds = TEXT;
    this.#decision = 'wait';
    this.#held = '';
    this.#start = -1;
  }

  /** Depends on the first characters only, and on none of them before all are there: chunking does not matter. */
  #decide(place: Place, last: boolean): Decision {
    const { words } = place.shape;
    const held = this.#held;
    if (words === undefined) {
      if (held.length < PREFIX && !last) return 'wait';
      return this.#look(place, held.slice(0, PREFIX));
    }
    if (held.length > LONGEST_WORD) return 'text';
    if (!last) return 'wait';
    return words.has(held) ? 'word' : 'text';
  }

  /** What a string that begins so is. Short data is text as well, because words are written alike. */
  #look(place: Place, beginning: string): Decision {
    const { shape } = place;
    const known = shape.media !== undefined;
    this.#kinds = known ? this.#hooks.kinds(place, beginning) : kindsOfUnknown(beginning);
    const data = this.#kinds.length > 0;
    this.#data = data;
    if ((known || data) && mayHoldText(shape, data)) this.#encoded = encodedText(beginning);
    this.#encodedFrom = this.#start;
    if (!known) return 'text';
    if (data) return 'skip';
    this.#kinds = addressed(shape, beginning);
    return 'text';
  }

  /** The bytes count once. */
  #skip({ path, shape }: Place, kinds: Kinds, bytes: number): void {
    for (const [at, kind] of kinds.entries()) {
      const reason = kind === 'sealed' && this.#kept.odd ? 'opaque' : kind;
      const keeps = reason === 'sealed' || reason === 'reference' ? shape.keeps : undefined;
      const kept = keeps === undefined ? undefined : this.#kept.take(keeps);
      this.#hooks.skip({ path, reason, bytes: at === 0 ? bytes : 0 }, kept);
    }
  }
}

/** True where a string is text and nothing else, and nobody hears of it but as text. */
export function isTextAlone(shape: Shape): boolean {
  return isText(shape) && shape.mark === undefined && shape.keeps === undefined;
}

/** True where a string is nothing but text, whatever it begins with. */
function isText(shape: Shape): boolean {
  const { words, media, role, joined, rest } = shape;
  // Below an open place anything may stand; settings hold no data.
  const open = role === 'unknown' || (rest === shape && role !== 'other');
  return words === undefined && media === undefined && (!open || joined);
}

/** Where the format knows of nothing, or leaves open what stands there, data is text all the same, and may be of any kind. */
function kindsOfUnknown(beginning: string): Kinds {
  const data = isDataUrl(beginning) || (beginning.length >= PREFIX && isBase64(beginning));
  return data ? ANY_DATA : TEXT;
}

/** What only the provider reads is no text; what streams on is in pieces that say nothing alone, but as data. */
function mayHoldText({ media, joined }: Shape, data: boolean): boolean {
  return media !== 'opaque' && media !== 'sealed' && (data || !joined);
}

/** An address is text, and what lies there was not seen; so is data to lenient readers that pass over what is none. */
function addressed({ media }: Shape, beginning: string): Kinds {
  if (media === undefined) return TEXT;
  // Where data is looked for, whoever looked has seen Base64 that is all of it, and knew it to be text.
  const seen = media !== 'image' && isBase64(beginning);
  const lenient = DATA.has(media) && !seen && isNearlyBase64(beginning);
  return ADDRESS.test(beginning) || lenient ? [media] : TEXT;
}

/** True for the beginning of a long string that has next to nothing that Base64 has not; words have blanks. */
function isNearlyBase64(beginning: string): boolean {
  const packed = beginning.replaceAll(/[^A-Za-z0-9+/=_-]/g, '');
  return packed.length >= 64 && (beginning.length - packed.length) * 16 <= beginning.length;
}

/** What a place says by itself of a string that begins so. */
export function kindsAt({ media }: Shape, beginning: string): Kinds {
  if (media === undefined) return TEXT;
  const encoded = isDataUrl(beginning) || (media !== 'image' && isBase64(beginning));
  return encoded || media === 'reference' ? [media] : TEXT;
}

/** True for the beginning of a long text in Base64 (RFC 4648), broken into lines or not. */
export function isBase64(beginning: string): boolean {
  return BASE64.test(beginning.replaceAll(/[\r\n]/g, ''));
}
