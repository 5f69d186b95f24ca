/** What rules on tools cost: microseconds of an exchange's lanes, and what 200 rules with 100 conditions add. `node bench/micro/tools.ts` */
import { NO_GRANTS } from '../../src/core/caller.ts';
import type { ConditionFacts } from '../../src/core/condition.ts';
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { answerLane } from '../../src/screen/answer-lane.ts';
import type { Policy } from '../../src/screen/gate.ts';
import { requestLane } from '../../src/screen/request-lane.ts';
import { policiesOf } from '../../test/fakes/conversation.ts';

const ROUNDS = 15;
const TIMES = 500;
const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: bench }\nspec:\n';

/** Rules for other tools, every second with a condition, and in the end one for the tool that is called. */
function ruleList(count: number, own: string): string {
  const conditions = ['caller.tenant == "bank"', 'args.amount <= 5 && "agent" in caller.roles'];
  const rules = Array.from({ length: count - 1 }, (_, at) => {
    const when = at % 2 === 0 ? `when: '${conditions[(at / 2) % 2]}', ` : '';
    return `{ tool: tool_${at}, ${when}action: allow }`;
  });
  return [...rules, own].join(', ');
}

/** Rules that are all for the called tool, half of them with a condition that is asked. */
function askedRules(count: number): string {
  const asked = Array.from(
    { length: count },
    (_, at) =>
      `{ tool: issue_refund, when: 'caller.tenant == "bank" && args.amount == ${at}', action: deny }`,
  );
  return [...asked, '{ tool: issue_refund, action: allow }'].join(', ');
}

const SECTIONS: Readonly<Record<string, string>> = {
  'no rules on tools': '  mode: enforce\n',
  'one rule by name': '  tools: { rules: [{ tool: issue_refund, action: allow }] }\n',
  'one rule by arguments': `  tools: { rules: [{ tool: issue_refund, when: 'args.amount <= 50', action: allow }] }\n`,
  '200 rules, 100 conditions': `  tools: { rules: [${ruleList(200, "{ tool: issue_refund, when: 'args.amount <= 50', action: allow }")}] }\n`,
  '100 conditions asked of one call': `  tools: { rules: [${askedRules(100)}, ${ruleList(100, '{ tool: last, action: allow }')}] }\n`,
};

const FACTS: ConditionFacts = {
  caller: { id: 'ann', kind: 'jwt', tenant: 'shop', ...NO_GRANTS },
  request: { host: 'h', path: '/v1/chat/completions', method: 'POST', dialect: 'openai-chat' },
  time: new Date(0),
  model: 'm',
};

const offered = ['issue_refund', ...Array.from({ length: 9 }, (_, at) => `tool_${at * 2 + 1}`)];
const REQUEST = Buffer.from(
  JSON.stringify({
    model: 'm',
    messages: [{ role: 'user', content: 'Give me my money back. '.repeat(20) }],
    tools: offered.map((name) => ({
      type: 'function',
      function: { name, parameters: { type: 'object', properties: { amount: { type: 'number' } } } },
    })),
  }),
);
const CALL = {
  id: 'c',
  type: 'function',
  function: { name: 'issue_refund', arguments: '{"amount":20,"order":"AB-1"}' },
};
const ANSWER = Buffer.from(
  JSON.stringify({
    id: 'x',
    model: 'm',
    choices: [
      {
        index: 0,
        finish_reason: 'tool_calls',
        message: { role: 'assistant', content: null, tool_calls: [CALL] },
      },
    ],
  }),
);
const JSON_HEAD = [{ name: 'content-type', value: 'application/json' }];

function exchange(policy: Policy): void {
  const head = { method: 'POST', path: '/v1/chat/completions', headers: JSON_HEAD };
  const parts = { head, fingerprint: () => '', tenant: () => undefined, facts: FACTS };
  const request = requestLane(policy, openaiChat, parts);
  if (!request.ok) throw new Error('the request cannot be read');
  request.value.push(REQUEST);
  if (!request.value.end().ended) throw new Error('the request was denied');
  const answer = answerLane({
    ...{ policy, dialect: openaiChat, head: { status: 200, headers: JSON_HEAD }, request: { model: 'm' } },
    ...{ fingerprint: () => '', eager: false, enforced: true, facts: FACTS },
  });
  if (!answer.ok) throw new Error('the answer cannot be read');
  answer.value.lane.push(ANSWER);
  if (!answer.value.lane.end().ended) throw new Error('the answer was denied');
}

const best = new Map<string, number>();
const policies = Object.entries(SECTIONS).map(([name, section]) => {
  const [policy] = policiesOf(HEAD + section).policies;
  if (policy === undefined) throw new Error('no policy');
  return [name, policy] as const;
});
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, policy] of policies) {
    const started = process.hrtime.bigint();
    for (let at = 0; at < TIMES; at++) exchange(policy);
    const spent = Number(process.hrtime.bigint() - started) / 1000 / TIMES;
    best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, spent));
  }
}
const base = best.get('no rules on tools') ?? Number.NaN;
for (const [name, micros] of best)
  console.log(
    `${name.padEnd(34)} ${micros.toFixed(1).padStart(8)} us  ${(micros - base).toFixed(1).padStart(8)} us more`,
  );
