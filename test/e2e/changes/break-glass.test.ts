/** Rules that an operator suspends, through a real Envoy: recorded first, named everywhere, and over when it is closed. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { breakGlass } from '../../../src/cli/break-glass.ts';
import { chat } from '../conformance/support/clients.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs, metricReaches } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from '../upstream/secrets.ts';

const POLICY = `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: shop }
spec:
  request:
    rules:
      - { name: no-halcyon, detector: keywords, options: { words: [halcyon] }, action: deny }
      - { name: no-beta, detector: keywords, options: { words: [beta] }, action: deny, mode: observe }
  exceptions:
    - { name: over, rules: [no-halcyon], owner: ann, reason: Long ago., until: 2020-01-31 }
`;
const KEY = 'only-operators-have-this-key-0123456789';
const ASKS = chat('Of halcyon.');

describe('rules that an operator suspends', { timeout: 120_000 }, () => {
  const secrets = new Secrets();
  let stack: Stack;
  let grant: string;
  before(async () => {
    const keyFile = secrets.write('key', KEY);
    grant = `${secrets.folder}/grant`;
    const config = JSON.stringify({ breakGlass: { file: grant, keyFile } });
    stack = await startStack({ policy: POLICY, config, workers: 2 });
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  const statuses = async (): Promise<number[]> =>
    await Promise.all(Array.from({ length: 6 }, async () => (await postChat(stack.url, ASKS)).status));
  const glassRecords = () => stack.journal().filter(({ kind }) => kind === 'break-glass');

  it('observes what a rule on trial finds, and counts it', async () => {
    const answer = await postChat(stack.url, chat('Of beta.'));
    assert.equal(answer.status, 200);
    const id = answer.headers.get('x-weir-id');
    const record = await eventually('its record', () =>
      stack.journal().find(({ exchange, kind }) => exchange === id && kind === 'request'),
    );
    const [finding] = record['findings'] as { rule: string; eased: unknown }[];
    assert.deepEqual(
      [record.verdict, finding?.rule, finding?.eased],
      ['allow', 'no-beta', { by: 'observe' }],
    );
    await metricReaches(stack, 1, 'weir_eased_findings_total', { by: 'observe', rule: 'no-beta' });
  });

  it('is denied without a grant, by an exception that is over too', async () => {
    assert.deepEqual([...new Set(await statuses())], [403]);
    await metricIs(stack, 0, 'weir_break_glass');
  });

  it('passes with one, and every record says so', async () => {
    const args = ['--file', grant, '--key-file', `${secrets.folder}/key`, '--policy', 'shop'];
    assert.equal(await breakGlass.run(['open', ...args, '--owner', 'ann', '--reason', 'A drill.']), 0);
    await eventually('both workers take it', async () => (await stack.metric('weir_break_glass')) === 2);
    assert.deepEqual([...new Set(await statuses())], [200]);
    const opened = await eventually('both record it', () => {
      const records = glassRecords();
      return records.length >= 2 && records;
    });
    assert.deepEqual(
      opened.map((record) => [record['step'], record['owner'], record['reason'], record['policies']]),
      Array(2).fill(['opened', 'ann', 'A drill.', ['shop']]),
    );
    const [glass] = new Set(opened.map((record) => record['id']));
    const answer = await postChat(stack.url, ASKS);
    const id = answer.headers.get('x-weir-id');
    const records = await eventually('its records', () => {
      const all = stack.journal().filter(({ exchange }) => exchange === id);
      return all.some(({ kind }) => kind === 'close') && all;
    });
    assert.deepEqual([...new Set(records.map((record) => record['breakGlass']))], [glass]);
    const [finding] = (records[0]?.['findings'] ?? []) as { eased: unknown }[];
    assert.deepEqual(finding?.eased, { by: 'break-glass', name: glass });
  });

  it('is denied again once it is closed', async () => {
    assert.equal(await breakGlass.run(['close', '--file', grant]), 0);
    await eventually('both workers see it', async () => (await stack.metric('weir_break_glass')) === 0);
    assert.deepEqual([...new Set(await statuses())], [403]);
    await eventually(
      'it is recorded',
      () => glassRecords().filter((one) => one['step'] === 'closed').length === 2,
    );
  });

  it('tells the key to nobody', async () => secrets.assertUntold(stack));
});
