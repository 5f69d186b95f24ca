/** O02: policies that change under load: a bad one never takes effect, and each exchange sees one version. */
import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { begin, SteppedModel } from '../answers/support/live.ts';
import { recordsOf } from '../answers/support/records.ts';
import { assertCut, chat } from '../conformance/support/clients.ts';
import { event } from '../conformance/support/events.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';

/** A policy that bans one word, or only notes it, both ways; its rule is called after it. */
function bans(word: string, action = 'deny'): string {
  const rule = `[{ name: no-${word}, detector: keywords, options: { words: [${word}] }, action: ${action} }]`;
  return `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${word} }
spec:
  request: { rules: ${rule} }
  response: { rules: ${rule} }
`;
}

/** Both words in every prompt: whichever version decides, it denies by its own rule. */
const BOTH = chat('Of alpha and beta.');
const BAD = {
  empty: '',
  'comments only': '# nothing\n',
  'half written': bans('beta').slice(0, 90),
  'not YAML': 'spec: [}\n',
  'of an unknown detector': bans('beta').replaceAll('keywords', 'keyword'),
  'with an unknown key': bans('beta').replace('spec:', 'specs:'),
  'not UTF-8': Buffer.concat([Buffer.from(bans('beta')), Buffer.from([0xff])]),
};

/** Lines of the log about policies that were refused. */
function refusalsIn(stack: Stack): string[] {
  const lines = readFileSync(join(stack.folder, 'weir.log'), 'utf8').split('\n');
  return lines.filter((line) => line.includes('policies refused'));
}

describe('O02 policies change under load', { timeout: 90_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-policies-'));
  let stack: Stack;
  let version = 0;

  /** Puts a policy in place as Kubernetes does: a new folder, then one link swapped. */
  const put = (text: string | Uint8Array): void => {
    const next = `..version-${++version}`;
    mkdirSync(join(folder, next));
    writeFileSync(join(folder, next, 'policy.yaml'), text);
    symlinkSync(next, join(folder, '..next'));
    renameSync(join(folder, '..next'), join(folder, '..data'));
  };

  before(async () => {
    put(bans('alpha'));
    symlinkSync('..data/policy.yaml', join(folder, 'policy.yaml'));
    stack = await startStack({ policies: folder, workers: 2 });
  });
  after(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The rule that refuses a prompt now, or that it passes. */
  const ruleNow = async (): Promise<string> => {
    const answer = await postChat(stack.url, BOTH);
    if (answer.ok) return 'passes';
    assert.equal(answer.status, 403);
    const { error } = (await answer.json()) as { error: { message: string } };
    return /rule "([^"]*)"/.exec(error.message)?.[1] ?? '';
  };

  afterEach(async () => {
    put(bans('alpha'));
    await eventually('the first policy is back', async () => {
      const rules = await Promise.all(Array.from({ length: 4 }, ruleNow));
      return rules.every((rule) => rule === 'no-alpha') && (await stack.metric('weir_policy_fault')) === 0;
    });
  });

  for (const [what, text] of Object.entries(BAD)) {
    it(`O02 ${what}: the old policy stays, a metric and the log say so, a good one then takes effect`, async () => {
      const refused = await stack.metric('weir_policy_reloads_total', { outcome: 'refused' });
      const logged = refusalsIn(stack).length;
      put(text);
      const rules = new Set<string>();
      await eventually('the refusal is counted', async () => {
        rules.add(await ruleNow());
        return (await stack.metric('weir_policy_reloads_total', { outcome: 'refused' })) === refused + 1;
      });
      rules.add(await ruleNow());
      assert.deepEqual([...rules], ['no-alpha']);
      await metricIs(stack, 1, 'weir_policy_fault');
      assert.equal((await fetch(`${stack.weirAdmin}/readyz`)).status, 200, 'a good policy is in force');
      await eventually('the log says so', () => refusalsIn(stack).length > logged);
      assert.match(refusalsIn(stack).at(-1) ?? '', /policy\.yaml/);
      put(bans('beta'));
      await eventually('the good one takes effect', async () => (await ruleNow()) === 'no-beta');
      await metricIs(stack, 0, 'weir_policy_fault');
    });
  }

  it('O02 swapped again and again under load: each exchange sees one version, and its records name it', async () => {
    put(bans('alpha', 'annotate'));
    await eventually('nothing is denied', async () => (await postChat(stack.url, BOTH)).ok);
    const reloads = (): Promise<number> => stack.metric('weir_policy_reloads_total');
    const ids: string[] = [];
    let running = true;
    const client = async (): Promise<void> => {
      while (running) {
        const answer = await postChat(stack.url, BOTH, { 'x-script': 'echo' });
        assert.equal(answer.status, 200);
        assert.match(await answer.text(), /Of alpha and beta\./);
        ids.push(answer.headers.get('x-weir-id') ?? '');
      }
    };
    const clients = Promise.all(Array.from({ length: 3 }, client));
    const versions = [bans('beta', 'annotate'), BAD['half written'], bans('alpha', 'annotate'), BAD.empty];
    try {
      for (const text of [...versions, bans('beta', 'annotate')]) {
        const [asked, loads] = [ids.length, await reloads()];
        put(text);
        await eventually('the swap is seen', async () => (await reloads()) > loads);
        await eventually('some exchanges', () => ids.length > asked + 10);
      }
    } finally {
      running = false;
      await clients;
    }
    const seen = new Map<string, Set<string>>();
    const exchanges = await eventually('the records of all exchanges', () => {
      const groups = Map.groupBy(stack.journal(), ({ exchange }) => exchange ?? '');
      const all = ids.map((id) => groups.get(id) ?? []);
      return all.every((records) => records.some(({ kind }) => kind === 'close')) && all;
    });
    for (const records of exchanges) {
      const policies = records.map((record) => record['policy'] as { name: string; digest: string });
      assert.equal(new Set(policies.map(({ digest }) => digest)).size, 1, 'one version per exchange');
      const { name = '', digest = '' } = policies[0] ?? {};
      const rules = records.flatMap(({ findings }) =>
        (findings as { rule: string }[]).map(({ rule }) => rule),
      );
      assert.deepEqual(rules, [`no-${name}`, `no-${name}`], 'found by its rule in both directions');
      seen.set(name, (seen.get(name) ?? new Set()).add(digest));
    }
    assert.deepEqual([...seen].map(([name, digests]) => [name, digests.size]).sort(), [
      ['alpha', 1],
      ['beta', 1],
    ]);
  });

  it('O02 a stream that runs while the policy changes ends under the policy that it began with', async () => {
    const model = new SteppedModel();
    stack.model.script('stepped', model.script);
    const live = await begin(stack, chat('?', { stream: true }), { 'x-script': 'stepped' });
    model.send(event('All is calm. '));
    await live.holds(event('All is calm. '));
    put(bans('beta'));
    await eventually('the new one takes effect', async () => (await ruleNow()) === 'no-beta');
    const left = event('All is calm. ') + event('A beta. ');
    model.send(event('A beta. '));
    await live.holds(left);
    model.send(event('An alpha. '));
    const answer = await live.ending();
    assertCut(answer, left);
    const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
    assert.deepEqual(
      records.map((record) => (record['policy'] as { name: string }).name),
      ['alpha', 'alpha', 'alpha', 'alpha'],
    );
  });
});
