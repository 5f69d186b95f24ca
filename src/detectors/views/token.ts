/** One token of encoded text, read digit by digit; each character is mapped to the whole digits that spell its bytes. */
import { Folding } from '../fold/folding.ts';
import { endAt, type Stretch, StretchBuilder, startAt } from '../stretch.ts';
import { partsPairs, value16, value64 } from './digits.ts';
import { plain16, plain64 } from './plain-digits.ts';
import { PrintedBytes, UNFINISHED, UNREADABLE } from './printed.ts';
import type { Encoding } from './probe.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** How digits are read that spell plain ASCII: so many at a time, and the next ones so far behind them. */
const PLAIN = {
  hex: { read: plain16, width: 2, step: 2 },
  pairs: { read: plain16, width: 2, step: 3 },
  base64: { read: plain64, width: 4, step: 4 },
} as const;

/** A token from its first digit to its end. */
export class Token {
  readonly #encoding: Encoding;
  readonly bytes = new PrintedBytes();
  readonly #folding = new Folding();
  /** What was decoded and not taken yet. */
  #decoded = new StretchBuilder();
  /** Digits of a group whose bytes are not complete, their value, and where the group begins. */
  #count = 0;
  #value = 0;
  #groupAt = 0;
  /** Where the character begins whose bytes are being read. */
  #pointAt = 0;
  /** Raw offset up to which text was read. */
  #read: number;
  /** What parts pairs of digits; -1 before the first one. */
  #between = -1;
  #partsNext = false;
  /** `paused`: at a line break, behind which it may go on. */
  state: 'open' | 'paused' | 'ended' = 'open';

  constructor(encoding: Encoding, at: number) {
    this.#encoding = encoding;
    this.#read = at;
  }

  /** Reads on from an offset; returns where it stopped. */
  feed(stretch: Stretch, from: number): number {
    const { length } = stretch.text;
    let at = this.#feedPlain(stretch, from);
    while (at < length && this.state === 'open' && this.#take(stretch, at))
      at = this.#feedPlain(stretch, at + 1);
    if (at > from) this.#read = endAt(stretch, at);
    return at;
  }

  /** What was decoded since the last call, folded; all that is left when it has ended. */
  take(): Stretch {
    const ended = this.state === 'ended';
    const from = this.bytes.unfinished ? this.#pointAt : this.#count > 0 ? this.#groupAt : this.#read;
    const until = ended ? this.#read : from;
    const decoded = this.#decoded.stretch(until, until);
    this.#decoded = new StretchBuilder();
    return this.#folding.push(decoded, ended);
  }

  /** Nothing of it follows. */
  end(): void {
    if (this.#encoding === 'base64' && this.state === 'open') this.#complete(this.#read);
    this.state = 'ended';
  }

  /** Reads groups of digits whose bytes are plain ASCII, which most are; returns where others begin. bench: views */
  #feedPlain(stretch: Stretch, from: number): number {
    if (this.#count > 0 || this.bytes.unfinished || this.#partsNext) return from;
    const { text } = stretch;
    const { read, width, step } = PLAIN[this.#encoding];
    let at = from;
    for (let plain = read(text, at); plain !== undefined; plain = read(text, at)) {
      if (step > width && text.charCodeAt(at + width) !== this.#between) return at;
      this.#decoded.put(plain, startAt(stretch, at), endAt(stretch, at + width));
      at += step;
    }
    return at;
  }

  /** True while the unit belongs to the token. */
  #take(stretch: Stretch, at: number): boolean {
    const unit = stretch.text.charCodeAt(at);
    if (this.#encoding === 'base64') return this.#digit64(stretch, at, unit);
    return this.#partsNext ? this.#separator(unit) : this.#digit16(stretch, at, unit);
  }

  #digit64(stretch: Stretch, at: number, unit: number): boolean {
    const value = value64(unit);
    if (value < 0) {
      this.#stop(stretch, at, unit);
      return false;
    }
    if (this.#count === 0) this.#groupAt = startAt(stretch, at);
    this.#value = (this.#value << 6) | value;
    return ++this.#count < 4 || this.#group(endAt(stretch, at + 1), [16, 8, 0]);
  }

  #digit16(stretch: Stretch, at: number, unit: number): boolean {
    const value = value16(unit);
    if (value < 0) {
      this.state = 'ended';
      return false;
    }
    if (this.#count === 0) this.#groupAt = startAt(stretch, at);
    this.#value = (this.#value << 4) | value;
    if (++this.#count < 2) return true;
    this.#partsNext = this.#encoding === 'pairs';
    return this.#group(endAt(stretch, at + 1), [0]);
  }

  #separator(unit: number): boolean {
    this.#partsNext = false;
    if (this.#between < 0) this.#between = unit;
    if (!partsPairs(unit) || unit !== this.#between) this.state = 'ended';
    return this.state === 'open';
  }

  /** The bytes of a group that is complete; false when they are no text. */
  #group(end: number, shifts: readonly number[]): boolean {
    const value = this.#value;
    this.#count = 0;
    this.#value = 0;
    for (const shift of shifts) if (!this.#byte((value >> shift) & 0xff, end)) this.state = 'ended';
    return this.state === 'open';
  }

  #byte(byte: number, end: number): boolean {
    if (this.state === 'ended') return false;
    if (!this.bytes.unfinished) this.#pointAt = this.#groupAt;
    const point = this.bytes.push(byte);
    if (point >= 0) this.#decoded.put(point === 0 ? '' : String.fromCodePoint(point), this.#pointAt, end);
    return point >= 0 || point === UNFINISHED || point !== UNREADABLE;
  }

  /** A character that is no digit ends the token, or its line. */
  #stop(stretch: Stretch, at: number, unit: number): void {
    const breaks = unit === LINE_FEED || unit === RETURN;
    if (breaks && this.#count === 0) {
      this.state = 'paused';
      return;
    }
    this.#complete(at > 0 ? endAt(stretch, at) : this.#read);
    this.state = 'ended';
  }

  /** The bytes of a last group that is not full. */
  #complete(end: number): void {
    if (this.#count === 2) this.#value <<= 12;
    if (this.#count === 3) this.#value <<= 6;
    const shifts = [[], [], [16], [16, 8]][this.#count] ?? [];
    this.#group(end, shifts);
  }
}
