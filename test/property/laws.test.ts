/** Laws 2, 3 and 4 of the design: chunking does not matter, nothing removed leaves, what is allowed leaves as it came. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, cutAt, type Outcome, policiesOf } from '../fakes/conversation.ts';
import { fc } from './fast-check.ts';

const EXCHANGES = 1000;
const CHUNKINGS = 20;

const RULES = (banned: string) => `
      - { name: no-cards, detector: pii, options: { entities: [CREDIT_CARD, IBAN, EMAIL] }, action: redact }
      - { name: no-secrets, detector: secrets, action: redact, replacement: "[SECRET]" }
      - { name: noted, detector: keywords, options: { words: ["quarterly numbers"] }, action: annotate }
      ${banned}`;
const policyOf = (banned: string) =>
  policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: laws }
spec:
  request:
    limits: { bodyBytes: 600, messages: 2, scripts: [Latin, Han, Hiragana, Katakana] }
    rules: ${RULES(banned)}
  response:
    rules: ${RULES(banned)}
`);
const BANNED = 'project bluebird';
const ENFORCED = policyOf(
  `- { name: banned, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }`,
);
/** The same redactions without the denial: what has left a denied exchange is a prefix of this one's output. */
const CLEAN = policyOf('');

const SECRETS = [
  '4111 1111 1111 1111',
  '5500005555555559',
  'GB82 WEST 1234 5698 7654 32',
  'ana.perez@example.com',
  'AKIAJ7Q4M2XW9RT5K3BD',
];
const PROSE = [
  'The weather in Zürich is fine. ',
  'call ',
  'order 4111 shipped ',
  '日本語のテキスト ',
  '👩‍👩‍👧 ',
  'a@b ',
  '\n\n',
  '"quoted" \\ ',
  'quarterly numbers ',
  '4242 ',
  'x\u200by ',
  'AKIA ',
  'project ',
  'blue bird ',
  '',
];
const RARE = [`the ${BANNED} plan `, '4111\u200b1111\u00a011111111 '];

const text = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...PROSE) },
      { weight: 3, arbitrary: fc.constantFrom(...SECRETS).map((secret) => ` ${secret} `) },
      { weight: 1, arbitrary: fc.constantFrom(...RARE) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

/** Splits text into deltas of one to nine UTF-16 units, surrogate pairs too. */
function deltas(whole: string, seed: number): string[] {
  const parts: string[] = [];
  let state = seed || 1;
  for (let at = 0; at < whole.length; ) {
    state = (state * 48271) % 2147483647;
    const size = 1 + (state % 9);
    parts.push(whole.slice(at, at + size));
    at += size;
  }
  return parts;
}

/** Spells a JSON string in one of several ways that mean the same. */
function spell(value: string, escapes: boolean): string {
  const plain = JSON.stringify(value);
  return escapes
    ? plain.replaceAll(/[a-z0-9]/g, (char, at: number) =>
        at % 5 === 0 &&
        plain[at - 1] !== '\\' &&
        !/\\u[0-9a-f]{0,3}$/.test(plain.slice(Math.max(0, at - 5), at))
          ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
          : char,
      )
    : plain;
}

interface Sample {
  readonly choices: readonly string[];
  readonly seed: number;
  readonly escapes: boolean;
  readonly crlf: boolean;
}

const sample = fc.record({
  choices: fc.array(text, { minLength: 1, maxLength: 3 }),
  seed: fc.integer({ min: 1, max: 1e9 }),
  escapes: fc.boolean(),
  crlf: fc.boolean(),
});

function sseOf({ choices, seed, escapes, crlf }: Sample): Buffer {
  const eol = crlf ? '\r\n' : '\n';
  const queues = choices.map((choice, index) => deltas(choice, seed + index));
  const events: string[] = [];
  for (let turn = 0; queues.some((queue) => turn < queue.length); turn++) {
    for (const [index, queue] of queues.entries()) {
      const delta = queue[turn];
      if (delta === undefined) continue;
      events.push(
        `data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":${index},"delta":{"content":${spell(delta, escapes)}}}]}`,
      );
    }
  }
  for (const index of choices.keys())
    events.push(
      `data: {"id":"c1","object":"chat.completion.chunk","model":"m","choices":[{"index":${index},"delta":{},"finish_reason":"stop"}]}`,
    );
  events.push('data: [DONE]');
  return Buffer.from(events.map((event) => event + eol + eol).join(''));
}

function requestOf({ choices, escapes }: Sample): Buffer {
  const messages = choices.map((content) => `{"role":"user","content":${spell(content, escapes)}}`);
  return Buffer.from(`{"model":"m","stream":true,"messages":[${messages.join(',')}]}`);
}

/** The text of every choice in an SSE stream. */
function textsOf(sse: Buffer): string[] {
  const texts: string[] = [];
  for (const line of sse.toString('utf8').split(/\r\n|\n/)) {
    if (!line.startsWith('data: {')) continue;
    const { choices = [] } = JSON.parse(line.slice(6)) as {
      choices?: { index: number; delta?: { content?: string } }[];
    };
    for (const { index, delta } of choices) texts[index] = (texts[index] ?? '') + (delta?.content ?? '');
  }
  return Array.from(texts, (content) => content ?? '');
}

const CALM = Buffer.from('{"model":"m","messages":[{"role":"user","content":"hi"}]}');
const findingsOf = (outcome: Outcome, direction: string) =>
  outcome.events.filter((event) => event.direction === direction).flatMap((event) => event.findings);
const verdictOf = (outcome: Outcome, direction: string) => {
  const decided = outcome.events.filter((event) => event.direction === direction && event.kind !== 'close');
  const last = decided.at(-1);
  return { verdict: last?.verdict, rule: last?.rule };
};

function assertNoLeak(texts: readonly string[]): void {
  for (const content of texts) {
    for (const secret of SECRETS) assert.ok(!content.includes(secret), 'a planted secret left');
    assert.ok(!content.includes(BANNED), 'the banned text left');
  }
}

describe('laws on streamed answers', () => {
  it(`holds for ${EXCHANGES} exchanges in ${CHUNKINGS} chunkings each`, () => {
    let exchanges = 0;
    const seen = { allow: 0, mutate: 0, deny: 0, hold: 0 };
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.array(fc.nat(1e6), { maxLength: 40 }), { minLength: CHUNKINGS, maxLength: CHUNKINGS }),
        (exchange, cuts) => {
          exchanges++;
          const answer = sseOf(exchange);
          const whole = converse({ policies: ENFORCED, request: [CALM], answer: [answer] });
          const clean = converse({ policies: CLEAN, request: [CALM], answer: [answer] });
          const verdict = verdictOf(whole, 'response');
          seen[verdict.verdict ?? 'hold']++;
          if (findingsOf(whole, 'response').every((finding) => finding.rule === 'noted'))
            assert.deepEqual(whole.client, answer);
          for (const places of cuts) {
            const chunked = converse({ policies: ENFORCED, request: [CALM], answer: cutAt(answer, places) });
            assert.deepEqual(verdictOf(chunked, 'response'), verdict);
            assert.deepEqual(findingsOf(chunked, 'response'), findingsOf(whole, 'response'));
            assertNoLeak(textsOf(chunked.client));
            if (verdict.verdict === 'deny') assertPrefix(chunked, clean);
            else assert.deepEqual(chunked.client, whole.client);
          }
        },
      ),
      { numRuns: EXCHANGES },
    );
    assert.equal(exchanges, EXCHANGES);
    assertVariety(seen);
  });
});

