/** Names of streamed calls: they are over when the arguments begin, and judged again where they go on. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openaiChat } from '../../../src/dialects/openai-chat/index.ts';
import { answerLane } from '../../../src/screen/answer-lane.ts';
import { policiesOf } from '../../fakes/conversation.ts';

const [policy] = policiesOf(
  [
    'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: names }\nspec:\n  response:\n    rules:',
    '      - { name: no-delete, detector: keywords, options: { words: [delete_files] }, action: deny }',
    '      - { name: mail, detector: pii, options: { entities: [EMAIL] }, action: redact }\n',
  ].join('\n'),
).policies;

const event = (more: string) =>
  `data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{${more}}}]}}]}\n\n`;

/** How many events have left after each push, and the rule that denied. */
function fed(...events: string[]): { readonly left: number[]; readonly rule: string | undefined } {
  assert.ok(policy);
  const head = { status: 200, headers: [{ name: 'content-type', value: 'text/event-stream' }] };
  const rest = { request: {}, fingerprint: () => 'h', eager: false, enforced: true };
  const opened = answerLane({ ...rest, head, policy, dialect: openaiChat });
  assert.ok(opened.ok);
  const { lane } = opened.value;
  let rule: string | undefined;
  const left = events.map((one) => {
    const { denial } = lane.push(Buffer.from(one));
    if (denial?.kind === 'finding') rule = denial.rule;
    return lane.unitsLeft;
  });
  return { left, rule };
}

describe('the name of a streamed call', () => {
  it('waits while it may go on, and no longer than until its arguments begin', () => {
    const { left } = fed(event('"name":"look"'), event('"arguments":""'), event('"arguments":"{ "'));
    assert.deepEqual(left, [0, 0, 3]);
  });
  it('is judged when its arguments begin', () => {
    assert.equal(
      fed(event('"name":"delete_"'), event('"name":"files"'), event('"arguments":"{"')).rule,
      'no-delete',
    );
  });
  it('is judged as one where it goes on behind them', () => {
    const { rule } = fed(
      event('"name":"delete_"'),
      event('"arguments":"{ "'),
      event('"name":"files"'),
      event('"arguments":"}"'),
    );
    assert.equal(rule, 'no-delete');
  });
});
