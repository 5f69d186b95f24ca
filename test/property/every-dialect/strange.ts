/** Samples with something in them that no format knows: a member, a line, bytes behind the end. */
import assert from 'node:assert/strict';
import type { Channel, Skipped } from '../../../src/core/segment.ts';
import { readAll, readUnits } from '../../unit/dialects/read-all.ts';
import type { Case } from './cases.ts';

/** Words that stand in no sample. */
const STRANGE = 'strange words';
const MEMBER = 'never_heard_of';

/** The same document with the member in one of its objects, for each of them. */
export function withMember(document: unknown): string[] {
  const objects = objectsIn(document);
  return objects.map((object) => {
    object[MEMBER] = STRANGE;
    const text = JSON.stringify(document);
    delete object[MEMBER];
    return text;
  });
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside];
}

/**
 * The words are a text, the message is refused, or as much more is named as not inspected than in the same message
 * (`plain`) without them.
 */
export function assertNoticed({ reader }: Case, changed: Uint8Array, plain: Uint8Array): void {
  const { units, skipped, fault } = readAll(reader(), changed);
  const read = units.some(({ runs }) => runs.some(({ text }) => text.includes(STRANGE)));
  const named = bytesIn(skipped) - bytesIn(readAll(reader(), plain).skipped);
  const noticed = read || fault !== undefined || named >= STRANGE.length;
  assert.ok(noticed, Buffer.from(changed).toString().slice(0, 300));
}

function bytesIn(skipped: readonly Skipped[]): number {
  return skipped.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Events or lines: the stream with one more between each two, which is no JSON, or JSON of no known kind. */
export function withLines(text: string, separator: string): string[] {
  const frame = (data: string): string => (separator === '\n' ? data : `data: ${data}`);
  const units = text.split(separator).filter((unit) => unit !== '');
  const strange = [`${STRANGE}`, JSON.stringify({ type: 'never.heard.of', note: STRANGE })].map(frame);
  // What stands behind the end mark is another matter.
  const ends = units.findIndex((unit) => /^data: ?\[DONE\]/.test(unit));
  const places = ends < 0 ? units.length : ends;
  return strange.flatMap((line) =>
    Array.from({ length: places }, (_, at) =>
      [...units.slice(0, at), line, ...units.slice(at)].map((unit) => unit + separator).join(''),
    ),
  );
}

/** Nothing behind the end mark is handed out, and its bytes are named. True when the stream has such a mark. */
export function assertEnded({ reader, bytes }: Case, more: Uint8Array): boolean {
  const plain = readAll(reader(), bytes);
  if (!plain.units.some(({ closes }) => closes)) return false;
  const { units, skipped, fault } = readAll(reader(), Buffer.concat([bytes, more]));
  assert.equal(fault, undefined);
  assert.deepEqual(units, plain.units);
  assert.ok(bytesIn(skipped.filter(({ reason }) => reason === 'after-end')) >= more.length);
  return true;
}

/** What a member says piece by piece. */
const PIECES = ['str', 'ange', ' wor', 'ds'];

/**
 * Events or lines: the stream with one of them several times in its place, each with a piece of the words in the member of
 * one of its objects; for each object of each.
 */
export function withPieces(text: string, separator: string): string[] {
  const units = text.split(separator).filter((unit) => unit !== '');
  return units.flatMap((unit, at) => {
    const [, head = '', data = ''] = /^((?:.*\n)*?(?:data: ?)?)(\{.*)$/s.exec(unit) ?? [];
    const document = parsed(data);
    return objectsIn(document).map((object) => {
      const pieces = PIECES.map((piece) => {
        object[MEMBER] = piece;
        return head + JSON.stringify(document);
      });
      delete object[MEMBER];
      return [...units.slice(0, at), ...pieces, ...units.slice(at + 1)]
        .map((one) => one + separator)
        .join('');
    });
  });
}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return undefined;
  }
}

/** Where nobody knows who speaks, the pieces are parts of one text, or the stream is refused, or over. */
export function assertOneText({ reader }: Case, changed: Uint8Array): void {
  const texts = new Map<Channel, string>();
  const { units, readings } = readUnits(reader(), [changed]);
  const runs = units.flatMap((unit) => unit.runs);
  for (const { channel, text } of runs)
    for (const of of new Set([channel, channel.within ?? channel]))
      texts.set(of, (texts.get(of) ?? '') + text);
  const refused = readings.some(
    ({ fault, skipped }) => fault !== undefined || skipped.some(({ reason }) => reason === 'after-end'),
  );
  const known = runs.some(({ channel, text }) => text === PIECES.at(-1) && channel.role !== 'unknown');
  const joined = [...texts.values()].some((text) => text.includes(STRANGE));
  assert.ok(joined || refused || known, Buffer.from(changed).toString().slice(0, 300));
}
