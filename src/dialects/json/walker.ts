/** Tokens -> values at places; refuses names that other readers could take for a name of the format. */
import { type Fault, fault } from '../../core/fault.ts';
import { foldName } from '../../core/fold-name.ts';
import { Place } from './place.ts';
import { SeenNames } from './seen-names.ts';
import type { Format } from './shape.ts';
import type { TextPiece, TokenSink } from './token-sink.ts';
import { wholeNumber } from './whole-number.ts';

/** Takes the values of a document; a fault it returns ends the reading. */
export interface ValueSink {
  opened(place: Place, array: boolean, at: number): Fault | undefined;
  closed(place: Place, at: number): Fault | undefined;
  /** A name that is not in the format: text; `place` is the object, in which it is the member of that number, from 0 on. */
  name(place: Place, piece: TextPiece, number: number): void;
  /** A long number where text may stand: text too. */
  fixed(place: Place, piece: TextPiece): void;
  text(place: Place, piece: TextPiece): Fault | undefined;
  /** `value` is NaN for all but plain integers. */
  number(place: Place, value: number): Fault | undefined;
  word(place: Place, value: boolean | null): Fault | undefined;
  /** A number that counts tokens. */
  usage(place: Place, value: number): void;
}

/** Shorter numbers spell nothing that a detector looks for. */
const TELLING_DIGITS = 7;

const TWICE = 'An object of the JSON has two members of one name; send each once.';
const VARIANT =
  'The JSON has a name that some readers take for one of the format; spell it as documented, in its case.';

interface Level {
  place: Place;
  array: boolean;
  /** Of the item or member that came last. */
  index: number;
  readonly names: SeenNames;
}

/** Follows the tokens of one document after the other. */
export class Walker implements TokenSink {
  readonly #format: Format;
  readonly #sink: ValueSink;
  readonly #root: Place;
  /** Levels are kept for the next object at their depth. */
  readonly #levels: Level[] = [];
  #depth = 0;
  #here: Place;

  constructor(format: Format, sink: ValueSink) {
    this.#format = format;
    this.#sink = sink;
    this.#root = Place.root(format);
    this.#here = this.#root;
  }

  /** Makes ready for another document. */
  reset(): void {
    this.#depth = 0;
    this.#here = this.#root;
  }

  where(): string {
    return this.#here.path;
  }

  /** The place of the value that is next, or being read. */
  get here(): Place {
    return this.#here;
  }

  value(): void {
    const level = this.#level();
    if (level?.array) this.#here = level.place.item(++level.index);
  }

  open(array: boolean, at: number): Fault | undefined {
    const place = this.#here;
    const level = this.#levels[this.#depth++];
    if (level === undefined) {
      this.#levels.push({ place, array, index: -1, names: new SeenNames() });
    } else {
      level.place = place;
      level.array = array;
      level.index = -1;
      level.names.clear();
    }
    return place.shape.mark === undefined ? undefined : this.#sink.opened(place, array, at);
  }

  close(at: number): Fault | undefined {
    const place = this.#level()?.place ?? this.#root;
    this.#depth--;
    this.#leave();
    return place.shape.mark === undefined ? undefined : this.#sink.closed(place, at);
  }

  key(spelling: string, start: number, end: number): Fault | undefined {
    const level = this.#level();
    if (level === undefined) return undefined;
    const { place } = level;
    level.index++;
    const name = place.shape.aliases?.get(spelling) ?? spelling;
    this.#here = place.member(name, level.index);
    if (!level.names.add(name)) return fault('unreadable', TWICE, this.#here.path);
    if (place.shape.members.has(name)) return undefined;
    const meant = place.shape.members.size > 0 ? place.shape.folded.get(foldName(name)) : undefined;
    if (meant !== undefined) return fault('unreadable', VARIANT, place.member(meant).path);
    if (!this.#format.names.has(name))
      this.#sink.name(place, { text: name, start, end, last: true }, level.index);
    return undefined;
  }

  text(piece: TextPiece): Fault | undefined {
    const place = this.#here;
    if (piece.last) this.#leave();
    return this.#sink.text(place, piece);
  }

  number(value: number, piece: TextPiece): Fault | undefined {
    const place = this.#here;
    this.#leave();
    if (place.shape.usage !== undefined) this.#sink.usage(place, value);
    const problem = place.shape.mark === undefined ? undefined : this.#sink.number(place, value);
    if (problem !== undefined) return problem;
    if (place.shape.role !== 'other') this.#spell(place, value, piece);
    return undefined;
  }

  /** A number is text as it is spelled, and as those may spell it who read it. */
  #spell(place: Place, value: number, piece: TextPiece): void {
    const whole = Number.isNaN(value) ? wholeNumber(piece.text) : undefined;
    const text = whole ?? piece.text;
    if (text.length >= TELLING_DIGITS) this.#sink.fixed(place, { ...piece, text });
  }

  word(value: boolean | null): Fault | undefined {
    const place = this.#here;
    this.#leave();
    return place.shape.mark === undefined ? undefined : this.#sink.word(place, value);
  }

  #level(): Level | undefined {
    return this.#depth === 0 ? undefined : this.#levels[this.#depth - 1];
  }

  /** A value is complete: what stands next is in the object or array around it. */
  #leave(): void {
    this.#here = this.#level()?.place ?? this.#root;
  }
}
