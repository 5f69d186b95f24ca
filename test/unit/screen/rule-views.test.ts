/** Which rules read which texts: by role, and those for calls of tools no text that is none. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleViews } from '../../../src/screen/rule-views.ts';
import { policiesOf } from '../../fakes/conversation.ts';
import { Talk } from '../../fakes/talk.ts';

const RULES = `
  response:
    rules:
      - { name: everywhere, detector: keywords, options: { words: [heron] }, action: deny }
      - { name: said, detector: keywords, options: { words: [heron] }, within: text, action: deny }
      - { name: called, detector: keywords, options: { words: [heron] }, within: calls, action: deny }
      - { name: some, detector: unsafe-output, options: { types: [SQL_STATEMENT] }, tools: [run_sql], action: deny }
      - { name: single, detector: keywords, options: { words: [heron] }, arguments: [note], action: deny }
      - { name: tools, detector: keywords, options: { words: [heron] }, on: [tool], action: deny }
`;
const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: views }\nspec:';

function rulesFor(
  ...of: Parameters<typeof ruleViews> extends [unknown, ...infer Rest] ? Rest : never
): string {
  const [policy] = policiesOf(HEAD + RULES).policies;
  assert.ok(policy !== undefined);
  return ruleViews(policy.response.rules, ...of)
    .folded.rules.map(({ rule }) => rule.name)
    .join(' ');
}

describe('the rules that read a text', () => {
  it('are those for its role, and for a text those that are for no call', () => {
    assert.equal(rulesFor('assistant'), 'everywhere said called some single');
    assert.equal(rulesFor('assistant', 'text'), 'everywhere said');
    assert.equal(rulesFor('tool', 'text'), 'everywhere said tools');
    assert.equal(rulesFor(undefined, 'all'), 'everywhere said called some single tools');
  });

  it('are compiled once where they are the same', () => {
    const [policy] = policiesOf(HEAD + RULES).policies;
    const rules = policy?.response.rules ?? [];
    assert.equal(ruleViews(rules, 'assistant', 'text'), ruleViews(rules, 'reasoning', 'text'));
    assert.notEqual(ruleViews(rules, 'assistant', 'text'), ruleViews(rules, 'assistant'));
  });

  it('hold no text for what is looked for in calls alone', () => {
    const talk = new Talk(RULES).request('full-duplex');
    talk.body('request', JSON.stringify({ messages: [{ role: 'user', content: 'Hi' }] }), true);
    talk.answer();
    const delta = (content: object) =>
      `data: ${JSON.stringify({ choices: [{ index: 0, delta: { role: 'assistant', ...content } }] })}\n\n`;
    talk.body('response', delta({ content: 'Why not drop ' }));
    assert.ok(talk.left().includes('drop '));
    const call = {
      index: 0,
      id: 'c',
      type: 'function',
      function: { name: 'run_sql', arguments: '{"q":"drop table x"}' },
    };
    talk.body('response', delta({ tool_calls: [call] }));
    talk.body('response', 'data: [DONE]\n\n', true);
    assert.equal(talk.state.response.rule, 'some');
    assert.ok(!talk.left().includes('table'));
  });
});
