/** Where it is remembered what tenants made: shared by workers, kept over kill -9, and a fault where the disk fails. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'node:test';
import { assertRecorded, CLEAN, faultsOf, recordsOf } from '../answers/support/records.ts';
import { postChat } from '../harness/client.ts';
import { eventually } from '../harness/eventually.ts';
import { readJournal } from '../harness/journal.ts';
import { metricReaches } from '../harness/metric.ts';
import { type Stack, type StackOptions, startStack } from '../harness/stack.ts';
import { ask, OWNER } from './support/ask.ts';
import { keepsAnswers, lastId } from './support/kept-model.ts';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: kept }
spec:
  response:
    rules:
      - { name: no-leak, detector: keywords, options: { words: ["Project Halcyon"] }, action: deny }
`;
/** Two streams a connection, so that few streams are on both workers. */
const NARROW = {
  weirCluster: {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
        explicit_http_config: { http2_protocol_options: { max_concurrent_streams: 2 } },
      },
    },
  },
};

describe('what tenants made', { timeout: 280_000 }, () => {
  let stack: Stack;
  afterEach(async () => stack?.stop());

  const start = async (options: StackOptions = {}): Promise<void> => {
    stack = await startStack({ policy: POLICY, ...options });
    stack.model.script('kept', keepsAnswers(stack));
  };
  const make = async (): Promise<string> => {
    const answer = await ask(stack);
    assert.equal(answer.status, 200, answer.text);
    return lastId();
  };
  const since = (previous_response_id: string) => ask(stack, { body: { previous_response_id } });

  it('is known to every worker as soon as the answer has ended', async () => {
    await start({ workers: 2, envoy: NARROW });
    const chains = new Set<string>();
    for (let round = 0; round < 4; round += 1) {
      const made = await make();
      const answers = await Promise.all(Array.from({ length: 6 }, () => since(made)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        Array.from({ length: 6 }, () => 200),
      );
      for (const { id } of answers) chains.add(await chainOf(stack, id));
    }
    assert.deepEqual([...chains].sort(), ['worker-0', 'worker-1']);
  });

  it('is known after kill -9, and to nobody else', async () => {
    await start();
    const made = await make();
    assert.equal((await since(made)).status, 200);
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
    await stack.restartWeir();
    await eventually(
      'Envoy finds it again',
      async () => (await postChat(stack.url, '{"messages":[]}')).ok,
      10_000,
    );
    const answer = await since(made);
    assert.equal(answer.status, 200, answer.text);
    await assertRecorded(stack, answer.id, CLEAN);
    const other = await ask(stack, { key: 'sk-other', body: { previous_response_id: made } });
    assert.equal(other.status, 403);
  });

  it('is known after a drain, however soon after the answer that begins', async () => {
    await start();
    const made = await make();
    stack.weir.signal('SIGTERM');
    await stack.weir.ended;
    await stack.restartWeir();
    await eventually('Envoy finds it again', async () => (await since(made)).status !== 503, 10_000);
    assert.equal((await since(made)).status, 200);
  });

  it('is forgotten with its file, which holds no id and no credential', async () => {
    await start();
    const made = await make();
    assert.equal((await since(made)).status, 200);
    const files = ['', '-wal', '-shm'].map((end) => join(stack.journalFolder, `state.sqlite${end}`));
    const bytes = Buffer.concat(files.filter((file) => existsSync(file)).map((file) => readFileSync(file)));
    assert.ok(bytes.length > 0);
    for (const secret of [made, OWNER, '127.0.0.1']) assert.equal(bytes.includes(secret), false, secret);
    stack.weir.signal('SIGKILL');
    await stack.weir.ended;
    for (const file of files) rmSync(file, { force: true });
    await stack.restartWeir();
    await eventually(
      'Envoy finds it again',
      async () => (await postChat(stack.url, '{"messages":[]}')).ok,
      10_000,
    );
    assert.equal((await since(made)).status, 403);
  });

  it('lies in the folder that the configuration names', async () => {
    await start();
    const folder = join(stack.folder, 'elsewhere');
    await stack.stop();
    await start({ weir: ['--state-folder', folder] });
    await since(await make());
    assert.ok(statSync(join(folder, 'state.sqlite')).isFile());
    assert.equal(existsSync(join(stack.journalFolder, 'state.sqlite')), false);
    rmSync(folder, { recursive: true });
  });

  it('that cannot be kept is a fault: answers go on, whoever refers to something is denied', async () => {
    await start({ config: 'state: { folder: /dev/null/state }\n' });
    const answer = await ask(stack);
    assert.equal(answer.status, 200, answer.text);
    const records = await eventually('the fault is recorded', async () => {
      const found = await recordsOf(stack, answer.id);
      return faultsOf(found).includes('state') && found;
    });
    assert.deepEqual(faultsOf(records), ['state']);
    const denied = await since(lastId());
    assert.equal(denied.status, 503);
    assert.equal(JSON.parse(denied.text).error.code, 'state_unavailable');
    await assertRecorded(stack, denied.id, ['request deny state', 'close fault']);
    await metricReaches(stack, 2, 'weir_faults_total', { kind: 'state' });
    assert.equal((await ask(stack)).status, 200, 'others go on');
  });

  it('that cannot be looked up passes where the policy lets faults pass, recorded', async () => {
    const policy = POLICY.replace('spec:\n', 'spec:\n  onFault: allow\n');
    await start({ policy, config: 'state: { folder: /dev/null/state }\n' });
    const answer = await since('resp_unseen');
    assert.equal(answer.status, 200, answer.text);
    const records = await recordsOf(stack, answer.id);
    assert.ok(faultsOf(records).includes('state'));
  });

  it('is a fault while the file is no database, and known again when it is one', async () => {
    await start();
    const file = join(stack.journalFolder, 'state.sqlite');
    writeFileSync(file, 'no database at all, but longer than the first hundred bytes. '.repeat(40));
    assert.equal((await since('resp_unseen')).status, 503);
    rmSync(file);
    assert.equal((await since(await make())).status, 200);
  });
});

/** The chain that has the records of an exchange: the worker that judged it. */
async function chainOf(stack: Stack, id: string | null): Promise<string> {
  await recordsOf(stack, id);
  const chains = ['worker-0', 'worker-1'];
  const chain = chains.find((name) =>
    readJournal(stack.journalFolder, name).some(({ exchange }) => exchange === id),
  );
  return chain ?? 'none';
}
