/** Laws 2, 3 and 4 on streamed messages of Anthropic, whose blocks interleave; every stream that leaves is whole. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { named } from '../dialects/anthropic-messages/wire.ts';
import { converse, cutAt, type Outcome, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const EXCHANGES = 250;
const CHUNKINGS = 8;
const BANNED = 'project bluebird';
const SECRETS = ['4111 1111 1111 1111', 'ana.perez@example.com', 'AKIAJ7Q4M2XW9RT5K3BD'];
const PROSE = [
  'The river ',
  'call ',
  'order 4111 ',
  '日本 ',
  '"quoted" \\ ',
  '4242 ',
  'AKIA ',
  'project ',
  'a@b ',
];

const policyOf = (banned: string) =>
  policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: laws }
spec:
  response:
    rules:
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD, EMAIL] }, action: redact }
      - { name: no-secrets, detector: secrets, action: redact, replacement: "[SECRET]" }
      ${banned}
`);
const ENFORCED = policyOf(
  `- { name: banned, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }`,
);
/** The same redactions without the denial: what has left a denied exchange is a prefix of this one's output. */
const CLEAN = policyOf('');

type Event = Parameters<typeof named>[0][number];

/** A block: its kind, its text in pieces. */
interface Block {
  readonly tool: boolean;
  readonly pieces: readonly string[];
}

const text = fc
  .array(
    fc.oneof(
      { weight: 10, arbitrary: fc.constantFrom(...PROSE) },
      { weight: 3, arbitrary: fc.constantFrom(...SECRETS).map((secret) => ` ${secret} `) },
      { weight: 1, arbitrary: fc.constant(`the ${BANNED} plan `) },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const block = fc
  .record({ tool: fc.boolean(), said: text, size: fc.integer({ min: 1, max: 9 }) })
  .map(({ tool, said, size }): Block => {
    const pieces = said.match(new RegExp(`.{1,${size}}`, 'gsu')) ?? [];
    return { tool, pieces };
  });
const sample = fc.record({
  blocks: fc.array(block, { minLength: 1, maxLength: 3 }),
  turns: fc.array(fc.nat(2), { minLength: 1, maxLength: 40 }),
});

function eventsOf(index: number, { tool, pieces }: Block): Event[] {
  const begun = tool ? { type: 'tool_use', id: 't', name: 'look', input: {} } : { type: 'text', text: '' };
  const delta = (piece: string) =>
    tool ? { type: 'input_json_delta', partial_json: piece } : { type: 'text_delta', text: piece };
  return [
    { type: 'content_block_start', index, content_block: begun },
    ...pieces.map((piece) => ({ type: 'content_block_delta', index, delta: delta(piece) })),
    { type: 'content_block_stop', index },
  ];
}

/** The events of all blocks, in turns; blocks begin in order. */
function interleave(blocks: readonly Block[], turns: readonly number[]): Event[] {
  const waiting = blocks.map((one, index) => eventsOf(index, one));
  const begun = waiting.flatMap((events) => events.splice(0, 1));
  const events: Event[] = [];
  for (let turn = 0; waiting.some((rest) => rest.length > 0); turn++) {
    const rest = waiting[(turns[turn % turns.length] ?? 0) % waiting.length];
    const next = rest?.shift() ?? waiting.find((other) => other.length > 0)?.shift();
    if (next !== undefined) events.push(next);
  }
  return [...begun, ...events];
}

const MESSAGE = {
  id: 'm',
  type: 'message',
  role: 'assistant',
  model: 'c',
  content: [],
  usage: { output_tokens: 1 },
};

function streamOf({ blocks, turns }: { blocks: readonly Block[]; turns: readonly number[] }): Buffer {
  return Buffer.from(
    named([
      { type: 'message_start', message: MESSAGE },
      ...interleave(blocks, turns),
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 5 } },
      { type: 'message_stop' },
    ]),
  );
}

interface Read {
  readonly type: string;
  readonly index?: number;
  readonly delta?: { readonly text?: string; readonly partial_json?: string; readonly stop_reason?: string };
}

