/** Reader for a message that is plain UTF-8 text: one unit, one channel. */
import { fault } from '../core/fault.ts';
import type { Channel, Facts, Reader, Reading, TextRun, Unit } from '../core/segment.ts';
import { asBuffer } from './json/decode.ts';
import { wholeCharacters } from './utf8.ts';

const NOT_UTF8 = 'The text is not UTF-8; send UTF-8.';

/** Reads plain text; holds back the bytes of a character that a chunk leaves incomplete. */
export class PlainTextReader implements Reader {
  readonly facts: Facts = {};
  readonly #channel: Channel;
  readonly #chunks: Uint8Array[] = [];
  readonly #unit: { bytes: Uint8Array | undefined; readonly runs: TextRun[]; readonly closes: boolean };
  #carry: Uint8Array = new Uint8Array(0);
  #read = 0;

  constructor(role: Channel['role']) {
    this.#channel = { path: '$', role, settled: true };
    this.#unit = { bytes: undefined, runs: [], closes: false };
  }

  push(bytes: Uint8Array): Reading {
    this.#chunks.push(bytes);
    const fresh = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    const { end, broken } = wholeCharacters(fresh, 0, fresh.length);
    this.#carry = Buffer.from(fresh.subarray(end));
    if (end > 0) this.#run(asBuffer(fresh).toString('utf8', 0, end), end, false);
    const units: Unit[] = end > 0 ? [this.#unit] : [];
    return broken
      ? { units, skipped: [], fault: fault('unreadable', NOT_UTF8, '$') }
      : { units, skipped: [] };
  }

  end(): Reading {
    if (this.#carry.length > 0) return { units: [], skipped: [], fault: fault('unreadable', NOT_UTF8, '$') };
    this.#unit.bytes = Buffer.concat(this.#chunks);
    if (this.#read > 0) this.#run('', 0, true);
    return { units: [this.#unit], skipped: [] };
  }

  #run(text: string, length: number, last: boolean): void {
    const start = this.#read;
    this.#read += length;
    this.#unit.runs.push({ channel: this.#channel, text, start, end: this.#read, spelling: 'text', last });
  }
}
