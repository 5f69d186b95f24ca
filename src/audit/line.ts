/** One record is one line of printable ASCII: how it is spelled, hashed and read back. Format version 1. */
import { hash as digest } from 'node:crypto';

/** Version of the format, named in the first record of a chain. */
export const FORMAT_VERSION = 1;
/** The `prev` of the first record: no record precedes it. */
const NO_HASH = '0'.repeat(64);

/** A place in a chain: a record's sequence number and its hash, hex. */
export interface ChainPoint {
  readonly seq: number;
  readonly hash: string;
}

/** Where every chain begins. */
export const CHAIN_START: ChainPoint = { seq: 0, hash: NO_HASH };

/** What the chain itself needs to know of a record. */
export interface RecordView extends ChainPoint {
  readonly prev: string;
  readonly kind: string;
  /** True when the hash is that of the bytes before it. */
  readonly genuine: boolean;
}

/** Most bytes that a line has beside its body. */
export const LINE_OVERHEAD = 192;

const UNPRINTABLE = /[^\x20-\x7e]|[<>&]/g;
const OPENING = /^\{"seq":([1-9][0-9]{0,15}),"prev":"([0-9a-f]{64})","kind":"([a-z-]{1,32})"/;
const CLOSING = /^,"hash":"([0-9a-f]{64})"\}$/;
const CLOSING_BYTES = 75;
const OPENING_BYTES = 140;

/** Spells the fields of a record as the inside of a JSON object in printable ASCII, without `<`, `>` and `&`. */
export function formatBody(fields: { readonly kind: string; readonly [name: string]: unknown }): string {
  return JSON.stringify(fields).slice(1, -1).replace(UNPRINTABLE, escapeUnit);
}

/** Spells one record as a line with its newline, and returns its place in the chain. */
export function formatLine(after: ChainPoint, body: string): { line: string; point: ChainPoint } {
  const seq = after.seq + 1;
  const hashed = `{"seq":${seq},"prev":"${after.hash}",${body}`;
  const hash = digest('sha256', hashed, 'hex');
  return { line: `${hashed},"hash":"${hash}"}\n`, point: { seq, hash } };
}

/** Reads what chains a record from the raw bytes of its line, newline excluded; undefined when it is no record. */
export function parseLine(line: Buffer): RecordView | undefined {
  const bodyEnd = line.length - CLOSING_BYTES;
  if (bodyEnd <= 0) return undefined;
  const opening = OPENING.exec(line.toString('latin1', 0, Math.min(bodyEnd, OPENING_BYTES)));
  const closing = CLOSING.exec(line.toString('latin1', bodyEnd));
  const [, seq, prev, kind] = opening ?? [];
  const hash = closing?.[1];
  if (seq === undefined || prev === undefined || kind === undefined || hash === undefined) return undefined;
  const genuine = digest('sha256', line.subarray(0, bodyEnd), 'hex') === hash;
  return { seq: Number(seq), prev, kind, hash, genuine };
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
