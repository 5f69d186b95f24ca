/** Where findings and placeholders meet: what is found wins over what comes back, and nothing of a value is lost. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { converse, policiesOf } from '../../../fakes/conversation.ts';

const head = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: meet }\nspec:\n';
const HIDE = '{ name: hide, detector: pii, options: { entities: [EMAIL] }, action: placeholder }';
const words = (list: string, action: string): string =>
  `{ name: words, detector: keywords, options: { words: [${list}] }, action: ${action} }`;
const JANE = ['jane', 'example.org'].join('@');

interface Meeting {
  readonly request: readonly string[];
  readonly response?: readonly string[];
  readonly asks?: unknown;
  /** The answer, as one delta each. */
  readonly says: readonly unknown[];
}

/** What the model was told and the caller read, in one exchange. */
function meet({ request, response = [], asks = { role: 'user', content: `To ${JANE}` }, says }: Meeting) {
  const rules = (list: readonly string[]) => `{ rules: [${list.join(', ')}] }`;
  const policies = policiesOf(`${head}  request: ${rules(request)}\n  response: ${rules(response)}\n`);
  const events = says.map((delta) => `data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
  const {
    upstream,
    client,
    events: records,
  } = converse({
    policies,
    request: [Buffer.from(JSON.stringify({ stream: true, messages: [asks] }))],
    answer: [Buffer.from(events.join(''))],
  });
  const told = (JSON.parse(upstream.toString()) as { messages: { content: string }[] }).messages[0]?.content;
  const deltas = client
    .toString()
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => JSON.parse(event.slice(6)) as { choices: { delta: Delta }[] })
    .map(({ choices }) => choices[0]?.delta);
  const content = deltas.map((delta) => delta?.content ?? '').join('');
  const called = deltas.map((delta) => delta?.tool_calls?.[0]?.function.arguments ?? '').join('');
  return { told, content, called, records };
}

interface Delta {
  readonly content?: string;
  readonly tool_calls?: readonly { readonly function: { readonly arguments: string } }[];
}

const call = (text: string) => ({
  tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: text } }],
});

describe('a finding in an answer', () => {
  it('inside a placeholder takes its place', () => {
    const { content } = meet({
      request: [HIDE],
      response: [words('"EMAIL_1"', 'redact')],
      says: [{ content: 'a <EMAIL' }, { content: '_1> b' }],
    });
    assert.equal(content, 'a [KEYWORD] b');
  });

  it('that a placeholder begins in takes it, too', () => {
    const { content } = meet({
      request: [HIDE],
      response: [words('"to <EMAIL_1"', 'redact')],
      says: [{ content: 'a to <EMAIL_1> b' }],
    });
    assert.equal(content, 'a [KEYWORD]> b');
  });

  it('is told as what changed the answer, also behind a placeholder', () => {
    const { content, records } = meet({
      request: [HIDE],
      response: [words('falcon', 'redact')],
      says: [{ content: '<EMAIL_1> and ' }, { content: 'a falcon' }],
    });
    assert.equal(content, `${JANE} and a [KEYWORD]`);
    assert.equal(records.findLast(({ direction }) => direction === 'response')?.rule, 'words');
  });
});

describe('findings of a request that overlap', () => {
  it('are one value, which comes back whole', () => {
    const { told, content } = meet({
      request: [HIDE, words('"mail jane"', 'placeholder')],
      asks: { role: 'user', content: `Please mail ${JANE}.` },
      says: [{ content: '<KEYWORD_1>!' }],
    });
    assert.equal(told, 'Please <KEYWORD_1>.');
    assert.equal(content, `mail ${JANE}!`);
  });

  it('are the first rule’s at the same place', () => {
    const { told } = meet({
      request: [HIDE, '{ name: mask, detector: pii, options: { entities: [EMAIL] }, action: mask }'],
      says: [{ content: 'x' }],
    });
    assert.equal(told, 'To <EMAIL_1>');
  });
});

describe('arguments of a call', () => {
  const quoting = {
    request: [words("'o\"neil'", 'placeholder')],
    asks: { role: 'user', content: 'I am O"Neil' },
  };
  it('that are JSON get a value as JSON spells it, in any pieces', () => {
    const { called } = meet({ ...quoting, says: [call(' {"name":"<KEY'), call('WORD_1>"}')] });
    assert.deepEqual(JSON.parse(called), { name: 'O"Neil' });
  });

  it('that are no JSON get it as it is', () => {
    assert.equal(meet({ ...quoting, says: [call('name <KEYWORD_1>')] }).called, 'name O"Neil');
  });
});

describe('the name of a member', () => {
  it('stays a placeholder, and its text comes back', () => {
    const policies = policiesOf(`${head}  request: { rules: [${HIDE}] }\n`);
    const use = { type: 'tool_use', id: 't', name: 'f', input: { '<EMAIL_1>': '<EMAIL_1>' } };
    const said = { id: 'm', type: 'message', role: 'assistant', model: 'm', content: [use] };
    const { client } = converse({
      policies,
      path: '/v1/messages',
      request: [Buffer.from(JSON.stringify({ model: 'm', messages: [{ role: 'user', content: JANE }] }))],
      answer: [Buffer.from(JSON.stringify({ ...said, stop_reason: 'tool_use' }))],
      answerType: 'application/json',
    });
    const { content } = JSON.parse(client.toString()) as { content: { input: unknown }[] };
    assert.deepEqual(content[0]?.input, { '<EMAIL_1>': JANE });
  });
});
