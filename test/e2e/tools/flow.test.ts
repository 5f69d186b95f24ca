/**
 * What was called before counts: agent loops with the OpenAI and the Anthropic SDK through a real Envoy, under the shipped
 * policy on the lethal trifecta.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { recordsOf } from '../answers/support/records.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { agentsWith, type Call } from './support/agents.ts';

const POLICY = everywhere('lethal-trifecta');
const NAMES = ['read_customer', 'read_mail', 'fetch_page', 'send_mail', 'post_comment'];
const AGENTS = agentsWith(
  Object.fromEntries(NAMES.map((name) => [name, { type: 'object', properties: {} }])),
);
const SENDING = ['send_mail', 'post_comment'];

const call = (tool: string, args: object = {}): Call => ({ tool, args });
const page = call('fetch_page', { url: 'https://example.org/' });
const DONE = 'It is done, and all is well.';
const CLOSED = /^I have read both .*\([0-9a-f-]{36}\)\.$/;
const REFUSED = /^I may not do that for you here \([0-9a-f-]{36}\)\.$/;

describe('an agent loop under the lethal trifecta', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY, workers: 1 });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  for (const agent of AGENTS) {
    it(`goes on with one of the three, and with two: ${agent.name}`, async () => {
      for (const calls of [
        [call('send_mail'), call('post_comment')],
        [call('read_customer'), call('send_mail')],
        [page, call('send_mail')],
        [page, call('read_customer')],
      ]) {
        const { text, ran } = await agent.run(stack, ...calls);
        assert.deepEqual([text, ran], [DONE, calls.map(({ tool }) => tool)]);
      }
    });

    it(`T08 has no way out with all three, over two requests and over three: ${agent.name}`, async () => {
      for (const calls of [
        [call('read_mail'), call('send_mail')],
        [page, call('read_customer'), call('post_comment')],
        [call('read_customer'), page, call('send_mail')],
      ]) {
        const { text, ran, offered, ids } = await agent.run(stack, ...calls);
        assert.match(text, CLOSED);
        assert.deepEqual(
          ran,
          calls.slice(0, -1).map(({ tool }) => tool),
        );
        // What cannot be allowed any more is not offered any more.
        const kept = NAMES.filter((name) => !SENDING.includes(name));
        assert.deepEqual(offered.at(-1), kept);
        assert.deepEqual(offered[0], NAMES);
        const words = (await recordsOf(stack, ids.at(-1))).map(inWords);
        assert.equal(words[0], 'request mutate trifecta');
        assert.ok(
          words.some((word) => /^(open|cut) deny trifecta$/.test(word)),
          words.join(),
        );
      }
    });

    it(`may not do one thing too often: ${agent.name}`, async () => {
      const often = Array.from({ length: 4 }, () => call('send_mail'));
      const { text, ran } = await agent.run(stack, ...often);
      assert.match(text, REFUSED);
      assert.equal(ran.length, 3);
    });
  }
});
