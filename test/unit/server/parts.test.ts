/** The small parts of the server. */
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { sha256 } from '../../../src/config/sha256.ts';
import { DETECTORS } from '../../../src/detectors/index.ts';
import { within } from '../../../src/extproc/within.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { parseAddress, withPort } from '../../../src/server/address.ts';
import { bindProblem } from '../../../src/server/bind-problem.ts';
import {
  Health,
  NOT_SERVING,
  readHealthRequest,
  SERVICE_UNKNOWN,
  SERVING,
  writeHealthResponse,
} from '../../../src/server/health.ts';
import { listenOn } from '../../../src/server/listen-on.ts';
import { MetricRequests } from '../../../src/server/metric-requests.ts';
import { PoliciesInForce } from '../../../src/server/policies-in-force.ts';
import { notReady } from '../../../src/server/readiness.ts';
import { restartDelay } from '../../../src/server/restart-delay.ts';

describe('health', () => {
  it('reads the service name and writes the status', () => {
    assert.equal(readHealthRequest(Buffer.alloc(0)), '');
    assert.equal(readHealthRequest(Buffer.from('\n\u0003abc')), 'abc');
    assert.deepEqual([...writeHealthResponse(NOT_SERVING)], [8, 2]);
  });

  it('knows no service by a request that it cannot read', () => {
    for (const bytes of [[0x12, 1, 97], [0x0a], [0x0a, 2, 97], [0x0a, 0x80, 0x01, ...Array(128).fill(97)]]) {
      const health = new Health(() => true);
      assert.equal(health.status(readHealthRequest(Buffer.from(bytes))), SERVICE_UNKNOWN);
    }
  });

  it('tells watchers of changes alone, until they leave', () => {
    let ready = false;
    const seen: number[] = [];
    const health = new Health(() => ready);
    const leave = health.watch('', (status) => seen.push(status));
    health.changed();
    ready = true;
    health.changed();
    health.changed();
    leave();
    ready = false;
    health.changed();
    assert.deepEqual(seen, [NOT_SERVING, SERVING]);
  });
});

describe('a server that listens', () => {
  it('goes on when the system cannot hand a connection over, and says so', async (context) => {
    const server = createServer();
    context.after(() => server.close());
    const told: string[] = [];
    const setting = { address: '127.0.0.1:0', flag: '--grpc', variable: 'WEIR_GRPC' };
    const port = await listenOn(server, { ...setting, notTaken: ({ message }) => told.push(message) });
    assert.ok(port.ok && port.value > 0);
    for (const message of ['accept ENOBUFS', 'accept ENOMEM']) server.emit('error', new Error(message));
    assert.deepEqual([told, server.listening], [['accept ENOBUFS', 'accept ENOMEM'], true]);
  });
});

describe('readiness', () => {
  const serving = {
    slot: 0,
    serving: true,
    journalFault: undefined,
    shedding: undefined,
    failure: undefined,
  };

  it('needs policies and one worker', () => {
    assert.deepEqual(
      notReady({
        starting: false,
        draining: false,
        policies: 'digest',
        workers: [serving, { ...serving, serving: false }],
      }),
      [],
    );
    assert.equal(
      notReady({ starting: false, draining: false, policies: undefined, workers: [serving] }).length,
      1,
    );
    assert.deepEqual(notReady({ starting: false, draining: false, policies: 'digest', workers: [] }), [
      'no worker is serving',
    ]);
    assert.deepEqual(notReady({ starting: true, draining: false, policies: 'digest', workers: [serving] }), [
      'starting: not every worker serves yet',
    ]);
  });

  it('names every reason', () => {
    const full = { ...serving, shedding: 'no room' };
    const stopped = {
      slot: 3,
      serving: false,
      journalFault: 'disk full',
      shedding: undefined,
      failure: 'no key',
    };
    const workers = [stopped];
    const reasons = notReady({ starting: false, draining: true, policies: undefined, workers }).join('\n');
    for (const part of [
      'draining',
      'no policy',
      'no worker',
      'worker-3 cannot be written: disk full',
      'worker-3 cannot start: no key',
    ]) {
      assert.ok(reasons.includes(part), part);
    }
    assert.deepEqual(
      notReady({ starting: false, draining: false, policies: 'digest', workers: [full, serving] }),
      [],
    );
    assert.deepEqual(
      notReady({ starting: false, draining: false, policies: 'digest', workers: [full, full] }),
      ['every worker refuses new exchanges: no room'],
    );
  });
});

