/** The lines of one server-sent event: its data, and all other text in it. */
import { byteAt, COLON, SPACE } from '../json/bytes.ts';
import { lineEnd } from './line-end.ts';

/** A line that says something; `start` and `end` are the bytes of what it says, without the name of the field. */
export interface EventLine {
  readonly kind: 'data' | 'text';
  /** `comment`, `event`, `id`, `retry`, or `*` for a field that readers ignore. */
  readonly field: string;
  readonly start: number;
  readonly end: number;
}

const DATA = [...Buffer.from('data:')];
const FIELDS = new Map([
  ['data', 'data'],
  ['event', 'event'],
  ['id', 'id'],
  ['retry', 'retry'],
  ['', 'comment'],
]);

/** Reads the lines of an event; one blank after the colon is not part of the value (WHATWG HTML, section 9.2.6). */
export function eventLines(bytes: Uint8Array, first: boolean): EventLine[] {
  const lines: EventLine[] = [];
  for (let at = first && startsWithMark(bytes) ? 3 : 0; at < bytes.length; at++) {
    const end = lineEnd(bytes, at);
    if (end > at) lines.push(lineAt(bytes, at, end));
    at = end;
  }
  return lines;
}

function lineAt(bytes: Uint8Array, start: number, end: number): EventLine {
  if (isData(bytes, start, end)) {
    const valueStart = start + 5 < end && byteAt(bytes, start + 5) === SPACE ? start + 6 : start + 5;
    return { kind: 'data', field: 'data', start: valueStart, end };
  }
  const colon = bytes.subarray(start, Math.min(end, start + 8)).indexOf(COLON);
  const nameEnd = colon < 0 ? end : start + colon;
  const field =
    nameEnd - start > 5 ? undefined : FIELDS.get(String.fromCharCode(...bytes.subarray(start, nameEnd)));
  if (field === undefined) return { kind: 'text', field: '*', start, end };
  const after = Math.min(nameEnd + 1, end);
  const valueStart = after < end && byteAt(bytes, after) === SPACE ? after + 1 : after;
  return { kind: field === 'data' ? 'data' : 'text', field, start: valueStart, end };
}

/** True for a line that begins with `data:`, as nearly all do. */
function isData(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 5 && DATA.every((byte, at) => bytes[start + at] === byte);
}

/** True for the UTF-8 byte order mark that a stream may begin with. */
function startsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}
