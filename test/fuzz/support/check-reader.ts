/** What holds for every reader of a message: the same in any chunking, nothing made up, nothing repeated in a message of ours. */
import assert from 'node:assert/strict';
import type { Reader, TextRun, Unit } from '../../../src/core/segment.ts';
import { type Outcome, outcomeOf, readAll, readUnits } from '../../unit/dialects/read-all.ts';
import type { Random } from '../framework/random.ts';
import { MARKER } from '../framework/target.ts';

/** Inputs up to this many bytes are also read byte by byte now and then. */
const BYTE_BY_BYTE = 400;
const QUOTE = 0x22;

/** Reads an input whole and in chunks and checks what came of it; says in a few words what did. */
export function checkReader(make: () => Reader, input: Uint8Array, random: Random): string {
  const reader = make();
  const read = readUnits(reader, [input]);
  const whole = outcomeOf(reader, read);
  assert.equal(told(readAll(make(), input, cutsOf(input, random))), told(whole), 'the chunking matters');
  checkBytes(whole, input);
  for (const unit of read.units) checkRuns(unit);
  checkWords(whole);
  return featureOf(whole);
}

function cutsOf(input: Uint8Array, random: Random): number[] {
  if (input.length <= BYTE_BY_BYTE && random(8) === 0) return [...input.keys()];
  return Array.from({ length: 1 + random(8) }, () => random(input.length + 1));
}

/** Everything that a chunking must not change. Skipped parts may be told in one or in several. */
function told(outcome: Outcome): string {
  const skipped: Record<string, number> = {};
  for (const { reason, bytes } of outcome.skipped) skipped[reason] = (skipped[reason] ?? 0) + bytes;
  const sums = Object.entries(skipped).sort();
  const { units, facts, fault, order } = outcome;
  return JSON.stringify({ units, facts, fault, order, sums });
}

/** What leaves is what came: a prefix after a fault, and all but what is told as dropped without one. */
function checkBytes(outcome: Outcome, input: Uint8Array): void {
  const text = Buffer.from(input).toString('latin1');
  const left = outcome.units.map((unit) => unit.bytes ?? '').join('');
  assert.ok(text.startsWith(left), 'what leaves is no prefix of what came');
  if (outcome.fault !== undefined) return;
  const dropped = outcome.skipped
    .filter(({ reason }) => reason === 'after-end' || reason === 'unterminated')
    .reduce((sum, { bytes }) => sum + bytes, 0);
  assert.equal(left.length + dropped, text.length, 'bytes are missing that nothing tells of');
}

/** Runs are in order, inside their unit, and say what their bytes spell. */
function checkRuns(unit: Unit): void {
  if (unit.bytes === undefined) return;
  const bytes = unit.sealing?.opened ?? unit.bytes;
  let before = 0;
  for (const run of unit.runs) {
    assert.ok(run.start <= run.end && run.end <= bytes.length, 'a run lies outside of its unit');
    if (isDecoded(run)) continue;
    assert.ok(run.start >= before, 'runs overlap or are out of order');
    before = run.end;
    const spelled = spelledBy(run, bytes);
    if (bytes[run.start - 1] !== QUOTE && isRewritten(spelled, run.text)) continue;
    assert.equal(spelled, run.text, 'a run is not what its bytes spell');
  }
}

/** Text that stands encoded in the bytes of a string, which may be a text as well. */
function isDecoded({ channel }: TextRun): boolean {
  return channel.editable === false && channel.path.endsWith(':decoded');
}

/** A whole number is judged by its digits however it is written: `1e9` is 1000000000, `42.0` is 42. */
function isRewritten(spelled: string, text: string): boolean {
  if (!/^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(spelled)) return false;
  return /^-?\d+$/.test(text) && Number(text) === Number(spelled);
}

function spelledBy(run: TextRun, bytes: Uint8Array): string {
  const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    bytes.subarray(run.start, run.end),
  );
  return run.spelling === 'json' ? String(JSON.parse(`"${source}"`)) : source;
}

/** Faults and paths hold words of ours and names of the format, never content. */
function checkWords({ fault, units, skipped }: Outcome): void {
  const ours = [
    fault?.message ?? '',
    fault?.at ?? '',
    ...units.flatMap(({ runs }) => runs.map(({ path }) => path)),
    ...skipped.map(({ path }) => path),
  ];
  assert.ok(!ours.some((words) => words.toLowerCase().includes(MARKER)), 'content is repeated');
}

function featureOf({ fault, units, skipped }: Outcome): string {
  const paths = new Set(units.flatMap(({ runs }) => runs.map(({ path, role }) => `${nearby(path)}/${role}`)));
  const reasons = new Set(skipped.map(({ reason }) => reason));
  return [
    fault === undefined ? 'read' : `${fault.kind}: ${plain(fault.message)} ${nearby(fault.at ?? '')}`,
    `units ${Math.min(4, units.length)}`,
    ...[...paths].sort().slice(0, 6),
    ...[...reasons].sort(),
  ].join('; ');
}

/** The last two names of a path: how deep they lie is no news. */
function nearby(path: string): string {
  return plain(path).split('.').slice(-2).join('.');
}

/** Without its numbers and unknown levels, so that `messages[3]` and `messages[4]` are one outcome. */
export function plain(words: string): string {
  return words.replaceAll(/\d+/g, '#').replaceAll(/(?:\.?\*|\[#\])+/g, '*');
}
