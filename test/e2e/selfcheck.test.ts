/** `weir selfcheck` against the whole path: with Weir, without it, with an upstream of its own, and where nothing can be told. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { BANNED } from '../../demo/answers.ts';
import { ATTACK } from '../../src/cli/selfcheck/texts.ts';
import { Child } from './harness/child.ts';
import { WEIR } from './harness/entry.ts';
import { eventually } from './harness/eventually.ts';
import { freePort } from './harness/ports.ts';
import { ROOT, type Stack, startStack } from './harness/stack.ts';

const REQUESTS = [
  ...['injection', 'injection-pieces', 'injection-escapes', 'card-in-prompt', 'gzip', 'wrong-label'],
  ...['wrong-type', 'utf-16', 'duplicate-key', 'case-variant', 'trailing-bytes', 'oversized', 'trailers'],
  ...['websocket', 'upgrade-post', 'unknown-path', 'dotted-path', 'encoded-path', 'forged-verdict'],
];
const ANSWERS = [
  ...['split-card', 'whole-card', 'split-secret', 'gzip-answer', 'mid-stream-cut', 'banned-text'],
  ...['unterminated-tail', 'after-done'],
];
const ALL = ['attached', ...REQUESTS, ...ANSWERS];
/** What Envoy does by itself, as it is shipped: it refuses upgrades and takes verdicts off requests. */
const WITHOUT_WEIR = ['websocket', 'upgrade-post', 'forged-verdict'];
const WITH_BANNED = ['--banned', BANNED];

const report = z.strictObject({
  url: z.string(),
  at: z.iso.datetime(),
  run: z.string(),
  error: z.string().optional(),
  probes: z.array(
    z.strictObject({
      name: z.string(),
      direction: z.enum(['request', 'response']),
      holds: z.boolean().nullable(),
      expected: z.string(),
      seen: z.string(),
      status: z.number().nullable(),
      id: z.string().nullable(),
      hint: z.string().nullable(),
    }),
  ),
});
type Report = z.infer<typeof report>;

interface Ran {
  readonly code: number | string;
  readonly output: string;
}

async function selfcheck(url: string, ...args: string[]): Promise<Ran> {
  const child = new Child({
    name: 'selfcheck',
    command: [process.execPath, WEIR, 'selfcheck', '--url', url, ...args],
  });
  const parts: string[] = [];
  for (const stream of [child.process.stdout, child.process.stderr])
    stream?.on('data', (text: string) => parts.push(text));
  const closed = new Promise((resolve) => child.process.once('close', resolve));
  const code = await child.ended;
  await closed;
  return { code, output: parts.join('') };
}

async function reportOf(url: string, ...args: string[]): Promise<Report & { code: number | string }> {
  const { code, output } = await selfcheck(url, '--json', ...args);
  const line = output.split('\n').find((each) => each.startsWith('{')) ?? output;
  return { code, ...report.parse(JSON.parse(line)) };
}

function named(probes: Report['probes'], holds: boolean | null): string[] {
  return probes.filter((probe) => probe.holds === holds).map(({ name }) => name);
}

function addressOf(stack: Stack): string {
  return new URL(stack.modelUrl).host;
}

