/** T01: whatever the wire, the same call of a tool becomes the same name and the same arguments. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Dialect } from '../../../src/core/dialect.ts';
import type { Reader, ToolCall } from '../../../src/core/segment.ts';
import { DIALECTS, findDialect } from '../../../src/dialects/index.ts';
import { ARGUMENTS, OTHER_TOOL, TOOL, type WireCall } from '../../dialects/calls/types.ts';
import { titleOf, WIRE_CALLS } from '../../dialects/calls/wire-calls.ts';
import type { DialectSamples } from '../../dialects/types.ts';
import { answerCase, requestCase } from '../../property/every-dialect/cases.ts';
import { bytesOf, chunksOf, everyByte, LIMITS, readUnits } from './read-all.ts';

/** The strings and the names of a value, in order. */
function wordsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).flatMap(([name, member]) => [name, ...wordsIn(member)]);
}

/** The arguments as words, which came as JSON text, as strings and names, or as paths and their texts. */
function argumentsOf(texts: readonly string[]): string[] {
  const [only] = texts;
  if (texts.length === 1 && only?.startsWith('{')) return wordsIn(JSON.parse(only));
  const words = texts.map((text) => text.replace(/^\$\./, ''));
  return words.filter((word, at) => word !== words[at - 2] || !(words[at - 2] ?? '').match(/^(path|force)$/));
}

/** Texts by their channels. */
interface Seen {
  readonly name: Map<object, string>;
  readonly arguments: Map<object, string>;
}

/** Name and words of the arguments of each call, by its texts alone. */
function callsIn(make: () => Reader, bytes: Uint8Array, cuts: readonly number[]): object[] {
  const { units, readings } = readUnits(make(), chunksOf(bytes, cuts));
  assert.equal(readings.at(-1)?.fault, undefined);
  const calls = new Map<ToolCall, Seen>();
  for (const { channel, text } of units.flatMap(({ runs }) => runs)) {
    if (channel.call === undefined || text === '') continue;
    const { part, call } = channel.call;
    const seen = calls.get(call) ?? { name: new Map(), arguments: new Map() };
    calls.set(call, seen);
    // The name of a member may stand in front of whoever speaks.
    assert.ok(channel.role === 'assistant' || (channel.role === 'unknown' && channel.editable === false));
    seen[part].set(channel, (seen[part].get(channel) ?? '') + text);
  }
  return [...calls].map(([call, seen]) => {
    assert.equal(call.open, undefined, 'what has ended is complete');
    const names = [...new Set(seen.name.values())];
    assert.deepEqual(names, [call.name], 'the call knows its name');
    return { name: names[0], arguments: argumentsOf([...seen.arguments.values()]) };
  });
}

function readerOf(row: WireCall, dialect: Dialect): () => Reader {
  return () => {
    const target = { method: 'POST', path: row.path };
    const headers = [{ name: 'content-type', value: 'application/json' }];
    const request = dialect.request(LIMITS, { ...target, headers });
    assert.ok(request.ok);
    if (row.answer === undefined) return request.value;
    request.value.push(bytesOf(JSON.stringify(row.body)));
    request.value.end();
    const head = { status: 200, headers: [{ name: 'content-type', value: row.answer.type }] };
    const answer = dialect.response(head, request.value.facts, LIMITS);
    assert.ok(answer.ok);
    return answer.value;
  };
}

describe('T01 a call of a tool is the same on every wire', () => {
  for (const row of WIRE_CALLS) {
    it(`T01 ${titleOf(row)}`, () => {
      const dialect = findDialect({ method: 'POST', path: row.path });
      assert.equal(dialect?.name, row.dialect);
      const bytes =
        row.answer === undefined
          ? bytesOf(JSON.stringify(row.body))
          : Buffer.concat(row.answer.pieces.map((piece) => Buffer.from(piece)));
      const other = { name: OTHER_TOOL, arguments: [] };
      const expected = { name: TOOL, arguments: wordsIn(ARGUMENTS) };
      const all = row.calls === 2 ? [other, expected] : [expected];
      for (const cuts of [[], everyByte(bytes)])
        assert.deepEqual(callsIn(readerOf(row, dialect as Dialect), bytes, cuts), all);
    });
  }

  for (const dialect of DIALECTS) {
    it(`and ${dialect.name} is not left out where its samples have one`, async () => {
      const { samples } = (await import(`../../dialects/${dialect.name}.ts`)) as { samples: DialectSamples };
      const { requests, answers, streams } = samples.marked;
      const cases = [
        ...requests.map((sample) => requestCase(dialect, sample)),
        ...[...answers, ...streams].map((sample) => answerCase(dialect, sample)),
      ];
      const units = cases.flatMap(({ bytes, reader }) => readUnits(reader(), [bytes]).units);
      const called = units.some(({ runs }) => runs.some(({ channel }) => channel.call !== undefined));
      const rows = WIRE_CALLS.filter((row) => row.dialect === dialect.name);
      assert.ok(!called || rows.length > 0);
    });
  }

  it('in each direction', () => assert.ok(WIRE_CALLS.length > 35));
});
