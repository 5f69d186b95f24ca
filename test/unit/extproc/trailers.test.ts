/** Trailers are text too: judged by the rules of their direction, and left away or refused when they may not pass. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BodyMode } from '../../../src/core/frame.ts';
import type { HeaderList } from '../../../src/core/headers.ts';
import { Talk } from '../../fakes/talk.ts';

const PROMPT = '{"model":"m","messages":[{"role":"user","content":"hi"}]}';
const RULE = '{ name: banned, detector: keywords, options: { words: ["project bluebird"] }, action: deny }';
const MASK = '{ name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }';
const rules = (direction: string, ...list: string[]) =>
  `  ${direction}:\n${direction === 'request' ? '    trailers: allow\n' : ''}    rules:\n${list.map((rule) => `      - ${rule}\n`).join('')}`;
const event = (content: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`;
const CLEAN = [{ name: 'x-usage', value: '12' }];
const EVIL = [{ name: 'x-note', value: 'about Project Bluebird' }];
const CARD = [{ name: 'x-note', value: '4111 1111 1111 1111' }];

function answering(spec: string, mode: BodyMode = 'full-duplex'): Talk {
  const talk = new Talk(spec).request(mode);
  talk.body('request', PROMPT, true);
  talk.answer();
  talk.body('response', `${event('all is well. ')}data: [DONE]\n\n`);
  return talk;
}

const behind = (talk: Talk, direction: 'request' | 'response', trailers: HeaderList) =>
  talk.take({ kind: 'trailers', direction, trailers });
const kinds = (talk: Talk, direction: string) =>
  talk.replies.flatMap((reply) =>
    'direction' in reply && reply.direction === direction
      ? [reply.kind === 'chunk' && reply.end ? 'end' : reply.kind]
      : [],
  );

describe('trailers of an answer', () => {
  it('that are clean go on behind the body', () => {
    const talk = answering(rules('response', RULE, MASK));
    behind(talk, 'response', CLEAN);
    assert.deepEqual(kinds(talk, 'response'), ['headers', 'chunk', 'trailers']);
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.equal(talk.events.at(-1)?.totals?.skippedBytes, 0);
  });

  for (const [title, trailers, rule] of [
    ['deny', EVIL, 'banned'],
    ['redact', CARD, 'cards'],
  ] as const) {
    it(`that a rule would ${title} are left away; the body ends without them`, () => {
      const talk = answering(rules('response', RULE, MASK));
      behind(talk, 'response', trailers);
      assert.deepEqual(kinds(talk, 'response'), ['headers', 'chunk', 'end', 'trailers']);
      assert.equal(talk.left(), `${event('all is well. ')}data: [DONE]\n\n`);
      const mutated = talk.events.find(({ kind }) => kind === 'mutate');
      assert.equal(mutated?.rule, rule);
      assert.equal(mutated?.findings[0]?.path, 'trailers[0]');
    });
  }

  it('that only a remote detector could judge are left away, with a fault', () => {
    const ask = '{ name: ask, detector: remote, options: { judge: guard }, action: deny, posture: cut }';
    const talk = new Talk(rules('response', ask)).request('full-duplex');
    talk.body('request', PROMPT, true);
    talk.answer('application/json');
    talk.body('response', '{"choices":[]}');
    behind(talk, 'response', CLEAN);
    assert.ok(talk.state.response.dropsTrailers);
    assert.equal(talk.state.response.rule, 'judge');
  });

  it('that may not pass break the answer off where nothing can be left away', () => {
    const talk = answering(`  acceptWeaker: [streamed]\n${rules('response', RULE)}`, 'streamed');
    behind(talk, 'response', EVIL);
    assert.equal(talk.replies.at(-1)?.kind, 'abort');
  });

  it('are only recorded in observe mode', () => {
    const talk = answering(`  mode: observe\n${rules('response', RULE)}`);
    behind(talk, 'response', EVIL);
    assert.deepEqual(kinds(talk, 'response').slice(-1), ['trailers']);
    assert.ok(talk.events.some(({ rule, enforced }) => rule === 'banned' && !enforced));
  });
});

describe('trailers of a request', () => {
  it('that a rule denies have the request refused before anything is forwarded', () => {
    const talk = new Talk(rules('request', RULE)).request('full-duplex');
    talk.body('request', PROMPT);
    behind(talk, 'request', EVIL);
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    assert.equal(last.reply.status, 403);
    assert.deepEqual(kinds(talk, 'request'), []);
  });

  it('that are clean go on', () => {
    const talk = new Talk(rules('request', RULE)).request('full-duplex');
    talk.body('request', PROMPT);
    behind(talk, 'request', CLEAN);
    assert.deepEqual(kinds(talk, 'request'), ['headers', 'chunk', 'trailers']);
  });
});

describe('trailers that Envoy announces in buffered mode', () => {
  const buffered = (spec: string) => {
    const talk = new Talk(spec).request('buffered');
    talk.body('request', PROMPT, false);
    return talk;
  };

  it('have the request refused with its body, which would leave before they come', () => {
    const talk = buffered('  request: { trailers: deny }\n');
    const last = talk.replies.at(-1);
    assert.ok(last?.kind === 'immediate');
    assert.equal(last.reply.status, 403);
    assert.deepEqual(
      talk.events.map(({ kind, verdict }) => [kind, verdict]),
      [['request', 'deny']],
    );
    assert.ok(!kinds(talk, 'request').includes('body'));
  });

  it('change nothing where they are allowed, or only observed', () => {
    for (const spec of ['  request: { trailers: allow }\n', '  mode: observe\n']) {
      assert.ok(kinds(buffered(spec), 'request').includes('body'), spec);
    }
  });

  it('do not hide what the body says', () => {
    const talk = new Talk(rules('request', RULE).replace('allow', 'deny')).request('buffered');
    talk.body('request', PROMPT.replace('hi', 'Project Bluebird'), false);
    assert.equal(talk.events[0]?.rule, 'banned');
  });
});

describe('trailers that only a remote detector could judge, where faults are allowed', () => {
  const ASK = '{ name: ask, detector: remote, options: { judge: guard }, action: deny }';

  it('are answered once, in buffered mode behind the body that was answered', () => {
    const talk = new Talk(`  onFault: allow\n${rules('request', ASK)}`).request('buffered');
    talk.body('request', PROMPT, false);
    talk.take({ kind: 'judged', direction: 'request', id: talk.asks[0]?.ask.id ?? -1, hits: [] });
    behind(talk, 'request', CLEAN);
    assert.deepEqual(
      kinds(talk, 'request').filter((kind) => kind !== 'headers'),
      ['body', 'trailers'],
    );
  });
});
