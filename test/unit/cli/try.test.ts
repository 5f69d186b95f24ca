/** `weir try`: what is decided about a few words, and what the model and the client would read of them. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { tryVerb } from '../../../src/cli/try.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

const CARD = '4111 1111 1111 1111';
const SHOP = policyText(
  'shop',
  `
  selects: { hosts: ["*.shop.internal"] }
  request:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, on: [user], action: redact }
      - { name: no-cards-of-tools, detector: pii, options: { entities: [CREDIT_CARD] }, on: [tool], action: deny }
  response:
    rules: [{ name: secret-project, detector: keywords, options: { words: [halcyon] }, action: deny }]
  tools:
    default: deny
    rules:
      - { name: small, tool: refund, when: 'args.amount < 50', action: allow }
      - { name: agents, tool: refund, when: '"agent" in caller.roles && caller.tenant == "shop"', action: allow }`,
);
const WATCH = policyText(
  'watch',
  `
  mode: observe
  request: { rules: [{ name: no-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: deny }] }`,
);

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const err = mock.method(console, 'error', () => {});
  const write = mock.method(process.stdout, 'write', () => true);
  try {
    const code = await tryVerb.run(args);
    const text = (calls: readonly { arguments: unknown[] }[]): string =>
      calls.map((call) => String(call.arguments[0])).join('\n');
    return { code, out: text(write.mock.calls), err: text(err.mock.calls) };
  } finally {
    mock.restoreAll();
  }
}

describe('weir try', () => {
  const folder = temporaryFolder();
  const shop = join(folder, 'shop.yaml');
  const watch = join(folder, 'watch.yaml');
  writeFileSync(shop, SHOP);
  writeFileSync(watch, WATCH);
  const tried = (...args: string[]) => run('--policy', shop, ...args);

  it('shows what the model reads, and goes to the first host of the only policy', async () => {
    const { code, out } = await tried('Charge', CARD, 'please');
    assert.equal(code, 0);
    assert.equal(
      out,
      `policy shop (${shop})
decided: mutate by mask-cards

found
  mask-cards: CREDIT_CARD (1) in user at messages[0].content[7..26]

the model reads
  user: Charge [CREDIT_CARD] please
`,
    );
  });

  it('shows what the client reads where the model is not asked', async () => {
    const { code, out } = await tried(
      '--system',
      'Be kind.',
      '--result',
      `Paid with ${CARD}.`,
      'Look it up.',
    );
    assert.equal(code, 1);
    assert.match(out, /^decided: deny by no-cards-of-tools; the client gets 403$/m);
    assert.match(out, /^the model is not asked$/m);
    assert.match(out, /^ {2}Weir: \{"error":.*no-cards-of-tools/m);
    assert.doesNotMatch(out, /4111/);
  });

  it('tells who said what', async () => {
    const { out } = await tried('--system', 'Be kind.', '--result', 'Three parcels.', 'Look it up.');
    assert.match(
      out,
      /the model reads\n {2}system: Be kind\.\n {2}user: Look it up\.\n {2}calls: look_up \{\}\n {2}tool: Three parcels\.\n$/,
    );
  });

  it('tells what becomes of an answer, whole and streamed', async () => {
    const answer = ['--answer', 'It is called Halcyon.', 'What is it?'];
    const whole = await tried(...answer);
    assert.equal(whole.code, 1);
    assert.match(whole.out, /^decided: deny by secret-project; the client gets 403$/m);
    const streamed = await tried('--stream', ...answer);
    assert.equal(streamed.code, 1);
    assert.match(streamed.out, /^decided: cut by secret-project; the client gets 200$/m);
    assert.match(streamed.out, /the client reads\n {2}assistant: It is called/);
    assert.match(streamed.out, /^ {2}ended by: content_filter$/m);
    assert.doesNotMatch(streamed.out, /halcyon/i);
    const clean = await tried('--stream', '--answer', 'A river.', 'What is it?');
    assert.deepEqual(
      [clean.code, clean.out.includes('the client reads\n  assistant: A river.\n')],
      [0, true],
    );
  });

  it('tells what becomes of calls, and for whom', async () => {
    const call = ['--call', 'refund={"amount":80}', 'It broke.'];
    const denied = await tried(...call);
    assert.equal(denied.code, 1);
    assert.match(denied.out, /^decided: deny by tools\.default/m);
    for (const args of [['--stream'], []]) {
      const { code, out } = await tried('--tenant', 'shop', '--role', 'agent', ...args, ...call);
      assert.equal(code, 0);
      assert.match(out, /^ {2}calls: refund \{"amount":80\}$/m);
    }
  });

  it('says who asks, and what proves it', async () => {
    const keys = join(folder, 'keys.yaml');
    writeFileSync(keys, policyText('keys', '{ callers: { kinds: [key] } }'));
    assert.equal((await run('--policy', keys, 'hello')).code, 1);
    assert.equal((await run('--policy', keys, '--caller', 'ann', 'hello')).code, 1);
    assert.equal((await run('--policy', keys, '--kind', 'key', 'hello')).code, 0);
    const wrong = await run('--kind', 'passport', 'hello');
    assert.deepEqual([wrong.code, /--kind is one of jwt, .*key/.test(wrong.err)], [2, true]);
  });

  it('says of a policy that observes what it would do', async () => {
    const { code, out } = await run('--policy', watch, `Charge ${CARD}`);
    assert.equal(code, 1);
    assert.match(out, /^would be decided: deny by no-cards; the policy observes and changes nothing$/m);
    assert.match(out, /the model reads\n {2}user: Charge 4111/);
  });

  it('says why no policy is taken', async () => {
    const { code, out } = await tried('--host', 'elsewhere.test', 'hello');
    assert.equal(code, 1);
    assert.match(out, /^no policy selects it .*\n {2}shop does not: its hosts are \*\.shop\.internal$/m);
  });

  it('names characters that nobody would see', async () => {
    const { out } = await run('--policy', watch, 'a\u001b[2J\u202eb\nc');
    assert.match(out, /user: a<U\+001B>\[2J<U\+202E>b\n {4}c\n/);
  });

  it('is one JSON object where that is asked for', async () => {
    const { out } = await tried('--json', `Charge ${CARD}`);
    const { verdict, found, model } = JSON.parse(out) as Record<string, unknown>;
    assert.equal(verdict, 'mutate');
    assert.deepEqual(model, [{ by: 'user', text: 'Charge [CREDIT_CARD]' }]);
    assert.deepEqual(
      (found as { type: string }[]).map(({ type }) => type),
      ['CREDIT_CARD'],
    );
  });

  it('says what is wrong with a command line', async () => {
    const call = await tried('--call', '=x', 'hello');
    assert.deepEqual([call.code, call.err.includes('--call needs a name')], [2, true]);
    const option = await tried('--wat');
    assert.deepEqual([option.code, option.err], [2, "weir try: unknown option '--wat'; see weir try --help"]);
    for (const words of [[''], ['  ', '\n']]) {
      const nothing = await tried(...words);
      assert.deepEqual([nothing.code, nothing.err.includes('there is no text to try')], [2, true]);
    }
    const missing = await run('--policy', join(folder, 'nope.yaml'), 'hello');
    assert.deepEqual([missing.code, missing.err.endsWith('nope.yaml: is not there')], [2, true]);
  });
});
