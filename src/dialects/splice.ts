/** Edits of text -> edits of the bytes that spell it; every other byte stays as it was. */
import type { TextRun, Unit } from '../core/segment.ts';
import { unreachable } from '../core/unreachable.ts';
import { characterLength, LONE_LENGTH, LONE_SURROGATE, sequenceLength, unitsOf } from './json/character.ts';

/**
 * What could complete a boundary (RFC 2046, section 5.1.1) together with the text around it: nothing at all, and what
 * begins with a character of boundaries. A replacement holds no line break, so that its end completes none.
 */
const BOUNDARY_BEGINS = /^(?:$|[0-9A-Za-z'()+_,./:=? -])/;

/** Replaces a stretch of one run; offsets are UTF-16 units of the run's text, half open. */
export interface RunEdit {
  readonly run: TextRun;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** Replaces bytes of the unit, half open, by others. */
export interface ByteEdit {
  readonly from: number;
  readonly to: number;
  readonly bytes: Uint8Array;
}

/**
 * Returns the unit's bytes with the edits made; they are in order of their place and do not overlap. An edit that
 * begins or ends inside a surrogate pair takes the whole pair.
 */
export function spliceUnit(unit: Unit, edits: readonly (RunEdit | ByteEdit)[]): Uint8Array {
  const { bytes, sealing } = unit;
  if (bytes === undefined) throw new Error('spliceUnit: the unit is still being read');
  if (edits.length === 0) return bytes;
  const edited = splice(sealing?.opened ?? bytes, edits);
  return sealing === undefined ? edited : sealing.seal(edited);
}

function splice(bytes: Uint8Array, edits: readonly (RunEdit | ByteEdit)[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let copied = 0;
  let cursor: Cursor | undefined;
  for (const edit of edits) {
    if (!('run' in edit)) {
      parts.push(bytes.subarray(copied, edit.from), edit.bytes);
      copied = edit.to;
      continue;
    }
    const { run, start, end, replacement } = edit;
    if (cursor?.run !== run) cursor = new Cursor(bytes, run);
    const from = Math.max(copied, cursor.before(start));
    // No byte spells a blank between words.
    const isSpelled = end > start && run.end > run.start;
    const to = isSpelled ? Math.max(from, cursor.after(end)) : from;
    parts.push(bytes.subarray(copied, from), spell(replacement, run.spelling));
    copied = to;
  }
  parts.push(bytes.subarray(copied));
  return Buffer.concat(parts);
}

function spell(replacement: string, spelling: TextRun['spelling']): Uint8Array {
  switch (spelling) {
    case 'json':
      return Buffer.from(JSON.stringify(replacement).slice(1, -1), 'utf8');
    case 'field':
      return Buffer.from(BOUNDARY_BEGINS.test(replacement) ? `[${replacement}]` : replacement, 'utf8');
    case 'text':
      return Buffer.from(replacement, 'utf8');
    default:
      return unreachable(spelling);
  }
}

/** The byte at which the character begins that holds this unit of a run's text; its end for the end of the text. */
export function byteOffset(bytes: Uint8Array, run: TextRun, unit: number): number {
  return unit >= run.text.length ? run.end : new Cursor(bytes, run).before(unit);
}

/** Walks the bytes of one run, character by character, and only forward. */
class Cursor {
  readonly run: TextRun;
  readonly #bytes: Uint8Array;
  /** The character at `#at` begins at that UTF-16 unit. */
  #unit = 0;
  #at: number;

  constructor(bytes: Uint8Array, run: TextRun) {
    this.#bytes = bytes;
    this.run = run;
    this.#at = run.start;
  }

  /** Where the character begins that holds the unit. */
  before(unit: number): number {
    while (this.#at < this.run.end) {
      const length = this.#length();
      const units = unitsOf(this.#bytes, this.#at, length);
      if (this.#unit + units > unit) break;
      this.#unit += units;
      this.#at += length;
    }
    return this.#at;
  }

  /** Where the character ends that holds the last unit before this one. */
  after(unit: number): number {
    while (this.#at < this.run.end && this.#unit < unit) {
      const length = this.#length();
      this.#unit += unitsOf(this.#bytes, this.#at, length);
      this.#at += length;
    }
    return this.#at;
  }

  #length(): number {
    const { end, spelling } = this.run;
    const read = spelling === 'json' ? characterLength : sequenceLength;
    const length = read(this.#bytes, this.#at, end);
    if (length > 0) return length;
    return length === LONE_SURROGATE || end - this.#at === LONE_LENGTH
      ? Math.min(LONE_LENGTH, end - this.#at)
      : 1;
  }
}
