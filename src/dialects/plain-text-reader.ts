/** Reader for a message that is plain UTF-8 text: one unit, one channel. */
import { fault } from '../core/fault.ts';
import type { Channel, Facts, Reader, Reading } from '../core/segment.ts';
import { asBuffer } from './json/decode.ts';
import { OpenUnit } from './open-unit.ts';
import { wholeCharacters } from './utf8.ts';

const NOT_UTF8 = 'The text is not UTF-8; send UTF-8.';

/** Reads plain text; holds back the bytes of a character that a chunk leaves incomplete. */
export class PlainTextReader implements Reader {
  readonly facts: Facts = {};
  readonly #channel: Channel;
  readonly #unit = new OpenUnit();
  #carry: Uint8Array = new Uint8Array(0);
  #read = 0;

  constructor(role: Channel['role']) {
    this.#channel = { path: '$', role, settled: true };
  }

  push(bytes: Uint8Array): Reading {
    this.#unit.keep(bytes);
    const fresh = this.#carry.length === 0 ? bytes : Buffer.concat([this.#carry, bytes]);
    const { end, broken } = wholeCharacters(fresh, 0, fresh.length);
    this.#carry = Buffer.from(fresh.subarray(end));
    if (end > 0) this.#run(asBuffer(fresh).toString('utf8', 0, end), end, false);
    return this.#unit.reading(broken ? fault('unreadable', NOT_UTF8, '$') : undefined);
  }

  end(): Reading {
    if (this.#carry.length > 0) return this.#unit.reading(fault('unreadable', NOT_UTF8, '$'));
    if (this.#read > 0) this.#run('', 0, true);
    this.#unit.complete();
    return this.#unit.reading(undefined);
  }

  #run(text: string, length: number, last: boolean): void {
    const start = this.#read;
    this.#read += length;
    this.#unit.add({ channel: this.#channel, text, start, end: this.#read, spelling: 'text', last });
  }
}
