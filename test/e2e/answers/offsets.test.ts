/** S01: what must not leave is found at every split of the bytes, and what leaves is the same. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { converse, type Outcome, policiesOf } from '../../fakes/conversation.ts';
import { assertCut, chat } from '../conformance/support/clients.ts';
import { spelledEvent } from '../conformance/support/events.ts';
import { Witness } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { begin, SteppedModel } from './support/live.ts';
import { BANNED, CARD, escaped, MASKS, POLICY, pieces, SECRET, stream } from './support/spelling.ts';

const OPENING = spelledEvent('All is calm. ');
const ASKED = chat('Tell me about weirs.', { stream: true });

interface Sample {
  readonly name: string;
  /** The stream behind its opening. */
  readonly rest: string;
  readonly forbidden: string;
  readonly mask?: string;
  readonly rule: string;
}

/** Each forbidden text: over many deltas, half of it in escapes, between characters of two to four bytes. */
function spelled(text: string): string[] {
  const parts = pieces(text, 3).map((part, at) => (at % 2 === 0 ? part : escaped(part)));
  return ['\u00e9 \u{1F30A} ', ...parts, ' \\ud83d\\ude00 \u65e5\u672c ', 'done.'];
}

const ENCODED_CARD = Buffer.from(CARD).toString('base64');
const encodedForUrl = (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&');
const asEntities = (text: string) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('');

const SAMPLES: readonly Sample[] = [
  {
    name: 'a secret',
    rest: stream(spelled(SECRET)),
    forbidden: SECRET,
    mask: MASKS.secret,
    rule: 'no-secrets',
  },
  {
    name: 'a card number',
    rest: stream(spelled(CARD), '\r\n'),
    forbidden: CARD,
    mask: MASKS.card,
    rule: 'mask-cards',
  },
  {
    name: 'a card number in Base64',
    rest: stream(spelled(ENCODED_CARD)),
    forbidden: ENCODED_CARD,
    mask: `${MASKS.card}==`,
    rule: 'mask-cards',
  },
  {
    name: 'a secret in URL escapes',
    rest: stream(spelled(encodedForUrl(SECRET))),
    forbidden: encodedForUrl(SECRET),
    mask: MASKS.secret,
    rule: 'no-secrets',
  },
  {
    name: 'a banned phrase in entities',
    rest: stream(spelled(asEntities(BANNED))),
    forbidden: asEntities(BANNED),
    rule: 'no-leak',
  },
  { name: 'a banned phrase', rest: stream(spelled(BANNED)), forbidden: BANNED, rule: 'no-leak' },
];

/** The text of a stream as a client joins it, also where a stream is cut. */
function joined(bytes: string): string {
  return [...bytes.matchAll(/"content":("(?:[^"\\]|\\.)*")/g)]
    .map(([, text = '']) => JSON.parse(text))
    .join('');
}

/** Asserts that nothing of the forbidden text is in the answer, and its mask is, when it has one. */
function assertClean(sample: Sample, output: string): void {
  const text = joined(output);
  assert.ok(text.startsWith('All is calm. \u00e9 \u{1F30A} '), text);
  if (sample.mask === undefined) {
    assert.equal(text, 'All is calm. \u00e9 \u{1F30A} ');
    assert.match(output, /"finish_reason":"content_filter"[^\n]*\n\ndata: \[DONE\]\n\n$/);
  } else {
    assert.equal(text, `All is calm. \u00e9 \u{1F30A} ${sample.mask} \u{1F600} \u65e5\u672c done.`);
  }
}

describe('S01 in process, at every byte offset', () => {
  const policies = policiesOf(POLICY);
  const run = (answer: readonly Uint8Array[]): Outcome =>
    converse({ policies, request: [Buffer.from(ASKED)], answer: [Buffer.from(OPENING), ...answer] });

  for (const sample of SAMPLES) {
    const rest = Buffer.from(sample.rest);
    const whole = run([rest]);

    it(`S01 ${sample.name} is not in the whole-body run`, () => {
      assert.ok(whole.clientComplete);
      assertClean(sample, whole.client.toString());
    });

    it(`S01 ${sample.name} split at each of ${rest.length} offsets: the same bytes leave`, () => {
      for (let offset = 1; offset < rest.length; offset++) {
        const split = run([rest.subarray(0, offset), rest.subarray(offset)]);
        assert.equal(split.client.toString(), whole.client.toString(), `split at ${offset}`);
        assert.ok(split.clientComplete, `split at ${offset}`);
        const decided = split.events.filter(({ kind }) => kind === 'mutate' || kind === 'cut');
        assert.deepEqual(
          decided.map(({ rule }) => rule),
          [sample.rule],
          `split at ${offset}`,
        );
      }
    });

    it(`S01 ${sample.name} byte by byte: the same bytes leave, and never one too early`, () => {
      const single = run(Array.from(rest, (_, at) => rest.subarray(at, at + 1)));
      assert.equal(single.client.toString(), whole.client.toString());
      let left = '';
      for (const reply of single.replies) {
        if (reply.kind === 'chunk' && reply.direction === 'response')
          left += Buffer.from(reply.bytes).toString();
        assert.ok(whole.client.toString().startsWith(left));
      }
    });
  }
});

describe('S01 through Envoy', { timeout: 60_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  after(async () => stack?.stop());

  /** The answer when the rest of the stream comes in these pieces, each once the test says so. */
  const through = async (name: string, parts: readonly Uint8Array[]) => {
    const model = new SteppedModel();
    stack.model.script(name, model.script);
    const live = await begin(stack, ASKED, { 'x-script': name });
    model.send(OPENING);
    await live.holds(OPENING);
    for (const part of parts) {
      model.send(part);
      // So that the pieces travel apart; the claim holds when they do not.
      await pause(4);
    }
    model.end();
    return await live.ending();
  };

  for (const [index, sample] of SAMPLES.entries()) {
    it(`S01 ${sample.name} split at a dozen offsets: what the client sees is that of the whole-body run`, async () => {
      const rest = Buffer.from(sample.rest);
      const offsets = Array.from({ length: 12 }, (_, at) => Math.round(((at + 1) * rest.length) / 13));
      const witness = new Witness(stack);
      const whole = await through(`whole-${index}`, [rest]);
      assertClean(sample, whole.body.toString());
      if (sample.mask === undefined) assertCut(whole, OPENING + spelledEvent('\u00e9 \u{1F30A} '));
      for (const offset of offsets) {
        const parts = [rest.subarray(0, offset), rest.subarray(offset)];
        const split = await through(`split-${index}-${offset}`, parts);
        assert.equal(split.body.toString(), whole.body.toString(), `split at ${offset}`);
        assert.deepEqual([split.status, split.complete], [200, true], `split at ${offset}`);
      }
      for (const received of witness.upstream) assert.equal(received.body.toString(), ASKED);
      assert.equal(witness.upstream.length, offsets.length + 1);
      for (const records of await witness.records(offsets.length + 1)) {
        const decided = records.filter(({ kind }) => kind === 'mutate' || kind === 'cut');
        const verdict = sample.mask === undefined ? 'deny' : 'mutate';
        assert.deepEqual(
          decided.map((record) => [record.verdict, record.rule]),
          [[verdict, sample.rule]],
        );
      }
    });
  }
});
