/** OPA over REST: how it is asked, what its answers mean, and that whatever else comes is a failure and never "allowed". */
import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { DeciderFailure } from '../../../src/deciders/decider-failure.ts';
import { Deciders } from '../../../src/deciders/deciders.ts';
import { decidersSection } from '../../../src/deciders/section.ts';
import { inputFor, refundOf } from './support.ts';

const CLOCK = { monotonic: () => performance.now() };
const INPUT = inputFor('gpt-4o-mini');
let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

async function deciderWith(listener: RequestListener, settings: object = {}): Promise<Deciders> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1/data/weir/decision`;
  return new Deciders(
    decidersSection.parse({ corp: { kind: 'opa', url, deadlineMs: 5000, ...settings } }),
    CLOCK,
  );
}

function answering(body: string, status = 200): RequestListener {
  return (_, response) => response.writeHead(status, { location: '/elsewhere' }).end(body);
}

async function asked(deciders: Deciders, decider = 'corp') {
  return await deciders.decide({ decider, input: INPUT }, new AbortController().signal);
}

async function failureOf(deciders: Deciders, decider = 'corp'): Promise<string> {
  const cause: unknown = await asked(deciders, decider).then(
    (decision) => assert.fail(`decided ${JSON.stringify(decision)}`),
    (reason: unknown) => reason,
  );
  assert.ok(cause instanceof DeciderFailure, String(cause));
  assert.deepEqual([cause.fault.kind, cause.fault.at], ['decision', decider]);
  assert.equal(cause.message.includes('gpt-4o-mini'), false);
  return cause.reason;
}

describe('an OPA server', () => {
  it('is told integers of 64 bits digit by digit', async () => {
    let seen = '';
    const deciders = await deciderWith(async (request, response) => {
      for await (const chunk of request) seen += String(chunk);
      response.end('{"result":true}');
    });
    const input = refundOf(9007199254740993n);
    await deciders.decide({ decider: 'corp', input }, new AbortController().signal);
    assert.match(seen, /"args":\{"amount":9007199254740993\}/);
  });

  it('is posted the input under its name, and nothing else', async () => {
    let seen = '';
    const deciders = await deciderWith(async (request, response) => {
      for await (const chunk of request) seen += String(chunk);
      assert.deepEqual([request.method, request.url], ['POST', '/v1/data/weir/decision']);
      response.end('{"result":true}');
    });
    assert.deepEqual(await asked(deciders), { allow: true });
    assert.deepEqual(JSON.parse(seen), { input: INPUT });
  });

  it('is not asked where it was to be told what nobody knows', async () => {
    let asked = 0;
    const deciders = await deciderWith((_, response) => {
      asked++;
      response.end('{"result":true}');
    });
    for (const unknown of ['history', 'texts'] as const) {
      const question = { decider: 'corp', input: INPUT, unknown };
      const decided = deciders.decide(question, new AbortController().signal);
      await assert.rejects(decided, (cause) => cause instanceof DeciderFailure && cause.reason === 'untold');
    }
    assert.equal(asked, 0);
  });

  const DECISIONS = [
    ['{"result":true}', { allow: true }],
    ['{"result":false}', { allow: false }],
    ['{"result":{"allow":true}}', { allow: true }],
    [
      '{"result":{"allow":false,"reason":"pci:4.2","helper":[1]},"decision_id":"x"}',
      { allow: false, reason: 'pci:4.2' },
    ],
  ] as const;
  for (const [body, decision] of DECISIONS)
    it(`decides by ${body}`, async () => {
      assert.deepEqual(await asked(await deciderWith(answering(body))), decision);
    });

  const FAILURES = [
    ['{}', 'undefined'],
    ['{"decision_id":"x"}', 'undefined'],
    ['{"result":null}', 'wrong-type'],
    ['{"result":"true"}', 'wrong-type'],
    ['{"result":1}', 'wrong-type'],
    ['{"result":[true]}', 'wrong-type'],
    ['{"result":{}}', 'wrong-type'],
    ['{"result":{"allow":"yes"}}', 'wrong-type'],
    ['{"result":{"allow":true,"reason":"a sentence"}}', 'wrong-type'],
    ['{"result":{"allow":true,"reason":7}}', 'wrong-type'],
    ['[true]', 'malformed'],
    ['true', 'malformed'],
    ['not json', 'malformed'],
    ['', 'malformed'],
    [`{"result":true,"more":"${'a'.repeat(70_000)}"}`, 'too-large'],
  ] as const;
  for (const [body, reason] of FAILURES)
    it(`does not decide by ${body.slice(0, 60) || 'nothing'}`, async () => {
      assert.equal(await failureOf(await deciderWith(answering(body))), reason);
    });

  for (const status of [301, 400, 404, 500, 204])
    it(`does not decide by status ${status}`, async () => {
      assert.equal(await failureOf(await deciderWith(answering('{"result":true}', status))), 'status');
    });

  it('fails at its deadline, and is then left alone for a while', async () => {
    let asks = 0;
    const deciders = await deciderWith(() => asks++, {
      ...{ deadlineMs: 50, breaker: { failures: 1, restMs: 60_000 } },
    });
    assert.equal(await failureOf(deciders), 'deadline');
    assert.equal(await failureOf(deciders), 'resting');
    assert.equal(asks, 1);
    const counted = deciders.counters.map(({ outcome, questions }) => [outcome, questions]);
    assert.deepEqual(counted, [
      ['deadline', 1],
      ['resting', 1],
    ]);
  });

  it('fails where nobody listens, and where nobody knows the name', async () => {
    const section = { corp: { kind: 'opa', url: 'http://127.0.0.1:1/v1/data/a', deadlineMs: 5000 } };
    const deciders = new Deciders(decidersSection.parse(section), CLOCK);
    assert.equal(await failureOf(deciders), 'unreachable');
    assert.equal(await failureOf(deciders, 'other'), 'unknown');
  });

  it('is alive when its rules say what is no decision', async () => {
    const deciders = await deciderWith(answering('{}'), { breaker: { failures: 1, restMs: 60_000 } });
    assert.equal(await failureOf(deciders), 'undefined');
    assert.equal(await failureOf(deciders), 'undefined');
  });
});

describe('the section deciders', () => {
  const WRONG = [
    [{ kind: 'opa' }, 'is missing; name the address'],
    [{ kind: 'opa', url: 'http://opa:8181/' }, '/v1/data/'],
    [{ kind: 'opa', url: 'http://opa:8181/v1/data/' }, '/v1/data/'],
    [{ kind: 'opa', url: 'http://u:p@opa:8181/v1/data/a' }, '/v1/data/'],
    [{ kind: 'opa', url: 'http://opa:8181/v1/data/a?explain=full' }, '/v1/data/'],
    [{ kind: 'opa', url: 'http://opa:8181/v1/data/a', file: 'x' }, 'has no effect with kind: opa'],
    [{ kind: 'opa-wasm', entrypoint: 'a' }, 'is missing; name the bundle'],
    [{ kind: 'opa-wasm', file: 'x' }, 'is missing; name the rule'],
    [{ kind: 'opa-wasm', file: 'x', entrypoint: '../a' }, 'must be the path of a rule'],
    [{ kind: 'opa-wasm', file: 'x', entrypoint: 'a', url: 'http://opa/v1/data/a' }, 'has no effect'],
    [{ url: 'http://opa:8181/v1/data/a' }, 'opa'],
  ] as const;
  for (const [section, message] of WRONG)
    it(`refuses ${JSON.stringify(section)}`, () => {
      const parsed = decidersSection.safeParse({ corp: section });
      assert.ok(!parsed.success);
      assert.ok(parsed.error.message.includes(message), parsed.error.message);
    });
});
