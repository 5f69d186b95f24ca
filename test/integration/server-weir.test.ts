/** `./weir serve` itself: start, refusal to start, reload, the journal of each worker. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { status } from '@grpc/grpc-js';
import { check, endOf, openStream, Running, until } from './fixtures/running.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const WEIR = join(ROOT, 'weir');
/** `CheckResponse.status.code` = 7 (PERMISSION_DENIED), as bytes of a Status that starts with its code. */
const CODE_7 = Buffer.from([0x08, 0x07]);

let folder = '';
let running: Running[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-serve-'));
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

function policy(name: string): string {
  return `apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: ${name} }
spec:
  request:
    rules:
      - { name: mask-cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
`;
}

/** Appears complete or not at all. */
function write(text: string): string {
  const file = join(folder, 'policy.yaml');
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  return file;
}

function begin(flags: readonly string[]): Running {
  const common = ['--grpc', '127.0.0.1:0', '--admin', '127.0.0.1:0', '--audit-dir', join(folder, 'journal')];
  const server = new Running([WEIR, 'serve', ...common, ...flags], { cwd: folder });
  running.push(server);
  return server;
}

describe('weir serve', { timeout: 60_000 }, () => {
  it('serves with the built-in policy when none is given, and says where', async () => {
    const server = await begin(['--workers', '1']).serving();
    assert.equal((await server.get('/readyz')).status, 200);
    assert.match(
      server.output,
      /weir serves: gRPC 127\.0\.0\.1:\d+, admin http:\/\/127\.0\.0\.1:\d+, 1 worker, policies \S+ \([0-9a-f]{12}\), journal buffered in/,
    );
  });

  it('denies an ext_authz question without a request in it, by code 7 (O15, C43)', async () => {
    const server = await begin(['--workers', '1', '--policies', write(policy('first'))]).serving();
    const answer = await check(server.connect(), Buffer.alloc(0));
    assert.ok(Buffer.isBuffer(answer), `status ${answer}`);
    assert.ok(answer.includes(CODE_7));
  });

  it('keeps a chain per worker, which verifies after a drain', async () => {
    const server = await begin(['--workers', '2', '--policies', write(policy('first'))]).serving();
    server.child.kill('SIGTERM');
    assert.equal(await server.exited, 0);
    const verified = execFileSync(WEIR, ['audit', 'verify', '--dir', join(folder, 'journal')], {
      encoding: 'utf8',
    });
    assert.match(verified, /worker-0: .*intact\nworker-1: .*intact\n/);
  });

  it('ends 1,000 open streams with UNAVAILABLE and exits 0 (O06)', async () => {
    const config = join(folder, 'weir.yaml');
    writeFileSync(config, 'deadlines: { drainMs: 300 }\n');
    const server = await begin([
      '--config',
      config,
      '--workers',
      '2',
      '--policies',
      write(policy('first')),
    ]).serving();
    const ends: Promise<number>[] = [];
    for (let connection = 0; connection < 10; connection += 1) {
      const client = server.connect();
      for (let stream = 0; stream < 100; stream += 1) ends.push(endOf(openStream(client)));
    }
    await until('all are open', async () => (await server.metric('weir_open_streams')) === 1000);
    server.child.kill('SIGTERM');
    const counted = new Map<number, number>();
    for (const code of await Promise.all(ends)) counted.set(code, (counted.get(code) ?? 0) + 1);
    assert.deepEqual([...counted], [[status.UNAVAILABLE, 1000]]);
    assert.equal(await server.exited, 0);
  });

  it('takes a changed policy, and keeps it when the next one is wrong (O02)', async () => {
    const file = write(policy('first'));
    const server = await begin(['--workers', '2', '--policies', file]).serving();
    write(policy('second'));
    await until(
      'the second is loaded',
      async () => (await server.metric('weir_policy_reloads_total{outcome="loaded"}')) === 2,
    );
    const digest =
      /weir_policy_info\{digest="(\w+)"\} 1/.exec((await server.get('/metrics')).body)?.[1] ?? '';
    assert.equal(digest.length, 64);
    write(policy('third').replace('pii', 'pi'));
    await until('it is refused', async () => (await server.metric('weir_policy_fault')) === 1);
    assert.equal(await server.metric(`weir_policy_info{digest="${digest}"}`), 1);
    // The metric may be told before the line has come through the pipe.
    const refusal = /policy\.yaml:7 spec\.request\.rules\[0\]\.detector: unknown detector/;
    await until('the log says why', () => Promise.resolve(refusal.test(server.output)));
    assert.equal((await server.get('/readyz')).status, 200);
    write(policy('second'));
    await until('all is well again', async () => (await server.metric('weir_policy_fault')) === 0);
    assert.doesNotMatch(server.output, /refused validated/);
  });
});

describe('weir serve warns', { timeout: 60_000 }, () => {
  it('of policies that let everything pass, at the start and when they change', async () => {
    const nothing = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: open }\nspec: {}\n';
    const file = write(nothing);
    const server = await begin(['--workers', '1', '--policies', file]).serving();
    const warnings = (count: number) => async () => (await server.metric('weir_policy_warnings')) === count;
    await until('it is counted', warnings(1));
    const line =
      /policy\.yaml:4 spec: lets everything pass that Weir can read: it has no rules; .*\(lets-all-pass\)/;
    await until('the log says where, and what to do', () => Promise.resolve(line.test(server.output)));
    write(policy('closed'));
    await until('nothing is left to warn of', warnings(0));
  });
});

