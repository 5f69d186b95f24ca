/** A remote judge: what it is asked, what it may answer, and that anything else is a failure and never "all is well". */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import type { Question } from '../../../src/core/ports.ts';
import { JudgeFailure, type JudgeFailureReason } from '../../../src/models/judge-failure.ts';
import { Judges } from '../../../src/models/judges.ts';
import { judgesSection } from '../../../src/models/section.ts';

const QUESTION: Question = { rule: 'civil', judge: 'toxicity', texts: [{ role: 'user', text: 'hello' }] };
const CLOCK = { monotonic: () => performance.now() };
let servers: Server[] = [];

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

async function judgeWith(listener: RequestListener, deadlineMs = 5000): Promise<Judges> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/judge`;
  return new Judges(judgesSection.parse({ toxicity: { url, deadlineMs } }), CLOCK);
}

function answering(body: string | Uint8Array, status = 200): RequestListener {
  return (_, response) => response.writeHead(status, { location: '/elsewhere' }).end(body);
}

async function failureOf(judge: Judges, signal = new AbortController().signal): Promise<JudgeFailureReason> {
  const cause: unknown = await judge.ask(QUESTION, signal).then(
    () => assert.fail('answered'),
    (reason: unknown) => reason,
  );
  assert(cause instanceof JudgeFailure, String(cause));
  assert.equal(cause.fault.kind, 'judge');
  assert.equal(cause.fault.at, 'toxicity');
  assert(!cause.message.includes('hello'));
  return cause.reason;
}

describe('O01 a remote judge', () => {
  it('is posted the rule and the texts, and its score becomes a hit over all of them', async () => {
    let seen = '';
    const judge = await judgeWith(async (request, response) => {
      for await (const chunk of request) seen += String(chunk);
      assert.equal(request.method, 'POST');
      assert.equal(request.headers['content-type'], 'application/json');
      response.end('{"score":0.7,"version":"ignored"}');
    });
    const hits = await judge.ask(QUESTION, new AbortController().signal);
    assert.deepEqual(JSON.parse(seen), { rule: 'civil', texts: [{ role: 'user', text: 'hello' }] });
    assert.deepEqual(hits, [{ type: 'JUDGED', start: 0, end: 5, score: 0.7 }]);
  });

  it('may name findings with their place', async () => {
    const findings = [
      { type: 'TOXICITY', score: 0.9, start: 1, end: 3 },
      { type: 'THREAT', score: 0.2 },
    ];
    const judge = await judgeWith(answering(JSON.stringify({ score: 0.9, findings })));
    assert.deepEqual((await judge.ask(QUESTION, new AbortController().signal)).slice(1), [
      { type: 'TOXICITY', start: 1, end: 3, score: 0.9 },
      { type: 'THREAT', start: 0, end: 5, score: 0.2 },
    ]);
  });

  const FAILURES: readonly [
    what: string,
    body: string | Uint8Array,
    reason: JudgeFailureReason,
    status?: number,
  ][] = [
    ['a status other than 200', '{"score":0}', 'status', 503],
    ['that it failed', '{"score":0}', 'status', 500],
    ['that it does not know who asks', '{"score":0}', 'status', 401],
    ['no content', '', 'status', 204],
    ['a redirect', '{"score":0}', 'status', 302],
    ['nothing', '', 'malformed'],
    ['text that is not JSON', 'fine', 'malformed'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'malformed'],
    ['JSON of another form', '[0]', 'malformed'],
    ['no score', '{}', 'score'],
    ['a score above 1', '{"score":1.01}', 'score'],
    ['a score below 0', '{"score":-0.1}', 'score'],
    ['a score that is NaN', '{"score":NaN}', 'malformed'],
    ['a score in text', '{"score":"0"}', 'score'],
    ['a score that is null, as NaN is written', '{"score":null}', 'score'],
    ['a finding without a score', '{"score":0,"findings":[{"type":"X"}]}', 'score'],
    [
      'a finding behind the end',
      '{"score":0,"findings":[{"type":"X","score":1,"start":0,"end":6}]}',
      'malformed',
    ],
    [
      'a finding that ends before it starts',
      '{"score":0,"findings":[{"type":"X","score":1,"start":3,"end":2}]}',
      'malformed',
    ],
    ['a type in free text', '{"score":0,"findings":[{"type":"hello","score":1}]}', 'malformed'],
    ['10 MB', `{"score":0,"pad":"${'x'.repeat(10_000_000)}"}`, 'too-large'],
    ['more than 64 KiB', `{"score":0,"pad":"${'x'.repeat(65_536)}"}`, 'too-large'],
  ];
  for (const [what, body, reason, status] of FAILURES) {
    it(`fails with ${reason} when it answers ${what}`, async () => {
      assert.equal(await failureOf(await judgeWith(answering(body, status))), reason);
    });
  }

  it('fails when it is not there', async () => {
    const judge = await judgeWith(answering(''));
    await new Promise((resolve) => servers[0]!.close(resolve));
    assert.equal(await failureOf(judge), 'unreachable');
  });

  it('fails with too-large when its answer has no end, and hangs up', async () => {
    let ended: Promise<unknown> | undefined;
    const judge = await judgeWith((_, response) => {
      ended = once(response, 'close');
      const part = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (response.write(part));
      };
      response.on('drain', more);
      more();
    }, 60_000);
    assert.equal(await failureOf(judge), 'too-large');
    await ended;
  });

  it('fails when it hangs up, also in the middle of an answer', async () => {
    assert.equal(await failureOf(await judgeWith((request) => request.socket.destroy())), 'unreachable');
    const judge = await judgeWith((_, response) => {
      response.write('{"score":', () => response.destroy());
    });
    assert.equal(await failureOf(judge), 'unreachable');
  });

  it('is left alone once it fails again and again, for every reason but that nobody waits', async () => {
    const bodies: Record<string, string> = {
      malformed: 'fine',
      score: '{}',
      'too-large': 'x'.repeat(70_000),
    };
    for (const [reason, body] of Object.entries(bodies)) {
      const judge = await judgeWith(answering(body));
      const reasons: string[] = [];
      for (let time = 0; time < 6; time++) reasons.push(await failureOf(judge));
      assert.deepEqual([...new Set(reasons)], [reason, 'resting']);
      assert.deepEqual(
        judge.counters.map(({ outcome, questions }) => [outcome, questions]),
        [
          [reason, reasons.indexOf('resting')],
          ['resting', 6 - reasons.indexOf('resting')],
        ],
      );
    }
  });

  it('fails at its deadline, also in the middle of an answer', async () => {
    assert.equal(await failureOf(await judgeWith(() => {}, 30)), 'deadline');
    assert.equal(
      await failureOf(await judgeWith((_, response) => response.write('{"score":'), 30)),
      'deadline',
    );
  });

  it('is left when the exchange is over', async () => {
    const controller = new AbortController();
    const judge = await judgeWith(() => controller.abort());
    assert.equal(await failureOf(judge, controller.signal), 'left');
    assert.equal(await failureOf(judge, AbortSignal.timeout(0)), 'deadline');
  });

  it('fails when nobody knows it', async () => {
    assert.equal(await failureOf(new Judges({}, CLOCK)), 'unknown');
  });
});

describe('the section judges', () => {
  it('takes http and https addresses without credentials', () => {
    const judge = (url: string): boolean => judgesSection.safeParse({ toxicity: { url } }).success;
    assert.deepEqual(
      ['http://a/b', 'https://a:1/b?c', 'ftp://a', 'http://u:p@a', 'http://a#b', 'a:80'].map(judge),
      [true, true, false, false, false, false],
    );
  });
});