describe('weir selfcheck, with Weir on the route', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack();
  });
  after(async () => stack?.stop());

  it('finds that every protection holds, and the journal says the same', async () => {
    const before = stack.model.received.length;
    const { code, probes } = await reportOf(stack.url, '--upstream', addressOf(stack), ...WITH_BANNED);
    assert.deepEqual(
      probes.map(({ name }) => name),
      ALL,
    );
    assert.deepEqual(named(probes, true), ALL, JSON.stringify(probes.filter(({ holds }) => !holds)));
    assert.equal(code, 0);
    const bodies = stack.model.received.slice(before).map(({ body }) => body.toString('utf8'));
    assert.ok(bodies.length > ANSWERS.length && bodies.every((body) => !body.includes(ATTACK)));
    const denied = probes.filter(({ direction, seen }) => direction === 'request' && / by Weir/.test(seen));
    assert.ok(denied.length > 13, denied.map(({ name }) => name).join());
    for (const { name, id } of denied) {
      await eventually(`a record of ${name}`, () => stack.journal().some(({ exchange }) => exchange === id));
      const records = stack.journal().filter(({ exchange }) => exchange === id);
      assert.ok(
        records.some(({ verdict }) => verdict === 'deny'),
        `${name}: ${JSON.stringify(records)}`,
      );
    }
    const cut = probes.find(({ name }) => name === 'banned-text');
    assert.match(cut?.seen ?? '', /^cut after \d+ events, content_filter$/);
    const kinds = stack.journal().flatMap(({ exchange, kind }) => (exchange === cut?.id ? [kind] : []));
    assert.ok(kinds.includes('cut'), kinds.join());
  });

  it('finds the scripted upstream by its answers, and says what it did not check', async () => {
    const { code, probes } = await reportOf(stack.url);
    assert.deepEqual(named(probes, false), []);
    assert.deepEqual(named(probes, null), ['banned-text']);
    assert.equal(code, 0);
  });

  it('prints a table and counts', async () => {
    const { code, output } = await selfcheck(stack.url, '--upstream', addressOf(stack), ...WITH_BANNED);
    assert.equal(code, 0);
    assert.match(output, /^probe +expected +seen +holds\n/);
    assert.match(output, /^duplicate-key +refused +400 \w+ by Weir, nothing reached the model +yes$/m);
    assert.match(
      output,
      /^28 of 28 protections hold; 0 not checked\. http:\S+, marked weir-selfcheck\/[a-z]{8}\.$/m,
    );
    assert.ok(!output.includes('What to do'));
  });

  it('does not take another server for its upstream', async () => {
    const { code, error } = await reportOf(stack.url, '--upstream', new URL(stack.weirAdmin).host);
    assert.equal(code, 3);
    assert.match(error ?? '', /something listens there that is no scripted upstream/);
  });

  it('says when the gateway does not go to the upstream', async () => {
    const { code, error } = await reportOf(stack.url, '--upstream', `127.0.0.1:${await freePort()}`);
    assert.equal(code, 3);
    assert.match(error ?? '', /route the cluster of the model there/);
  });
});

describe('weir selfcheck, with an upstream of its own and the built-in policy', { timeout: 120_000 }, () => {
  let stack: Stack;
  let upstream: string;
  before(async () => {
    upstream = `127.0.0.1:${await freePort()}`;
    stack = await startStack({ upstream, policies: `${ROOT}policies/default.yaml` });
  });
  after(async () => stack?.stop());

  it('starts it, and finds that every protection holds', async () => {
    const { code, probes } = await reportOf(stack.url, '--upstream', upstream);
    assert.deepEqual(named(probes, false), []);
    assert.deepEqual(named(probes, null), ['banned-text']);
    assert.equal(code, 0);
  });

  it('names a protection that the policy does not configure, and the rule for it', async () => {
    const { code, output } = await selfcheck(stack.url, '--upstream', upstream, ...WITH_BANNED);
    assert.equal(code, 1);
    assert.match(output, /^banned-text .* 200, it came through +NO$/m);
    assert.match(output, /^ {2}banned-text: under response\.rules: .*detector: keywords/m);
    assert.match(output, /^27 of 28 protections hold; 0 not checked\./m);
  });

  it('tells nothing when the model is gone', async () => {
    const { code, output } = await selfcheck(stack.url);
    assert.equal(code, 3);
    assert.match(
      output,
      /^weir selfcheck: nothing checked: an ordinary request got 503: the gateway does not reach/,
    );
  });
});

