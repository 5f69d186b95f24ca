/**
 * The file of an index. All numbers have 32 bits and are little-endian:
 *
 *     0  "weir-dlp"        8  version       12  kind
 *    16  id of the key    24  salt          40  six numbers of the kind
 *    64  bytes of each of four sections     80  the sections, each padded to four bytes
 *   end  HMAC-SHA-256 under a key derived from the operator's, over the SHA-256 of all before it
 */
import { failed, ok, type Result } from '../../core/fault.ts';
import { IndexKeys, KEY_ID_BYTES, keyIdOf, MASTER_BYTES, SALT_BYTES, SEAL_BYTES } from './keys.ts';

const MAGIC = new TextEncoder().encode('weir-dlp');
const VERSION = 1;
const NUMBERS_AT = 40;
const NUMBERS = 6;
const LENGTHS_AT = 64;
const SECTIONS = 4;
const HEAD_BYTES = 80;

export const KINDS = { cells: 1, documents: 2 } as const;
export type IndexKind = keyof typeof KINDS;

/** What a kind of index keeps. */
export interface Content {
  readonly kind: IndexKind;
  /** At most six, each below 2^32. */
  readonly numbers: readonly number[];
  /** At most four. */
  readonly sections: readonly Uint8Array[];
}

/** A file as it was read, the operator's key, and the hash that its maker used. */
export interface IndexFile {
  readonly bytes: Uint8Array;
  readonly key: Uint8Array;
  sha256(bytes: Uint8Array): Uint8Array;
}

/** What an index is made with; the salt is drawn for it. */
export type Making = Omit<IndexFile, 'bytes'> & { readonly salt: Uint8Array };

/** A file that was made with this key and is whole. */
export interface Container extends Content {
  readonly keys: IndexKeys;
}

/** Puts the file of an index together. */
export function seal(content: Content, made: Making): Uint8Array {
  const { sections, numbers, kind } = content;
  const size = HEAD_BYTES + sections.reduce((sum, { length }) => sum + padded(length), 0);
  const bytes = new Uint8Array(size + SEAL_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(MAGIC, 0);
  view.setUint32(8, VERSION, true);
  view.setUint32(12, KINDS[kind], true);
  bytes.set(keyIdOf(made.key), 16);
  bytes.set(made.salt, 24);
  for (const [at, number] of numbers.entries()) view.setUint32(NUMBERS_AT + 4 * at, number, true);
  let next = HEAD_BYTES;
  for (const [at, section] of sections.entries()) {
    view.setUint32(LENGTHS_AT + 4 * at, section.length, true);
    bytes.set(section, next);
    next += padded(section.length);
  }
  const keys = new IndexKeys(made.key, made.salt);
  bytes.set(keys.seal(made.sha256(bytes.subarray(0, size))), size);
  return bytes;
}

/** Opens the file of an index, or says why it is none, or none of this key. */
export function unseal({ bytes, key, sha256 }: IndexFile): Result<Container> {
  const wrong = (what: string) => failed('unreadable', what);
  if (bytes.length < HEAD_BYTES + SEAL_BYTES || !startsWith(bytes, MAGIC, 0))
    return wrong('is no index of weir dlp');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    return wrong(`is of version ${version}, this weir reads ${VERSION}; make it again`);
  if (key.length !== MASTER_BYTES) return wrong(`needs a key of ${MASTER_BYTES} bytes`);
  if (!startsWith(bytes, keyIdOf(key), 16)) return wrong('was made with another key');
  const end = bytes.length - SEAL_BYTES;
  const keys = new IndexKeys(key, bytes.slice(16 + KEY_ID_BYTES, 16 + KEY_ID_BYTES + SALT_BYTES));
  if (!startsWith(bytes, keys.seal(sha256(bytes.subarray(0, end))), end))
    return wrong('is damaged or incomplete; make it again');
  // What follows was written by this code: the seal says so.
  const kind = view.getUint32(12, true) === KINDS.cells ? 'cells' : 'documents';
  const numbers = Array.from({ length: NUMBERS }, (_, at) => view.getUint32(NUMBERS_AT + 4 * at, true));
  return ok({ kind, numbers, sections: sectionsOf(bytes, view), keys });
}

function sectionsOf(bytes: Uint8Array, view: DataView): Uint8Array[] {
  let next = HEAD_BYTES;
  return Array.from({ length: SECTIONS }, (_, at) => {
    const length = view.getUint32(LENGTHS_AT + 4 * at, true);
    const section = bytes.subarray(next, next + length);
    next += padded(length);
    return section;
  });
}

function startsWith(bytes: Uint8Array, expected: Uint8Array, at: number): boolean {
  return expected.every((byte, index) => bytes[at + index] === byte);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** Columns of 32-bit numbers as a section. */
export function toSection(columns: readonly Uint32Array[]): Uint8Array {
  const bytes = new Uint8Array(columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const column of columns) {
    if (LITTLE_ENDIAN) bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    else for (const [row, word] of column.entries()) view.setUint32(at + 4 * row, word, true);
    at += column.byteLength;
  }
  return bytes;
}

/** A section as so many columns of equal length; they share its memory where the machine allows it. */
export function fromSection(section: Uint8Array | undefined, columns: number): Uint32Array[] {
  const words = wordsOf(section ?? new Uint8Array(0));
  const rows = words.length / columns;
  return Array.from({ length: columns }, (_, at) => words.subarray(at * rows, (at + 1) * rows));
}

function wordsOf(section: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = section;
  if (LITTLE_ENDIAN && byteOffset % 4 === 0) return new Uint32Array(buffer, byteOffset, length / 4);
  const view = new DataView(buffer, byteOffset, length);
  return Uint32Array.from({ length: length / 4 }, (_, at) => view.getUint32(4 * at, true));
}
