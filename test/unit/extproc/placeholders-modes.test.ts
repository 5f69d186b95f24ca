/** Placeholders where less is enforced: body modes STREAMED and BUFFERED, observe mode, and ext_proc without a request. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Talk } from '../../fakes/talk.ts';

const JANE = ['jane', 'x.org'].join('@');
const RULE = '{ name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }';
const spec = (more = '') => `${more}  request:\n    rules:\n      - ${RULE}\n`;
const STREAMED = '  acceptWeaker: [streamed]\n';

const body = (text: string) => JSON.stringify({ stream: true, messages: [{ role: 'user', content: text }] });
const event = (text: string) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: text } }] })}\n\n`;

describe('placeholders in body mode STREAMED', () => {
  const ask = () => {
    const talk = new Talk(spec(STREAMED)).request('streamed', { early: true });
    talk.body('request', body(JANE), true);
    assert.equal(talk.left('request'), body('<EMAIL_1>'));
    return talk.answer();
  };

  it('come back where they come in one event', () => {
    const talk = ask();
    talk.body('response', event('to <EMAIL_1>, <email_1>'));
    talk.body('response', event('.'), true);
    assert.equal(talk.left(), event(`to ${JANE}, ${JANE}`) + event('.'));
  });

  it('stay where they come in several: text there has left before', () => {
    const talk = ask();
    const first = talk.body('response', event('to <EMA')).find(({ kind }) => kind === 'body');
    assert.ok(first?.kind === 'body' && first.bytes === undefined, 'it goes on as it came');
    talk.body('response', event('IL_1>.'), true);
    assert.equal(talk.left(), event('IL_1>.'));
  });
});

describe('placeholders in body mode BUFFERED', () => {
  it('come back in a whole answer', () => {
    const talk = new Talk(spec()).request('buffered');
    talk.body('request', body(JANE), true);
    assert.equal(talk.left('request'), body('<EMAIL_1>'));
    const said = (text: string) =>
      JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content: text } }] });
    talk.answer('application/json');
    talk.body('response', said('to <EMAIL_1>'), true);
    assert.equal(talk.left(), said(`to ${JANE}`));
  });
});

describe('placeholders where a policy only observes', () => {
  it('are neither made nor brought back, but counted', () => {
    const talk = new Talk(spec('  mode: observe\n')).request('full-duplex');
    talk.body('request', body(JANE), true);
    talk.answer();
    talk.body('response', event('<EMAIL_1>'), true);
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.equal(talk.left('request'), body(JANE));
    assert.equal(talk.left(), event('<EMAIL_1>'));
    assert.deepEqual(
      talk.events.map(({ kind, verdict, rule, enforced }) => [kind, verdict, rule, enforced]),
      [
        ['request', 'mutate', 'hide', false],
        ['open', 'allow', 'none', false],
        ['close', 'allow', 'none', false],
      ],
    );
  });
});

describe('a policy without placeholders', () => {
  it('tells of none', () => {
    const talk = new Talk('  mode: enforce\n').request('full-duplex');
    talk.body('request', body('x'), true);
    talk.take({ kind: 'closed', ended: 'complete' });
    assert.equal(talk.events.at(-1)?.totals?.placeholders, undefined);
  });
});