function readEvents(sse: Buffer): Read[] {
  const data = sse
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('data: '));
  return data.map((line) => JSON.parse(line.slice('data: '.length)) as Read);
}

function textsOf(events: readonly Read[]): string[] {
  const texts: string[] = [];
  for (const { index = 0, delta } of events)
    texts[index] = (texts[index] ?? '') + (delta?.text ?? delta?.partial_json ?? '');
  return Array.from(texts, (content) => content ?? '');
}

/** Every block that began has ended, once; then the message. */
function assertWhole(events: readonly Read[]): void {
  const of = (type: string) => events.filter((event) => event.type === type).map(({ index }) => index);
  assert.deepEqual(of('content_block_stop').sort(), of('content_block_start').sort());
  assert.equal(of('message_start').length, 1);
  assert.deepEqual(
    events.slice(-2).map(({ type }) => type),
    ['message_delta', 'message_stop'],
  );
}

function verdictOf({ events }: Outcome) {
  const told = events.filter(({ direction }) => direction === 'response');
  const last = told.findLast(({ kind }) => kind !== 'close');
  return { verdict: last?.verdict, rule: last?.rule, findings: told.flatMap(({ findings }) => findings) };
}

const ASKED = Buffer.from('{"model":"c","stream":true,"messages":[{"role":"user","content":"hi"}]}');

function run(policies: typeof ENFORCED, answer: readonly Uint8Array[]): Outcome {
  return converse({ policies, path: '/v1/messages', request: [ASKED], answer });
}

/** What leaves of a block that stands alone: over several a card number cannot be masked, and is denied. */
function cleanText(block: Block): string {
  const answer = streamOf({ blocks: [block], turns: [0] });
  return textsOf(readEvents(run(CLEAN, [answer]).client))[0] ?? '';
}

describe('laws on streamed messages', () => {
  it(`hold for ${EXCHANGES} exchanges in ${CHUNKINGS} chunkings each`, () => {
    const seen: Record<string, number> = {};
    const cuts = fc.array(fc.array(fc.nat(1e6), { maxLength: 40 }), {
      minLength: CHUNKINGS,
      maxLength: CHUNKINGS,
    });
    const holds = (
      exchange: { blocks: readonly Block[]; turns: readonly number[] },
      places: number[][],
    ): void => {
      const answer = streamOf(exchange);
      const whole = run(ENFORCED, [answer]);
      const clean = exchange.blocks.map(cleanText);
      const expected = verdictOf(whole);
      seen[expected.verdict ?? ''] = (seen[expected.verdict ?? ''] ?? 0) + 1;
      if (expected.verdict === 'allow') assert.deepEqual(whole.client, answer);
      for (const cut of places) {
        const chunked = run(ENFORCED, cutAt(answer, cut));
        assert.deepEqual(verdictOf(chunked), expected);
        if (expected.verdict === 'deny') assertCut(chunked, clean);
        else assert.deepEqual(chunked.client, whole.client);
        assertNoLeak(chunked);
      }
    };
    fc.assert(fc.property(sample, cuts, holds), { numRuns: EXCHANGES });
    for (const verdict of ['allow', 'mutate', 'deny']) assert.ok((seen[verdict] ?? 0) > 10, verdict);
  });
});

function assertNoLeak({ client }: Outcome): void {
  for (const content of textsOf(readEvents(client)))
    for (const secret of [...SECRETS, BANNED])
      assert.ok(!content.includes(secret), 'what is removed has left');
}

/** What left before the ending is a prefix of the clean output; the ending makes a whole message of it. */
function assertCut(chunked: Outcome, clean: readonly string[]): void {
  if (chunked.local !== undefined) {
    assert.equal(chunked.client.length, 0);
    return;
  }
  const events = readEvents(chunked.client);
  assertWhole(events);
  assert.equal(events.at(-2)?.delta?.stop_reason, 'refusal');
  for (const [index, content] of textsOf(events).entries())
    assert.ok((clean[index] ?? '').startsWith(content));
}