describe('weir selfcheck, with the filter disabled for the route', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ envoy: { connectionManager: { route_config: disabledRoute() } } });
  });
  after(async () => stack?.stop());

  it('says which protections do not hold', async () => {
    const { code, probes } = await reportOf(stack.url, '--upstream', addressOf(stack), ...WITH_BANNED);
    assert.deepEqual(named(probes, true), WITHOUT_WEIR);
    assert.ok(probes.every(({ holds, hint }) => (hint === null) === (holds === true)));
    assert.deepEqual(named(probes, null), []);
    assert.equal(code, 1);
    assert.equal(stack.journal().filter(({ kind }) => kind === 'request').length, 0);
  });

  it('says so without a look at the upstream, too', async () => {
    const { code, output } = await selfcheck(stack.url);
    assert.equal(code, 1);
    assert.match(output, /^attached .* no x-weir-id on the answer +NO$/m);
    assert.match(output, /^3 of 27 protections hold; 1 not checked\./m);
    assert.match(output, /^What to do:\n {2}Weir is not asked: put the filter/m);
  });
});

describe('weir selfcheck, with policies that leave holes', { timeout: 120_000 }, () => {
  const policy = readFileSync(`${ROOT}demo/policy.yaml`, 'utf8');
  const cases: readonly (readonly [string, string, readonly string[] | undefined, RegExp])[] = [
    [
      'that only observe',
      policy.replace('mode: enforce', 'mode: observe'),
      undefined,
      /^ {2}Weir gives no verdict on answers: its policy for this route has mode: observe/m,
    ],
    [
      'without a rule on injections',
      policy.replace(/^.*no-injection.*\n/m, ''),
      [
        'injection',
        'injection-pieces',
        'injection-escapes',
        'gzip',
        'wrong-type',
        'dotted-path',
        'encoded-path',
      ],
      /^ {2}injection, .*encoded-path: under request\.rules: .*detector: injection/m,
    ],
    [
      'that pass a path unread',
      policy.replace('  mode: enforce', '  mode: enforce\n  passPaths: ["/v1/chat/weir*"]'),
      ['unknown-path'],
      /^ {2}unknown-path: name no path under passPaths/m,
    ],
  ];
  for (const [title, changed, holes, advice] of cases) {
    it(title, async () => {
      assert.notEqual(changed, policy);
      const stack = await startStack({ policy: changed });
      try {
        const { code, output } = await selfcheck(stack.url, '--upstream', addressOf(stack), ...WITH_BANNED);
        const found = [...output.matchAll(/^(\S+) .* NO$/gm)].map(([, name]) => name);
        if (holes === undefined) assert.ok(found.length > 20 && found[0] === 'attached', output);
        else assert.deepEqual(found, holes);
        assert.match(output, advice);
        assert.equal(code, 1);
      } finally {
        await stack.stop();
      }
    });
  }
});

describe('weir selfcheck, where nothing can be told', { timeout: 60_000 }, () => {
  it('says that nothing listens', async () => {
    const url = `http://127.0.0.1:${await freePort()}`;
    const { code, error, probes } = await reportOf(url);
    assert.deepEqual([code, error, probes], [3, `${url}: nothing listens there`, []]);
  });

  it('says that Weir is down', async () => {
    const stack = await startStack({ startWeir: false });
    try {
      const { code, error } = await reportOf(stack.url);
      assert.equal(code, 3);
      assert.match(error ?? '', /^an ordinary request got 503: .*is weir serve running/);
    } finally {
      await stack.stop();
    }
  });
});

/** The shipped route, with Weir's filter switched off on it. */
function disabledRoute(): Record<string, unknown> {
  const off = {
    '@type': 'type.googleapis.com/envoy.extensions.filters.http.ext_proc.v3.ExtProcPerRoute',
    disabled: true,
  };
  const route = {
    name: 'llm',
    match: { prefix: '/' },
    route: { cluster: 'model', timeout: '0s' },
    typed_per_filter_config: { 'envoy.filters.http.ext_proc': off },
  };
  return { virtual_hosts: [{ name: 'llm', domains: ['*'], routes: [route] }] };
}
