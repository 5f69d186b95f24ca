/** Credentials by tenant: each gets its own, who has none gets nothing, and no key is found in anything that Weir says. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { recordsOf } from '../answers/support/records.ts';
import { inWords } from '../conformance/support/witness.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { Secrets } from './secrets.ts';

const TENANTS = ['shop', 'bank'] as const;
/** Made up: of the provider, by tenant; and of the callers. */
const providerKey = (name: string): string => ['sk', 'canary', name, 'f00d'.repeat(6)].join('-');
const callerKey = (name: string): string => ['wk', 'canary', name, 'cafe'.repeat(8)].join('_');
const OTHERS = 'others';

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: strict }
spec:
  callers: { kinds: [key] }
  upstream: { tenants: { shop: of-shop, bank: of-bank } }
---
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: open }
spec:
  selects: { hosts: [open.test] }
  callers: { kinds: [key] }
  upstream: { credential: of-others, tenants: { shop: of-shop } }
`;

for (const filter of ['ext_proc', 'ext_authz'] as const)
  describe(`credentials by tenant, through ${filter}`, { timeout: 120_000 }, () => prove(filter));

function prove(filter: 'ext_proc' | 'ext_authz'): void {
  const secrets = new Secrets();
  /** All that clients got: heads, bodies, and what SDKs made of errors. */
  const got: string[] = [];
  let stack: Stack;
  before(async () => {
    const names = [...TENANTS, OTHERS];
    const credentials = Object.fromEntries(
      names.map((name) => {
        const file = secrets.write(name, `${providerKey(name)}\n`, [providerKey(name)]);
        return [`of-${name}`, { kind: 'bearer', file }];
      }),
    );
    const rows = [...TENANTS, 'unknown'].map((tenant) => ({
      ...{ name: tenant, tenant, roles: [] },
      sha256: createHash('sha256').update(callerKey(tenant)).digest('hex'),
    }));
    const file = secrets.write(
      'keys',
      JSON.stringify(rows),
      rows.map(({ name }) => callerKey(name)),
    );
    const keyFile = secrets.write('recordings.key', 'ab'.repeat(32));
    const recording = { folder: join(secrets.folder, 'recordings'), keyFile, policies: ['strict', 'open'] };
    stack = await startStack({
      policy: POLICY,
      config: JSON.stringify({ credentials, identity: { keys: { file } }, recording }),
      envoy: { filters: [filter] },
    });
  });
  after(async () => {
    await stack?.stop();
    secrets.close();
  });

  const ask = async (
    tenant: string,
    { host, content = 'Weirs?' }: { host?: string; content?: string } = {},
  ) => {
    const before = stack.model.received.length;
    const client = new OpenAI({
      ...{ baseURL: `${stack.url}/v1`, apiKey: callerKey(tenant), maxRetries: 0 },
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        got.push(JSON.stringify([...response.headers]), await response.clone().text());
        return response;
      },
    });
    const options = host === undefined ? {} : { headers: { host } };
    const request = { model: 'm', messages: [{ role: 'user' as const, content }] };
    const error = await client.chat.completions.create(request, options).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error instanceof Error) got.push(String(error), JSON.stringify(error), error.stack ?? '');
    const seen = stack.model.received[before]?.headers['authorization'];
    return { seen, error };
  };

  for (const tenant of TENANTS)
    it(`the callers of a tenant get that of the tenant: ${tenant}`, async () => {
      const { seen, error } = await ask(tenant);
      assert.deepEqual([seen, error], [`Bearer ${providerKey(tenant)}`, undefined]);
    });

  it('a tenant without one gets nothing, and the provider hears of nothing', async () => {
    const { seen, error } = await ask('unknown');
    assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
    assert.equal(seen, undefined);
    const records = await recordsOf(stack, error.headers?.get('x-weir-id'));
    assert.match(inWords(records[0] ?? assert.fail()), /^request deny /);
  });

  it('a key that is none gets nothing', async () => {
    const { seen, error } = await ask('nobody');
    assert.ok(error instanceof OpenAI.AuthenticationError, String(error));
    assert.equal(seen, undefined);
  });

  it('no key stands in what clients get, in the log, in records, in metrics, or in recordings', async () => {
    const said = got.join('\n');
    const keys = [...TENANTS, OTHERS].map(providerKey);
    for (const key of [...keys, ...[...TENANTS, 'unknown', 'nobody'].map(callerKey)])
      assert.ok(!said.includes(key), 'a key stands in an answer');
    await secrets.assertUntold(stack);
    const folder = join(secrets.folder, 'recordings');
    const all = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
    const files = all.filter((one) => one.isFile());
    for (const one of files) {
      const bytes = readFileSync(join(one.parentPath, one.name), 'latin1');
      for (const key of keys) assert.ok(!bytes.includes(key), 'a key stands in a recording');
    }
    if (filter === 'ext_proc') assert.ok(files.length >= TENANTS.length, 'there are recordings');
  });
}
