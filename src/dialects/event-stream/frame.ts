/**
 * Frames of an AWS event stream (`application/vnd.amazon.eventstream`): the length of the frame and of its headers, their
 * checksum, headers, payload, and the checksum of all of it. Numbers are big-endian.
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import type { Stretch } from '../json/unit-document.ts';
import { decodeUtf8 } from '../utf8.ts';
import { crc32 } from './crc32.ts';

/** Both lengths and their checksum. */
export const PRELUDE = 12;
/** What a frame without headers and payload has. */
export const SMALLEST = PRELUDE + 4;
const SUMMED = 8;
const STRING = 7;

/** Bytes of a value by its type; those of -1 name their length before it. */
const SIZES = [0, 0, 1, 2, 4, 8, -1, -1, 8, 16] as const;

/** One header: a name, and the text of its value; undefined where the value is none. */
export interface FrameHeader {
  readonly name: string;
  /** Where its name and the value stand. */
  readonly spelled: Stretch;
  readonly value: Stretch;
  readonly text: string | undefined;
}

export interface Frame {
  readonly bytes: Uint8Array;
  readonly headers: readonly FrameHeader[];
  readonly payload: Stretch;
}

const WRONG_SUM = 'A frame of the event stream has a wrong checksum; send it as it was made.';
const MALFORMED = 'The headers of a frame of the event stream cannot be read; send them as AWS defines them.';
const TWICE = 'A frame of the event stream has a header twice; send each once.';
const NOT_UTF8 = 'A header of the event stream is not UTF-8; send UTF-8.';

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Reads a whole frame, whose prelude was found right; frames mostly have the headers of the one before them. */
export function readFrame(bytes: Uint8Array, before?: Frame): Result<Frame> {
  const view = viewOf(bytes);
  const sum = bytes.length - 4;
  if (crc32(bytes, sum) !== view.getUint32(sum)) return failed('unreadable', WRONG_SUM, '$');
  const end = PRELUDE + view.getUint32(4);
  const payload = { start: end, end: sum };
  if (before !== undefined && sameHeaders(bytes, end, before))
    return ok({ bytes, headers: before.headers, payload });
  const headers = readHeaders(bytes, view, end);
  return headers.ok ? ok({ bytes, headers: headers.value, payload }) : headers;
}

function sameHeaders(bytes: Uint8Array, end: number, before: Frame): boolean {
  if (before.payload.start !== end) return false;
  for (let at = PRELUDE; at < end; at++) if (bytes[at] !== before.bytes[at]) return false;
  return true;
}

function readHeaders(bytes: Uint8Array, view: DataView, end: number): Result<readonly FrameHeader[]> {
  const headers: FrameHeader[] = [];
  const names = new Set<string>();
  for (let at = PRELUDE; at < end; ) {
    const header = readHeader(bytes, view, { start: at, end });
    if (!header.ok) return header;
    if (names.has(header.value.name)) return failed('unreadable', TWICE, 'headers');
    names.add(header.value.name);
    headers.push(header.value);
    at = header.value.value.end;
  }
  return ok(headers);
}

function readHeader(bytes: Uint8Array, view: DataView, { start, end }: Stretch): Result<FrameHeader> {
  const spelled = { start: start + 1, end: start + 1 + view.getUint8(start) };
  if (spelled.end === spelled.start || spelled.end >= end) return failed('unreadable', MALFORMED, 'headers');
  const type = view.getUint8(spelled.end);
  const value = valueAt(view, type, spelled.end + 1);
  if (value === undefined || value.end > end) return failed('unreadable', MALFORMED, 'headers');
  const name = decodeUtf8(bytes, spelled.start, spelled.end);
  const text = type === STRING ? decodeUtf8(bytes, value.start, value.end) : undefined;
  if (name === undefined || (type === STRING && text === undefined))
    return failed('unreadable', NOT_UTF8, 'headers');
  return ok({ name, spelled, value, text });
}

/** Where a value of that type stands whose first byte is there; undefined for a type that does not exist. */
function valueAt(view: DataView, type: number, at: number): Stretch | undefined {
  const size = SIZES[type];
  if (size === undefined) return undefined;
  if (size >= 0) return { start: at, end: at + size };
  // Four bytes of checksum stand behind the headers, so that a length can be read even where the value is cut short.
  return { start: at + 2, end: at + 2 + view.getUint16(at) };
}

/** A frame whose payload was edited: its length and both checksums counted anew. */
export function sealFrame(edited: Uint8Array): Uint8Array {
  const frame = Uint8Array.from(edited);
  const view = viewOf(frame);
  view.setUint32(0, frame.length);
  view.setUint32(SUMMED, crc32(frame, SUMMED));
  view.setUint32(frame.length - 4, crc32(frame, frame.length - 4));
  return frame;
}

/** Headers are texts of fewer than 256 bytes. */
function writeFrame(headers: Readonly<Record<string, string>>, payload: Uint8Array): Uint8Array {
  const parts = Object.entries(headers).flatMap(([name, value]) => [
    Uint8Array.of(Buffer.byteLength(name)),
    Buffer.from(name, 'utf8'),
    Uint8Array.of(STRING, 0, Buffer.byteLength(value)),
    Buffer.from(value, 'utf8'),
  ]);
  const head = Buffer.concat(parts);
  const frame = Buffer.concat([new Uint8Array(PRELUDE), head, payload, new Uint8Array(4)]);
  frame.writeUInt32BE(head.length, 4);
  return sealFrame(frame);
}

/** An event that is a JSON document. */
export function jsonEvent(type: string, payload: object): Uint8Array {
  return jsonFrame({ ':message-type': 'event', ':event-type': type }, payload);
}

/** An exception, of which SDKs make one of theirs. */
export function jsonException(type: string, payload: object): Uint8Array {
  return jsonFrame({ ':message-type': 'exception', ':exception-type': type }, payload);
}

function jsonFrame(headers: Readonly<Record<string, string>>, payload: object): Uint8Array {
  const all = { ...headers, ':content-type': 'application/json' };
  return writeFrame(all, Buffer.from(JSON.stringify(payload), 'utf8'));
}