describe('weir serve refuses to start', { timeout: 60_000 }, () => {
  const cases: readonly [string, () => readonly string[], RegExp][] = [
    [
      'a policy that is wrong',
      () => ['--policies', write(policy('first').replace('redact', 'redakt'))],
      /policy\.yaml:7 .*action/,
    ],
    ['a policy that is not there', () => ['--policies', join(folder, 'nowhere')], /nowhere: is not there/],
    ['an unknown flag', () => ['--wrokers', '3'], /--wrokers: unknown option; did you mean "--workers"\?/],
    [
      'a journal folder that is a file',
      () => ['--audit-dir', write(policy('first'))],
      /--audit-dir .*ENOTDIR/,
    ],
    [
      'a key of the wrong size',
      () => ['--audit-dir', badKey()],
      /a fingerprint key has 32 bytes, this file has 3/,
    ],
    ['a chain that cannot be written', () => ['--audit-dir', badChain()], /--audit-dir .*worker-0/],
  ];
  for (const [what, flags, message] of cases) {
    it(`with ${what} (O15)`, async () => {
      const server = begin(flags());
      assert.equal(await server.exited, 2);
      assert.match(server.output, message);
      assert.doesNotMatch(server.output, /weir serves/);
    });
  }

  function badKey(): string {
    writeFileSync(join(folder, 'fingerprint.key'), 'bad');
    return folder;
  }

  /** A file stands where the folder of the chain should be. */
  function badChain(): string {
    const dir = join(folder, 'chains');
    mkdirSync(dir);
    writeFileSync(join(dir, 'worker-0'), '');
    return dir;
  }
});

describe('weir', () => {
  const run = (...args: string[]) => spawnSync(WEIR, args, { encoding: 'utf8', cwd: folder });

  it('lists its verbs', () => {
    const help = run('--help');
    assert.equal(help.status, 0);
    for (const verb of ['serve', 'lint', 'scan', 'audit', 'selfcheck'])
      assert.match(help.stdout, new RegExp(`^  ${verb} +\\S`, 'm'));
    assert.equal(run().status, 2);
  });

  it('explains every verb', () => {
    for (const verb of ['serve', 'lint', 'scan', 'audit', 'selfcheck']) {
      const help = run(verb, '--help');
      assert.equal(help.status, 0, help.stderr);
      assert.match(help.stdout, new RegExp(`^usage: weir ${verb}`, 'im'));
    }
  });

  it('suggests the verb that was meant', () => {
    const wrong = run('srve');
    assert.equal(wrong.status, 2);
    assert.match(wrong.stderr, /unknown verb "srve"; did you mean "weir serve"\?/);
  });

  it('explains a verb in both orders', () => {
    const help = run('lint', '--help');
    assert.equal(help.status, 0);
    assert.match(help.stdout, /^usage: weir lint/);
    for (const word of ['help', '--help', '-h']) assert.equal(run(word, 'lint').stdout, help.stdout);
    assert.equal(run('help', 'srve').status, 2);
  });

  it('tells its version', () => {
    assert.match(run('--version').stdout, /^\d+\.\d+\.\d+\n$/);
  });
});
