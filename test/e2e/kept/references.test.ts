/** What the provider keeps: a request may refer to what the same tenant made through Weir, and to nothing else. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertRecorded, CLEAN, skippedOf } from '../answers/support/records.ts';
import { sends } from '../conformance/support/events.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { type Asked, type Asking, ask, look, OWNER } from './support/ask.ts';
import { keepsAnswers, lastId } from './support/kept-model.ts';

const BANNED = 'Project Halcyon';
const LONG = `${'The river is calm. '.repeat(40)}${BANNED} starts.`;

const POLICY = `
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: kept }
spec:
  request:
    rules:
      - { name: no-heron, detector: keywords, options: { words: ["Project Heron"] }, action: deny }
  response:
    rules:
      - { name: no-leak, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }
      - { name: mask, detector: keywords, options: { words: ["barrier"] }, action: redact, replacement: "[X]" }
`;
const FILE = {
  id: 'file-1',
  object: 'file',
  purpose: 'user_data',
  filename: 'weir.txt',
  bytes: 14,
  created_at: 1,
};
const DENIED = ['request deny uninspected.reference', 'close denied'];
const MASKED = ['request allow none', 'open mutate mask', 'close complete'];

const since = (previous_response_id: string): Asking => ({ body: { previous_response_id } });

describe('references', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
    stack.model.script('kept', keepsAnswers(stack));
    stack.model.script('file', sends([JSON.stringify(FILE)], { contentType: 'application/json' }));
  });
  after(async () => stack?.stop());

  const denied = async (asking: Asking): Promise<void> => {
    const before = stack.model.received.length;
    const answer = await ask(stack, asking);
    assert.equal(answer.status, 403, answer.text);
    assert.equal(JSON.parse(answer.text).error.code, 'not_allowed');
    await assertRecorded(stack, answer.id, DENIED);
    assert.equal(stack.model.received.length, before, 'nothing of it went on');
  };
  const passes = async (asking: Asking): Promise<Asked> => {
    const before = stack.model.received.length;
    const answer = await ask(stack, asking);
    assert.equal(answer.status, 200, answer.text);
    assert.equal(stack.model.received.length, before + 1);
    return answer;
  };
  /** Has the model make a response; returns its id. */
  const make = async (asking: Asking = {}): Promise<string> => {
    const told = { say: 'A weir is low.', ...asking.told };
    const answer = await passes({ ...asking, told });
    await assertRecorded(stack, answer.id, CLEAN);
    return lastId();
  };

  it('pass where the same tenant made them through Weir; they are recorded as not inspected', async () => {
    const made = await make();
    const answer = await passes({ ...since(made), told: { say: 'It is low.' } });
    const records = await assertRecorded(stack, answer.id, CLEAN);
    assert.deepEqual(skippedOf(records), { reference: made.length });
  });

  it('pass after a streamed answer', async () => {
    await passes(since(await make({ body: { stream: true } })));
  });

  it('pass from turn to turn', async () => {
    let last = await make();
    for (let turn = 0; turn < 3; turn += 1) last = await make(since(last));
    await passes(since(last));
  });

  it('pass after an answer of which something was masked', async () => {
    const answer = await passes({ told: { say: 'A weir is a low barrier.' } });
    assert.match(answer.text, /a low \[X\]\./);
    await assertRecorded(stack, answer.id, MASKED);
    await passes(since(lastId()));
  });

  it('to items pass too', async () => {
    const made = await make();
    const input = [
      { type: 'item_reference', id: `msg_${made}` },
      { role: 'user', content: 'Go on.' },
    ];
    await passes({ body: { input } });
    await denied({ body: { input: [{ type: 'item_reference', id: 'msg_unseen' }] } });
  });

  it('are denied where nobody made them through Weir', async () => {
    await denied(since('resp_unseen'));
  });

  it('are denied to another credential, and to none', async () => {
    const made = await make();
    await denied({ ...since(made), key: 'sk-other' });
    await denied({ ...since(made), key: '' });
    await passes({ ...since(made), key: OWNER });
  });

  it('are denied of another kind than was made', async () => {
    const made = await make();
    await denied({ body: { input: [{ type: 'item_reference', id: made }] } });
    await denied({ body: { conversation: made } });
  });

  it('are denied after an answer that was denied', async () => {
    const answer = await ask(stack, { told: { say: `${BANNED} starts.` } });
    assert.equal(answer.status, 403);
    await assertRecorded(stack, answer.id, ['request allow none', 'open deny no-leak', 'close denied']);
    await denied(since(lastId()));
  });

  it('are denied after an answer that was cut', async () => {
    const answer = await ask(stack, { body: { stream: true }, told: { say: LONG, halves: true } });
    assert.equal(answer.status, 200);
    assert.match(answer.text, /response\.incomplete/);
    await assertRecorded(stack, answer.id, [
      'request allow none',
      'open allow none',
      'cut deny no-leak',
      'close cut',
    ]);
    await denied(since(lastId()));
  });

  it('are denied while the provider goes on with them out of sight', async () => {
    const made = await make({ body: { background: true }, told: { status: 'queued' } });
    await denied(since(made));
  });

  it('are denied after a look at what was made elsewhere', async () => {
    const seen = await look(stack, 'resp_elsewhere');
    assert.equal(seen.status, 200);
    await denied(since('resp_elsewhere'));
  });

  it('to files pass after they were sent through Weir', async () => {
    const form = new FormData();
    form.append('purpose', 'user_data');
    form.append('file', new File(['A weir is low.'], 'weir.txt', { type: 'text/plain' }));
    const headers = { authorization: `Bearer ${OWNER}`, 'x-script': 'file' };
    const sent = await fetch(`${stack.url}/v1/files`, { method: 'POST', headers, body: form });
    assert.equal(sent.status, 200, await sent.clone().text());
    const about = (file_id: string) => [{ role: 'user', content: [{ type: 'input_file', file_id }] }];
    await passes({ body: { input: about(FILE.id) } });
    await denied({ body: { input: about('file-unseen') } });
    await denied({ body: { input: about(FILE.id) }, key: 'sk-other' });
  });

  it('are judged as text all the same', async () => {
    const answer = await ask(stack, since('Project Heron'));
    await assertRecorded(stack, answer.id, ['request deny no-heron', 'close denied']);
  });
});
