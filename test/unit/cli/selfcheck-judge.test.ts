/** What `weir selfcheck` makes of an answer: what holds, what does not, and what nobody can tell. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { judgeAnswer } from '../../../src/cli/selfcheck/judge-answer.ts';
import { judgeRequest, type Reached, reachedBy } from '../../../src/cli/selfcheck/judge-request.ts';
import type { RequestProbe } from '../../../src/cli/selfcheck/probe.ts';
import { exitCode, type Row, reportText } from '../../../src/cli/selfcheck/report.ts';
import { REQUEST_PROBES } from '../../../src/cli/selfcheck/request-probes.ts';
import type { Answer, Outcome } from '../../../src/cli/selfcheck/send.ts';
import { FORGED_ID, type Sight } from '../../../src/cli/selfcheck/sights.ts';

const DENY = { 'x-weir-decision': 'deny', 'x-weir-id': 'a' };
const ALLOW = { 'x-weir-decision': 'allow', 'x-weir-id': 'a' };
const RESET: Outcome = { kind: 'failure', code: 'ECONNRESET', reason: 'closed' };
const LATE: Outcome = { kind: 'failure', code: 'ABORT_ERR', reason: 'no answer within 10 s' };

function answer(status: number, headers: Record<string, string> = {}, body: string | Buffer = ''): Answer {
  return { kind: 'answer', status, headers, body: Buffer.from(body), complete: true };
}

function probe(name: string): RequestProbe {
  const found = REQUEST_PROBES.find((each) => each.name === name);
  assert.ok(found !== undefined);
  return found;
}

function came(...saw: Sight[]): Reached {
  return { probe: 'x', whole: true, saw };
}

describe('a protection on requests', () => {
  const part: Reached = { probe: 'x', whole: false, saw: [] };
  const cases: readonly (readonly [string, string, Outcome, Reached, boolean | undefined])[] = [
    ['does not hold when the model got it', 'injection', answer(200), came('injection'), false],
    ['does not hold though the client was refused', 'injection', answer(403, DENY), came('injection'), false],
    ['does not hold when the model got a part', 'oversized', answer(413, DENY), part, false],
    ['holds when the model got it without the attack', 'card-in-prompt', answer(200), came(), true],
    ['holds when nothing reached the model', 'gzip', answer(400), 'nothing', true],
    ['holds when the connection was closed and nothing came', 'utf-16', RESET, 'nothing', true],
    ['is unknown when another upstream answered', 'gzip', answer(200), 'nothing', undefined],
    ['is unknown when nothing came because of 503', 'gzip', answer(503), 'nothing', undefined],
    ['is unknown when Weir has a fault', 'gzip', answer(503, DENY), 'unknown', undefined],
    ['is unknown when the answer is late', 'gzip', LATE, 'nothing', undefined],
    ['is unknown when the connection was closed', 'gzip', RESET, 'unknown', undefined],
    ['holds by the denial of Weir', 'gzip', answer(403, DENY), 'unknown', true],
    ['does not hold when it was answered', 'gzip', answer(200, ALLOW), 'unknown', false],
    ['does not hold when the connection was upgraded', 'websocket', answer(101), 'unknown', false],
    ['is unknown when somebody refused it', 'unknown-path', answer(404, ALLOW), 'unknown', undefined],
    ['is unknown when masking cannot be seen', 'card-in-prompt', answer(200, ALLOW), 'unknown', undefined],
    [
      'does not hold when the forged id comes back',
      'forged-verdict',
      answer(200, { ...ALLOW, 'x-weir-id': FORGED_ID }),
      came(),
      false,
    ],
  ];
  for (const [claim, name, outcome, reached, expected] of cases) {
    it(claim, () => {
      assert.equal(judgeRequest(probe(name), { outcome, reached, timed: false }).holds, expected);
    });
  }

  it('holds when the gateway, which times its upstream, refused it, and not when the model did', () => {
    const judge = (outcome: Outcome) =>
      judgeRequest(probe('websocket'), { outcome, reached: 'unknown', timed: true }).holds;
    assert.equal(judge(answer(403, ALLOW)), true);
    assert.equal(judge(answer(403, { ...ALLOW, 'x-envoy-upstream-service-time': '3' })), false);
  });

  it('is read from the header of a scripted upstream', () => {
    const said = (value: string): Reached => reachedBy('x', answer(200, { 'selfcheck-upstream': value }));
    assert.deepEqual(said('nothing'), came());
    assert.deepEqual(said('injection upgrade'), came('injection', 'upgrade'));
    assert.equal(reachedBy('x', answer(200)), 'unknown');
  });
});

describe('a protection on answers', () => {
  const BAD = '41111111';
  const event = (content: string, finish: string | null = null): string =>
    `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}\n\n`;
  const split = [...BAD].map((digit) => event(digit)).join('');
  const cases: readonly (readonly [string, Outcome, boolean | undefined, RegExp])[] = [
    ['does not hold when it came in one piece', answer(200, {}, event(`x ${BAD} y`)), false, /came through/],
    ['does not hold when it came over events', answer(200, {}, split), false, /came through/],
    [
      'does not hold when it came though the end is cut',
      { ...answer(200, {}, split), complete: false },
      false,
      /came/,
    ],
    [
      'does not hold when it came compressed',
      answer(200, { 'content-encoding': 'gzip' }, gzipSync(event(BAD))),
      false,
      /came through/,
    ],
    ['does not hold when it stands in bytes that are no chat', answer(200, {}, `oops ${BAD}`), false, /came/],
    ['holds when it is masked', answer(200, {}, event('your card [CARD]')), true, /^masked$/],
    ['holds when it is left out', answer(200, {}, event('x') + event('', 'stop')), true, /^left out$/],
    [
      'holds when the stream is cut',
      answer(200, {}, event('x') + event('', 'content_filter')),
      true,
      /^cut after 2/,
    ],
    [
      'holds when the stream broke off',
      { ...answer(200, {}, event('x')), complete: false },
      true,
      /^broken off/,
    ],
    [
      'holds when it is refused',
      answer(502, DENY, '{"error":{"code":"unsupported_answer"}}'),
      true,
      /^502 unsupported_answer by Weir$/,
    ],
    ['is unknown when the gateway failed', answer(502), undefined, /^502$/],
    ['is unknown without an answer', RESET, undefined, /^closed$/],
  ];
  for (const [claim, outcome, expected, seen] of cases) {
    it(claim, () => {
      const judged = judgeAnswer(BAD, outcome);
      assert.equal(judged.holds, expected);
      assert.match(judged.seen, seen);
    });
  }
});

describe('a report', () => {
  const row = (name: string, holds: boolean | null, hint = 'do this'): Row => {
    return { name, direction: 'request', holds, expected: 'refused', seen: 'x', status: 200, id: null, hint };
  };
  const of = (...probes: Row[]) => ({
    url: 'http://x',
    at: '2026-01-01T00:00:00.000Z',
    run: 'abcdefgh',
    probes,
  });

  it('ends with 0, 1 or 3', () => {
    assert.equal(exitCode(of(row('a', true), row('b', null))), 0);
    assert.equal(exitCode(of(row('a', true), row('b', false))), 1);
    assert.equal(exitCode(of(row('b', null))), 3);
    assert.equal(exitCode(of()), 3);
  });

  it('is aligned, says each thing to do once, and counts', () => {
    const lines = reportText(of(row('a', true), row('long', false), row('b', false), row('c', null))).split(
      '\n',
    );
    assert.deepEqual(lines, [
      'probe  expected  seen  holds',
      'a      refused   x     yes',
      'long   refused   x     NO',
      'b      refused   x     NO',
      'c      refused   x     -',
      '',
      'What to do:',
      '  long, b: do this',
      '',
      '1 of 3 protections hold; 1 not checked. http://x, marked weir-selfcheck/abcdefgh.',
      '',
    ]);
  });

  it('puts first that Weir is not asked at all', () => {
    const text = reportText(of(row('attached', false, 'attach it'), row('a', false, 'add a rule')));
    assert.match(text, /attach it; then run this again/);
    assert.ok(!text.includes('add a rule'));
  });
});
