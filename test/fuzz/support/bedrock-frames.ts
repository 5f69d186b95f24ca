/** Inputs as streams of Bedrock: every line is the payload of a frame, whose lengths and checksums are right. */
import assert from 'node:assert/strict';
import type { ResponseReader } from '../../../src/core/dialect.ts';
import type { Unit } from '../../../src/core/segment.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { readUnits } from '../../unit/dialects/read-all.ts';

export const FRAMES = 'application/vnd.amazon.eventstream';

/** Cuts an input into its lines. */
export function linesOf(input: Uint8Array): Buffer[] {
  const lines: Buffer[] = [];
  const bytes = Buffer.from(input);
  for (let start = 0; start <= bytes.length; ) {
    const end = bytes.indexOf(0x0a, start);
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end));
    start = end < 0 ? bytes.length + 1 : end + 1;
  }
  return lines;
}

/** Every text that may be edited is replaced by itself: what comes of that reads as before. */
export function checkSealing(make: () => ResponseReader, stream: Uint8Array): void {
  const { units, readings } = readUnits(make(), [stream]);
  if (readings.at(-1)?.fault !== undefined) return;
  const again = readUnits(make(), units.map(rewritten));
  assert.equal(again.readings.at(-1)?.fault, undefined, 'what was edited cannot be read');
  assert.deepEqual(again.units.map(textsOf), units.map(textsOf), 'what was edited reads otherwise');
}

function rewritten(unit: Unit): Uint8Array {
  const runs = unit.runs.filter(({ channel, text }) => channel.editable !== false && text !== '');
  return spliceUnit(
    unit,
    runs.map((run) => ({ run, start: 0, end: run.text.length, replacement: run.text })),
  );
}

function textsOf({ runs }: Unit): string[] {
  return runs.map(({ channel: { path, role }, text }) => `${path} ${role} ${text}`);
}
