/** Edits of text change the bytes that they name, and no other. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextRun, Unit } from '../../../src/core/segment.ts';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { spliceUnit } from '../../../src/dialects/splice.ts';
import { bytesOf, chunksOf, LIMITS, readUnits, requestReader } from './read-all.ts';

/** A request with one message, and the runs of its content. */
function request(contentJson: string, cuts: readonly number[] = []): { unit: Unit; runs: TextRun[] } {
  const bytes = bytesOf(`{"messages":[{"role":"user","content":"${contentJson}"}],"user":"u"}`);
  const [unit] = readUnits(requestReader(openaiChat), chunksOf(bytes, cuts)).units;
  assert.ok(unit?.bytes);
  return { unit, runs: unit.runs.filter(({ channel }) => channel.path === 'messages[0].content') };
}

function edited(
  contentJson: string,
  edits: readonly { start: number; end: number; replacement: string }[],
): string {
  const { unit, runs } = request(contentJson);
  const [run] = runs;
  assert.ok(run);
  const text = Buffer.from(
    spliceUnit(
      unit,
      edits.map((edit) => ({ ...edit, run })),
    ),
  ).toString();
  const [before, after] = ['{"messages":[{"role":"user","content":"', '"}],"user":"u"}'];
  assert.ok(text.startsWith(before) && text.endsWith(after));
  return text.slice(before.length, -after.length);
}

describe('splice', () => {
  const CASES: readonly (readonly [string, string, number, number, string, string])[] = [
    ['plain text', 'abcdef', 2, 4, 'X', 'abXef'],
    ['the whole of it', 'abc', 0, 3, '', ''],
    ['an insertion', 'abc', 1, 1, 'X', 'aXbc'],
    ['text behind an escape', 'a\\n\\u00e9bc', 3, 4, 'X', 'a\\n\\u00e9Xc'],
    ['an escape', 'a\\u00e9b', 1, 2, 'X', 'aXb'],
    ['text behind UTF-8', 'é€\u{1f600}b', 4, 5, 'X', 'é€\u{1f600}X'],
    ['half of a UTF-8 pair', 'a\u{1f600}b', 2, 3, 'X', 'aXb'],
    ['the first half of an escaped pair', 'a\\ud83d\\ude00b', 1, 2, 'X', 'aXb'],
    ['a replacement with quotes and new lines', 'abc', 1, 2, '"\\\n', 'a\\"\\\\\\nc'],
  ];
  for (const [name, source, start, end, replacement, expected] of CASES) {
    it(`replaces ${name}`, () => assert.equal(edited(source, [{ start, end, replacement }]), expected));
  }

  it('makes many edits in one walk', () => {
    const edits = Array.from({ length: 20_000 }, (_, index) => ({
      start: index * 2,
      end: index * 2 + 1,
      replacement: '*',
    }));
    assert.equal(edited('ab'.repeat(20_000), edits), '*b'.repeat(20_000));
  });

  it('edits runs of one text that came in chunks', () => {
    const { unit, runs } = request('abcdef', [42]);
    const [first, second] = runs;
    assert.ok(first && second && first.text + second.text === 'abcdef');
    const edits = [
      { run: first, start: first.text.length - 1, end: first.text.length, replacement: 'X' },
      { run: second, start: 0, end: 1, replacement: '' },
    ];
    const { messages } = JSON.parse(Buffer.from(spliceUnit(unit, edits)).toString());
    assert.equal(messages[0].content.length, 5);
    assert.equal(messages[0].content.replace('X', ''), first.text.slice(0, -1) + second.text.slice(1));
  });

  it('returns the very bytes without edits', () => {
    const { unit } = request('abc');
    assert.equal(spliceUnit(unit, []), unit.bytes);
  });

  it('edits half a pair of surrogates that stands alone', () => {
    const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
    const reader = openaiChat.response(head, {}, LIMITS);
    assert.ok(reader.ok);
    const text = 'data: {"choices":[{"delta":{"content":"a\\ud83d"},"index":0}]}\n\n';
    const [unit] = reader.value.push(bytesOf(text)).units;
    const run = unit?.runs[0];
    assert.ok(unit && run);
    const spliced = spliceUnit(unit, [{ run, start: 1, end: 2, replacement: 'X' }]);
    assert.equal(Buffer.from(spliced).toString(), text.replace('\\ud83d', 'X'));
  });
});