/** A run that saw too few of one kind proves little. */
function assertVariety(seen: Readonly<Record<string, number>>): void {
  for (const verdict of ['allow', 'mutate', 'deny']) {
    assert.ok((seen[verdict] ?? 0) > 20, `only ${seen[verdict]} exchanges were ${verdict}`);
  }
}

/** What left before the ending is a prefix of the clean output. */
function assertPrefix(chunked: Outcome, clean: Outcome): void {
  if (chunked.local !== undefined) {
    assert.equal(chunked.local.status, 403);
    assert.equal(chunked.client.length, 0);
    return;
  }
  assert.ok(chunked.clientComplete, 'a cut stream ends');
  const left = textsOf(chunked.client);
  const all = textsOf(clean.client);
  for (const [index, content] of left.entries()) assert.ok((all[index] ?? '').startsWith(content ?? ''));
  const ending = chunked.client.indexOf('"finish_reason":"content_filter"');
  const before = chunked.client.subarray(0, chunked.client.lastIndexOf('data:', ending));
  assert.deepEqual(clean.client.subarray(0, before.length), before);
}

describe('laws on requests', () => {
  it(`holds for ${EXCHANGES} exchanges in ${CHUNKINGS} chunkings each`, () => {
    let exchanges = 0;
    const seen = { allow: 0, mutate: 0, deny: 0, hold: 0 };
    fc.assert(
      fc.property(
        sample,
        fc.array(fc.array(fc.nat(1e6), { maxLength: 30 }), { minLength: CHUNKINGS, maxLength: CHUNKINGS }),
        (exchange, cuts) => {
          exchanges++;
          const request = requestOf(exchange);
          const whole = converse({ policies: ENFORCED, request: [request], answer: [] });
          const verdict = verdictOf(whole, 'request');
          seen[verdict.verdict ?? 'hold']++;
          if (verdict.verdict === 'allow') assert.deepEqual(whole.upstream, request);
          if (verdict.verdict === 'deny') assert.equal(whole.upstream.length, 0);
          for (const places of cuts) {
            const chunked = converse({ policies: ENFORCED, request: cutAt(request, places), answer: [] });
            assert.deepEqual(verdictOf(chunked, 'request'), verdict);
            assert.deepEqual(findingsOf(chunked, 'request'), findingsOf(whole, 'request'));
            assert.deepEqual(chunked.upstream, whole.upstream);
          }
          if (verdict.verdict === 'mutate') {
            const { messages } = JSON.parse(whole.upstream.toString()) as { messages: { content: string }[] };
            assertNoLeak(messages.map((message) => message.content));
          }
        },
      ),
      { numRuns: EXCHANGES },
    );
    assert.equal(exchanges, EXCHANGES);
    assertVariety(seen);
  });
});
