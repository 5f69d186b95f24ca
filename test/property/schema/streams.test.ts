/** Streamed answers of a schema, in any chunking of their bytes: the same verdict, and no more leaves than may. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findDialect } from '../../../src/dialects/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { DONE } from '../../e2e/conformance/support/events.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { chunksOf } from '../../unit/dialects/read-all.ts';
import { fc } from '../fast-check.ts';

const RUNS = 300;
const TARGET = { method: 'POST', path: '/v1/chat/completions' };
const SCHEMA = {
  type: 'object',
  properties: { a: { enum: ['x', 'yes'] }, list: { items: { type: 'integer' }, maxItems: 2 } },
  required: ['a'],
  additionalProperties: false,
};
const [POLICY] = policiesOf(
  JSON.stringify({
    ...{ apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'streams' } },
    spec: {
      response: {
        rules: [{ name: 'words', detector: 'keywords', options: { words: ['yes'] }, action: 'redact' }],
        schema: [
          { name: 'answer', inline: SCHEMA },
          { name: 'args', on: 'tool:t', inline: SCHEMA },
        ],
        format: { maxCharacters: 60 },
      },
    },
  }),
).policies;

const TEXTS = [
  '{"a":"x"}',
  '{"list":[1,2],"a":"yes"}',
  '{"list":[1,2,3]}',
  '{"b":1}',
  '{"a":"z"}',
  '{"a":',
  '',
  ' '.repeat(61),
  '[]',
];

/** What one choice says: its text, or a call; and whether the stream says that it is over. */
const choices = fc.array(
  fc.record({
    text: fc.constantFrom(...TEXTS),
    size: fc.integer({ min: 1, max: 6 }),
    calls: fc.boolean(),
    ends: fc.boolean(),
  }),
  { minLength: 1, maxLength: 2 },
);

function chunk(index: number, delta: object, finish: string | null = null): string {
  return `data: ${JSON.stringify({ id: 'c', model: 'm', choices: [{ index, delta, finish_reason: finish }] })}\n\n`;
}

interface Choice {
  readonly text: string;
  readonly size: number;
  readonly calls: boolean;
  readonly ends: boolean;
}

function eventsOf({ text, size, calls, ends }: Choice, index: number): string[] {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const said = calls
    ? [
        chunk(index, {
          tool_calls: [{ index: 0, id: 'i', type: 'function', function: { name: 't', arguments: '' } }],
        }),
        ...pieces.map((piece) =>
          chunk(index, { tool_calls: [{ index: 0, function: { arguments: piece } }] }),
        ),
      ]
    : pieces.map((content) => chunk(index, { content }));
  return ends ? [...said, chunk(index, {}, calls ? 'tool_calls' : 'stop')] : said;
}

/** The events of two choices, one after the other in turns. */
function interleaved(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat();
}

function judged(chunks: readonly Uint8Array[]) {
  const dialect = findDialect(TARGET);
  assert.ok(dialect !== undefined && POLICY !== undefined);
  const opened = answerLane({
    ...{ policy: POLICY, dialect, request: {}, fingerprint: () => '', eager: false, enforced: true },
    head: { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] },
  });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  const outputs = [...chunks.map((bytes) => lane.push(bytes)), lane.end()];
  const denial = outputs.flatMap((output) => output.denial ?? [])[0];
  return {
    left: Buffer.concat(outputs.flatMap((output) => output.chunks)).toString(),
    found: outputs.flatMap(({ findings }) =>
      findings.map(({ rule, type, path, start }) => ({ rule, type, path, start })),
    ),
    denied: denial?.kind === 'finding' ? denial.rule : denial?.kind,
    ended: outputs.some(({ ended }) => ended),
  };
}

describe('streamed answers of a schema', () => {
  it('come to the same however their bytes are cut', () => {
    const seen = { denied: 0, passed: 0 };
    fc.assert(
      fc.property(choices, fc.boolean(), fc.array(fc.nat(), { maxLength: 8 }), (all, closes, cuts) => {
        const events = interleaved(all.map(eventsOf));
        const bytes = Buffer.from([...events, ...(closes ? [DONE] : [])].join(''));
        const places = cuts.map((cut) => cut % (bytes.length + 1)).sort((one, other) => one - other);
        const whole = judged([bytes]);
        assert.deepEqual(judged(chunksOf(bytes, places)), whole);
        assert.deepEqual(judged(Array.from(bytes, (byte) => Uint8Array.of(byte))), whole);
        assert.equal(whole.ended, whole.denied === undefined);
        const wrong = all.some(
          ({ text }) => text !== '' && !text.startsWith(TEXTS[0] ?? '') && text !== TEXTS[1],
        );
        assert.equal(whole.denied !== undefined, wrong, JSON.stringify(whole));
        if (whole.denied !== undefined) assert.ok(!whole.left.includes('[DONE]'), whole.left);
        seen[wrong ? 'denied' : 'passed']++;
      }),
      { numRuns: RUNS },
    );
    assert.ok(Math.min(seen.denied, seen.passed) > RUNS / 20, JSON.stringify(seen));
  });
});
