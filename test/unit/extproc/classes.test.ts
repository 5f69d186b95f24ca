/** The class of an exchange: in headers while they have not left, in the metadata, in the records. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BodyMode, Reply } from '../../../src/core/frame.ts';
import { MINUTES, PLAN } from '../../cases/detectors/classified.ts';
import { Talk } from '../../fakes/talk.ts';

const POLICY = `
  acceptWeaker: [streamed]
  response:
    rules:
      - { name: tell, detector: confidentiality, action: annotate }
      - { name: cleared, detector: confidentiality, options: { clearance: confidential }, action: deny }
`;
const DOCUMENT = `TLP:AMBER\n${MINUTES}`;
const WORST = `TLP:RED\n${PLAN}`;

function ask(mode: BodyMode, documents: readonly string[], policy = POLICY): Talk {
  const talk = new Talk(policy).request(mode);
  const tools = documents.map((content, at) => ({ role: 'tool', tool_call_id: `c${at}`, content }));
  talk.body('request', JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }, ...tools] }), true);
  return talk;
}

const event = (content: string, finish: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;
const plain = (content: string) =>
  JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content } }] });

/** The last word of the replies on a key of the metadata. */
function metadata(replies: readonly Reply[], key: string): unknown {
  return replies
    .flatMap((reply) => ('metadata' in reply ? [reply.metadata?.[key]] : []))
    .findLast((one) => one);
}

/** What the last record says. */
function classesOf(talk: Talk): unknown {
  talk.take({ kind: 'closed', ended: 'complete' });
  return talk.events.at(-1)?.classes;
}

function header(replies: readonly Reply[], name: string): string | undefined {
  const set = replies.flatMap((reply) => ('mutation' in reply ? [...(reply.mutation?.set ?? [])] : []));
  return set.findLast((one) => one.name === name)?.value;
}

describe('the class of an answer', () => {
  for (const mode of ['full-duplex', 'buffered'] as const)
    it(`is told in headers, metadata and records: ${mode}`, () => {
      const talk = ask(mode, [DOCUMENT]).answer('application/json');
      talk.body('response', plain(`They say: ${MINUTES}`), true);
      for (const name of ['x-weir-class', 'x-weir-request-class'])
        assert.equal(header(talk.replies, name), 'CONFIDENTIAL', name);
      for (const key of ['request_class', 'response_class'])
        assert.equal(metadata(talk.replies, key), 'CONFIDENTIAL', key);
      assert.deepEqual(classesOf(talk), { request: 'CONFIDENTIAL', response: 'CONFIDENTIAL' });
    });

  it('is not told of an answer that quotes nothing; that of its request is', () => {
    const talk = ask('full-duplex', [DOCUMENT]).answer('application/json');
    talk.body('response', plain('I may not say.'), true);
    assert.equal(header(talk.replies, 'x-weir-class'), undefined);
    assert.equal(header(talk.replies, 'x-weir-request-class'), 'CONFIDENTIAL');
    assert.deepEqual(classesOf(talk), { request: 'CONFIDENTIAL' });
  });

  it('is not told where no rule asks, nor where nothing bears one', () => {
    for (const talk of [
      ask('full-duplex', [MINUTES]).answer('application/json'),
      ask('full-duplex', [DOCUMENT], '\n  mode: enforce\n').answer('application/json'),
    ]) {
      talk.body('response', plain(MINUTES), true);
      for (const name of ['x-weir-class', 'x-weir-request-class'])
        assert.equal(header(talk.replies, name), undefined);
      assert.equal(classesOf(talk), undefined);
    }
  });

  for (const mode of ['full-duplex', 'streamed'] as const)
    it(`is told at the end of a stream: ${mode}`, () => {
      const talk = ask(mode, [DOCUMENT]).answer();
      talk.body('response', event('Well, they say this: '));
      assert.equal(header(talk.replies, 'x-weir-class'), undefined, 'nobody knew');
      assert.equal(metadata(talk.replies, 'response_class'), undefined);
      talk.body('response', event(`${MINUTES} So.`) + event('', 'stop'));
      talk.body('response', 'data: [DONE]\n\n', true);
      assert.equal(metadata(talk.replies, 'response_class'), 'CONFIDENTIAL');
      assert.equal(metadata(talk.replies, 'response_types'), 'CONFIDENTIAL');
      assert.deepEqual(classesOf(talk), { request: 'CONFIDENTIAL', response: 'CONFIDENTIAL' });
    });

  it('is told where the stream is cut for it, with the decision', () => {
    const talk = ask('full-duplex', [DOCUMENT, WORST]).answer();
    talk.body('response', event('Well, they say this and that: '));
    talk.body('response', event(`${PLAN} So.`));
    assert.deepEqual(
      ['response_class', 'response_decision', 'response_rule'].map((key) => metadata(talk.replies, key)),
      ['RESTRICTED', 'deny', 'cleared'],
    );
    assert.deepEqual(classesOf(talk), { request: 'RESTRICTED', response: 'RESTRICTED' });
  });

  it('is told with trailers where these end the stream', () => {
    const talk = ask('full-duplex', [DOCUMENT]).answer();
    talk.body('response', event('Well, they say this: '));
    talk.body('response', `${event(MINUTES)}${event('', 'stop')}data: [DONE]\n\n`);
    talk.trailers('response');
    assert.equal(talk.replies.at(-1)?.kind, 'trailers');
    assert.equal(metadata(talk.replies, 'response_class'), 'CONFIDENTIAL');
  });

  it('is said by nobody where the policy only observes', () => {
    const talk = ask('full-duplex', [DOCUMENT], `  mode: observe${POLICY}`).answer('application/json');
    talk.body('response', plain(MINUTES), true);
    assert.equal(header(talk.replies, 'x-weir-request-class'), undefined);
    assert.deepEqual(classesOf(talk), { request: 'CONFIDENTIAL', response: 'CONFIDENTIAL' });
  });
});