describe('addresses', () => {
  it('have a host and a port', () => {
    assert.deepEqual(parseAddress('127.0.0.1:9003'), { ok: true, value: { host: '127.0.0.1', port: 9003 } });
    assert.deepEqual(parseAddress('[::1]:0'), { ok: true, value: { host: '::1', port: 0 } });
    for (const wrong of ['9003', ':9003', 'host:', 'host:70000', 'host:9x'])
      assert.equal(parseAddress(wrong).ok, false, wrong);
    assert.equal(withPort('[::1]:0', 4711), '[::1]:4711');
  });

  it('that cannot be bound are explained, with the flag to change', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
    assert.equal(
      bindProblem({ error, address: '127.0.0.1:9002', flag: '--grpc', variable: 'WEIR_GRPC' }),
      '--grpc 127.0.0.1:9002: the port is in use by another process; choose another address with --grpc or WEIR_GRPC',
    );
  });
});

describe('restart delay', () => {
  it('doubles from a tenth of a second and stays at ten seconds', () => {
    assert.deepEqual([0, 1, 2, 7, 1000].map(restartDelay), [100, 200, 400, 10_000, 10_000]);
  });
});

describe('metric requests', () => {
  it('give up on a worker that is gone, and on no other', async () => {
    const requests = new MetricRequests();
    const asked: number[] = [];
    const gone = requests.ask(0, (request) => asked.push(request));
    const there = requests.ask(1, (request) => asked.push(request));
    requests.giveUp(0);
    requests.answer(asked[1] ?? 0, []);
    assert.equal(await gone, undefined);
    assert.deepEqual(await there, []);
  });
});

describe('within', () => {
  it('passes a result on and gives up on what never ends', async () => {
    assert.equal(await within(1000, Promise.resolve(7)), 7);
    await assert.rejects(within(1, new Promise(() => {})), /not done within 1 ms/);
  });
});

describe('policies in force', () => {
  const policy = (name: string): string =>
    `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: ${name} }\nspec:\n  request:\n    rules:\n      - { name: mask-${name}, detector: pii, action: redact }\n`;
  const registry = {
    detectors: DETECTORS,
    judges: [],
    scripts: [],
    digest: (text: string) => `${text.length}-${text.at(-3)}`,
  };
  const load = (name: string, digest: string) => ({
    digest,
    names: [name],
    sources: [{ file: `${name}.yaml`, text: policy(name) }],
  });

  it('are replaced as a whole, when they are what the primary validated', async () => {
    const inForce = new PoliciesInForce(() => ({ ok: true, value: registry }));
    assert.equal(inForce.set, undefined);
    const refused = await inForce.replace(load('first', 'of somebody else'));
    assert.equal(refused.ok, false);
    assert.equal(inForce.set, undefined);
  });

  it('stay as they are when new ones do not compile', async () => {
    const inForce = new PoliciesInForce(() => ({ ok: true, value: { ...registry, digest: () => 'same' } }));
    assert.deepEqual(await inForce.replace(load('first', 'same')), { ok: true, value: 'same' });
    const before = inForce.set;
    const bad = { digest: 'other', names: [], sources: [{ file: 'bad.yaml', text: 'kind: Nothing' }] };
    assert.equal((await inForce.replace(bad)).ok, false);
    assert.equal(inForce.set, before);
    assert.deepEqual(inForce.ruleNames, ['mask-first']);
  });

  it('keep the ones that say the same, and change all at once', async () => {
    const hashing = { ...registry, digest: sha256 };
    const sources = (changed: string) =>
      Array.from({ length: 40 }, (_, at) => ({
        file: `${at}.yaml`,
        text: policy(at === 7 ? changed : `p${at}`).replace('spec:', `spec:\n  selects: { hosts: [h${at}] }`),
      }));
    const loaded = (changed: string) => {
      const set = loadPolicyTexts(sources(changed), hashing);
      assert.ok(set.ok, JSON.stringify(set));
      return { digest: set.value.digest, names: [], sources: sources(changed) };
    };
    const inForce = new PoliciesInForce(() => ({ ok: true, value: hashing }));
    assert.equal((await inForce.replace(loaded('before'))).ok, true);
    const before = inForce.set;
    const replaced = inForce.replace(loaded('after'));
    assert.equal(inForce.set, before, 'exchanges go on meanwhile');
    assert.equal((await replaced).ok, true);
    const kept = inForce.set?.policies.filter((one, at) => one === before?.policies[at]);
    assert.equal(kept?.length, 39);
    assert.equal(inForce.set?.policies[7]?.name, 'after');
  });
});
