/** Reads a whole message through a reader, in any chunking, and says what came of it in comparable terms. */
import assert from 'node:assert/strict';
import type { Dialect, ResponseReader } from '../../../src/core/dialect.ts';
import type { Fault } from '../../../src/core/fault.ts';
import type { Channel, Facts, Reader, Reading, Skipped, Unit } from '../../../src/core/segment.ts';

export const LIMITS = { depth: 64, eventBytes: 1 << 20 };

/** The reader of a request with that content type, or with none. */
export function requestReader(dialect: Dialect, contentType?: string, limits = LIMITS): Reader {
  const headers = contentType === undefined ? [] : [{ name: 'content-type', value: contentType }];
  const reader = dialect.request(limits, { method: 'POST', path: '/', headers });
  if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
  return reader.value;
}

/** The reader of an answer with that content type. */
export function answerReader(dialect: Dialect, contentType: string, limits = LIMITS): ResponseReader {
  const head = { status: 200, headers: [{ name: 'content-type', value: contentType }] };
  const reader = dialect.response(head, {}, limits);
  if (!reader.ok) throw new Error(`no reader: ${reader.fault.message}`);
  return reader.value;
}

/** One stretch of text of one channel in one unit; the runs of one chunking after another merge to the same. */
export interface MergedRun {
  readonly path: string;
  readonly role: string;
  readonly settled: boolean;
  text: string;
  readonly start: number;
  end: number;
  last: boolean;
}

export interface Outcome {
  readonly units: readonly { bytes: string | undefined; closes: boolean; runs: readonly MergedRun[] }[];
  readonly skipped: readonly Skipped[];
  readonly facts: Facts;
  readonly fault: Fault | undefined;
  /** Numbers of channels, in order of their first text. */
  readonly order: readonly number[];
}

export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** Cuts bytes at the given places. */
export function chunksOf(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [...new Set(cuts.map((cut) => Math.min(cut, bytes.length)))].sort(
    (one, other) => one - other,
  );
  const chunks: Uint8Array[] = [];
  let from = 0;
  for (const to of [...places, bytes.length]) {
    chunks.push(bytes.subarray(from, to));
    from = to;
  }
  return chunks;
}

export function everyByte(bytes: Uint8Array): number[] {
  return Array.from(bytes, (_, index) => index);
}

export function readUnits(
  reader: Reader,
  chunks: readonly Uint8Array[],
): { units: Unit[]; readings: Reading[] } {
  const units = new Set<Unit>();
  const readings: Reading[] = [];
  for (const chunk of chunks) {
    const reading = reader.push(chunk);
    readings.push(reading);
    for (const unit of reading.units) units.add(unit);
    if (reading.fault !== undefined) return { units: [...units], readings };
  }
  const reading = reader.end();
  readings.push(reading);
  for (const unit of reading.units) units.add(unit);
  return { units: [...units], readings };
}

export function readAll(reader: Reader, bytes: Uint8Array, cuts: readonly number[] = []): Outcome {
  return outcomeOf(reader, readUnits(reader, chunksOf(bytes, cuts)));
}

/** What a reader made of a message, in comparable terms. */
export function outcomeOf(reader: Reader, { units, readings }: ReturnType<typeof readUnits>): Outcome {
  const order = new Map<Channel, number>();
  const numbers: number[] = [];
  const merged = units.map((unit) => ({
    bytes: unit.bytes === undefined ? undefined : Buffer.from(unit.bytes).toString('latin1'),
    closes: unit.closes,
    runs: mergeRuns(unit, order, numbers),
  }));
  return {
    units: merged,
    skipped: readings.flatMap(({ skipped }) => skipped),
    facts: { ...reader.facts },
    fault: readings.at(-1)?.fault,
    order: numbers,
  };
}

/** Reads a message in one piece, byte by byte, and in every two pieces: the outcome is the same, or the test fails. */
export function readAnyhow(make: () => Reader, bytes: Uint8Array): Outcome {
  const whole = readAll(make(), bytes);
  assert.deepEqual(readAll(make(), bytes, everyByte(bytes)), whole);
  for (let cut = 1; cut < bytes.length; cut++) assert.deepEqual(readAll(make(), bytes, [cut]), whole);
  return whole;
}

function mergeRuns(unit: Unit, order: Map<Channel, number>, numbers: number[]): MergedRun[] {
  const merged: MergedRun[] = [];
  let channel: Channel | undefined;
  for (const run of unit.runs) {
    const before = merged.at(-1);
    if (run.channel === channel && before !== undefined && !before.last && before.end === run.start) {
      before.text += run.text;
      before.end = run.end;
      before.last = run.last;
      continue;
    }
    channel = run.channel;
    if (!order.has(channel)) order.set(channel, order.size);
    numbers.push(order.get(channel) ?? -1);
    const { path, role, settled } = channel;
    merged.push({ path, role, settled, text: run.text, start: run.start, end: run.end, last: run.last });
  }
  return merged;
}

/** The texts of a message by path; the runs of one path after another are joined. */
export function textsOf(outcome: Outcome): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const unit of outcome.units)
    for (const { path, text } of unit.runs) texts[path] = (texts[path] ?? '') + text;
  return texts;
}
