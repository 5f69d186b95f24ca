/** The scripted upstream of `weir selfcheck`, and the client that speaks to it: every probe is recognised in whatever it is packed. */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { ANSWER_PROBES } from '../../../src/cli/selfcheck/answer-probes.ts';
import { judgeAnswer } from '../../../src/cli/selfcheck/judge-answer.ts';
import { judgeRequest } from '../../../src/cli/selfcheck/judge-request.ts';
import { markText, readMark, runName } from '../../../src/cli/selfcheck/mark.ts';
import { type Options, readOptions } from '../../../src/cli/selfcheck/options.ts';
import { chatBody, markOf, type Setting, spell } from '../../../src/cli/selfcheck/probe.ts';
import { REQUEST_PROBES } from '../../../src/cli/selfcheck/request-probes.ts';
import { runProbes } from '../../../src/cli/selfcheck/run-probes.ts';
import { send } from '../../../src/cli/selfcheck/send.ts';
import { sightsIn } from '../../../src/cli/selfcheck/sights.ts';
import { ATTACK } from '../../../src/cli/selfcheck/texts.ts';
import { SCRIPTED } from '../../../src/cli/selfcheck/upstream-answers.ts';
import { openUpstream, type Upstream } from '../../../src/cli/selfcheck/upstream-server.ts';

const RUN = 'abcdefgh';

function setting(port: number, ...more: string[]): Setting {
  const options = readOptions(['--url', `http://127.0.0.1:${port}`, '--banned', 'Project Halcyon', ...more]);
  if (typeof options === 'string') throw new Error(options);
  return { options, run: RUN };
}

async function freePort(): Promise<number> {
  const server = createSocketServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a mark', () => {
  it('is read as it was written, also within a text', () => {
    for (const mark of [
      { run: RUN, probe: 'gzip', say: '' },
      { run: RUN, probe: 'banned-text', say: 'Projekt "Möwe" / ?' },
    ])
      assert.deepEqual(readMark(`{"content":"${markText(mark)} Please"}`), mark);
    assert.equal(readMark('weir-selfcheck/ABC/x'), undefined);
  });

  it('names a run by letters alone', () => {
    assert.match(runName(Uint8Array.from({ length: 32 }, (_, at) => at * 37)), /^[a-z]{8}$/);
  });
});

describe('the scripted upstream, with nothing before it', () => {
  let port: number;
  let upstream: Upstream;
  before(async () => {
    port = await freePort();
    const opened = await openUpstream({ host: '127.0.0.1', port });
    assert.ok(opened.ok);
    upstream = opened.value;
  });
  after(async () => upstream?.close());

  for (const probe of REQUEST_PROBES) {
    it(`recognises what passed: ${probe.name}`, async () => {
      const given = setting(port);
      const outcome = await send(given.options, probe.spell(given));
      const reached = (await upstream.arrivals(RUN))?.find((arrival) => arrival.probe === probe.name);
      assert.ok(reached?.whole === true, JSON.stringify(outcome));
      assert.ok(reached.saw.includes(probe.bad), reached.saw.join());
      assert.equal(judgeRequest(probe, { outcome, reached, timed: false }).holds, false);
    });
  }

  for (const probe of ANSWER_PROBES) {
    it(`answers what must not pass: ${probe.name}`, async () => {
      const given = setting(port);
      const bad = probe.bad(given.options) ?? '';
      const mark = markOf(given, probe.name, bad);
      const pieces = [chatBody(given, mark, { stream: probe.streamed })];
      const outcome = await send(given.options, spell(given, mark, { pieces }));
      assert.equal(judgeAnswer(bad, outcome).holds, false, JSON.stringify(outcome));
    });
  }

  it('has an answer for each probe on answers', () => {
    assert.deepEqual([...SCRIPTED].toSorted(), ANSWER_PROBES.map(({ name }) => name).toSorted());
  });

  it('lets a whole run say that nothing holds', async () => {
    const checked = await runProbes({ ...setting(port), run: 'zyxwvuts' }, upstream);
    assert.ok('rows' in checked);
    assert.deepEqual(
      checked.rows.filter(({ holds }) => holds !== false),
      [],
    );
    assert.equal(checked.rows.length, 1 + REQUEST_PROBES.length + ANSWER_PROBES.length);
  });

  it('is found when it runs already, and stays', async () => {
    const again = await openUpstream({ host: '127.0.0.1', port });
    assert.ok(again.ok);
    await again.value.close();
    assert.notEqual(await upstream.arrivals(RUN), undefined);
  });

  it('answers nobody else', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/chat/completions`, {
      method: 'POST',
      body: '{}',
    });
    assert.equal(answer.status, 503);
    assert.match(await answer.text(), /weir selfcheck is running here/);
  });
});

describe('sights', () => {
  it('are nothing in an ordinary request', () => {
    const body = Buffer.from('{"messages":[{"role":"user","content":"OK"}]}');
    assert.deepEqual(sightsIn({ headers: {}, trailers: {}, body }), []);
  });

  it('are found in a body that is a bomb, or none', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    assert.deepEqual(sightsIn({ headers: {}, trailers: {}, body: bomb }), []);
    assert.deepEqual(sightsIn({ headers: {}, trailers: {}, body: gzipSync(ATTACK) }), ['injection']);
  });
});

describe('the client of weir selfcheck', () => {
  const servers: (Server | ReturnType<typeof createSocketServer>)[] = [];
  after(() => {
    for (const server of servers) server.close();
  });
  async function on(server: Server | ReturnType<typeof createSocketServer>): Promise<Options> {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    return setting((server.address() as AddressInfo).port).options;
  }
  const request = { method: 'POST', path: '/', headers: {}, pieces: [Buffer.alloc(8 * 1024 * 1024)] };

  it('takes an answer that comes before the request has ended', async () => {
    const options = await on(
      createServer((_, response) => response.writeHead(413, { connection: 'close' }).end('no')),
    );
    const outcome = await send(options, request);
    assert.ok(outcome.kind === 'answer');
    assert.deepEqual([outcome.status, outcome.body.toString()], [413, 'no']);
  });

  it('tells an answer that broke off from one that ended', async () => {
    const options = await on(
      createServer((_, response) => {
        response.writeHead(200).write('half');
        setImmediate(() => response.destroy());
      }),
    );
    const outcome = await send(options, { ...request, pieces: [] });
    assert.ok(outcome.kind === 'answer');
    assert.equal(outcome.complete, false);
  });

  it('says that the connection was closed, that no answer came, and that it was no HTTP', async () => {
    const closing = await on(createSocketServer((socket) => socket.destroy()));
    const silent = await on(createSocketServer((socket) => socket.resume()));
    const other = await on(createSocketServer((socket) => socket.end('220 mail\r\n')));
    const small = { ...request, pieces: [] };
    const reasons = await Promise.all([
      send(closing, small),
      send({ ...silent, timeoutMs: 50 }, small),
      send(other, small),
      send({ ...other, url: new URL(other.url.href.replace('http:', 'https:')) }, small),
    ]);
    assert.deepEqual(
      reasons.map((outcome) => (outcome.kind === 'failure' ? outcome.reason : outcome.status)),
      [
        'the connection was closed without an answer',
        'no answer within 0.05 s',
        'what answers there is no HTTP/1.1',
        'no TLS there; is it http:// rather than https://?',
      ],
    );
  });
});
