/** Chunking, identity, coverage and edits: what holds for any message of any dialect. */
import assert from 'node:assert/strict';
import type { Channel, Skipped, TextRun, Unit } from '../../../src/core/segment.ts';
import { type RunEdit, spliceUnit } from '../../../src/dialects/splice.ts';
import { MARK } from '../../dialects/types.ts';
import { everyByte, type Outcome, readAll, readUnits } from '../../unit/dialects/read-all.ts';
import { fc } from '../fast-check.ts';
import type { Case } from './cases.ts';

const CHUNKINGS = 25;
/** Larger messages are not read byte by byte. */
const BYTE_BY_BYTE = 1 << 15;
const MASK = '[MASKED]';

/** Law 2: every split of the bytes gives the same text, skipped parts and facts. */
export function assertAnyChunking({ bytes, reader }: Case): void {
  const whole = comparable(readAll(reader(), bytes));
  if (bytes.length <= BYTE_BY_BYTE) {
    assert.deepEqual(comparable(readAll(reader(), bytes, everyByte(bytes))), whole);
  }
  const cuts = fc.array(fc.nat(bytes.length), { maxLength: 12 });
  const same = (places: number[]): void =>
    assert.deepEqual(comparable(readAll(reader(), bytes, places)), whole);
  fc.assert(fc.property(cuts, same), { numRuns: CHUNKINGS });
}

/** Law 4: the sample is read without a fault, and its units are its bytes. */
export function assertIdentity({ bytes, reader }: Case): void {
  const { units, readings } = readUnits(reader(), [bytes]);
  assert.equal(readings.at(-1)?.fault, undefined);
  assert.deepEqual(Buffer.concat(units.map((unit) => spliced(unit, []))), bytes);
  // What is put into a field of a form may get brackets, so that it completes no boundary.
  const encodes = (run: TextRun): boolean => isEditable(run) && run.spelling !== 'field';
  const same = units.map((unit) => spliced(unit, unit.runs.filter(encodes).map(itself)));
  const again = readUnits(reader(), same);
  assert.equal(again.readings.at(-1)?.fault, undefined);
  assert.deepEqual(textsIn(again.units), textsIn(units), 'what is encoded again reads as before');
}

/** Every mark of the sample is in a text, or the reading names the part that holds it as skipped. */
export function assertCovered({ bytes, reader, skipped }: Case): void {
  const { units, readings } = readUnits(reader(), [bytes]);
  const texts = textsIn(units);
  const named = readings.flatMap((reading) => reading.skipped);
  const marks = marksIn(bytes.toString('latin1'));
  const all = [...new Set([...marks, ...texts.flatMap(marksIn), ...Object.keys(skipped)])];
  assert.ok(all.length > 0, 'the sample has no mark');
  assert.deepEqual(marks, [...new Set(marks)], 'each mark stands in one place');
  const passed = all.filter((mark) => !texts.some((text) => text.includes(mark)) && !(mark in skipped));
  assert.deepEqual(passed, [], 'marks that nothing read');
  for (const [mark, path] of Object.entries(skipped)) assertSkipped({ mark, path, named, texts });
}

interface Claim {
  readonly mark: string;
  readonly path: string;
  readonly named: readonly Skipped[];
  readonly texts: readonly string[];
}

/** A reference is named and is text as well. */
function assertSkipped({ mark, path, named, texts }: Claim): void {
  const part = named.find((one) => one.path === path);
  const paths = named.map((one) => `${one.path} (${one.reason})`).join(', ');
  assert.ok(part !== undefined && part.bytes > 0, `${mark}: ${path} is not among the skipped: ${paths}`);
  if (part.reason !== 'reference') return;
  assert.ok(
    texts.some((text) => text.includes(mark)),
    `${mark}: a reference is text too`,
  );
}

/** Law 4: replacing a mark changes the string that holds it, and nothing else; the message reads on. */
export function assertRedactable({ bytes, reader, sealed }: Case): void {
  const { units } = readUnits(reader(), [bytes]);
  let edited = 0;
  for (const [index, unit] of units.entries()) {
    for (const run of unit.runs.filter(isEditable)) {
      for (const { 0: mark, index: start } of run.text.matchAll(MARK)) {
        const edit = { run, start, end: start + mark.length, replacement: MASK };
        const parts = units.map((one, at) => spliced(one, at === index ? [edit] : []));
        const after = Buffer.concat(parts);
        if (!sealed) assert.equal(after.toString('latin1'), bytes.toString('latin1').replace(mark, MASK));
        const again = readUnits(reader(), [after]);
        assert.equal(again.readings.at(-1)?.fault, undefined);
        assert.deepEqual(
          textsIn(again.units),
          textsIn(units).map((text) => text.replace(mark, MASK)),
        );
        edited++;
      }
    }
  }
  assert.ok(edited > 0, 'no mark could be edited');
}

function isEditable({ channel, text }: TextRun): boolean {
  return channel.editable !== false && text !== '';
}

function itself(run: TextRun): RunEdit {
  return { run, start: 0, end: run.text.length, replacement: run.text };
}

function spliced(unit: Unit, edits: readonly RunEdit[]): Uint8Array {
  return spliceUnit(unit, edits);
}

/** The whole text of each channel, in order of first text. */
function textsIn(units: readonly Unit[]): string[] {
  const texts = new Map<Channel, string>();
  for (const { channel, text } of units.flatMap(({ runs }) => runs))
    texts.set(channel, (texts.get(channel) ?? '') + text);
  return [...texts.values()].filter((text) => text !== '');
}

function marksIn(text: string): string[] {
  return text.match(MARK) ?? [];
}

/** Skipped parts may be told in one or in several; their bytes are the same. */
function comparable(outcome: Outcome): object {
  const skipped: Record<string, number> = {};
  for (const { path, reason, bytes } of outcome.skipped) {
    const key = reason === 'opaque' ? reason : `${path} ${reason}`;
    skipped[key] = (skipped[key] ?? 0) + bytes;
  }
  return { ...outcome, skipped };
}
