/** What bounds on parameters cost: microseconds of a request's lane, and the ratio to one without. `node bench/micro/parameters.ts` */
import { openaiChat } from '../../src/dialects/openai-chat/index.ts';
import { requestLane } from '../../src/screen/request-lane.ts';
import { policiesOf } from '../../test/fakes/conversation.ts';

const ROUNDS = 15;
const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: bench }\nspec:\n';
const SECTIONS = {
  'no bounds': '',
  'bounds that are met': '    parameters: { maxTokens: 100, choices: 1, logprobs: deny, serverTools: [] }\n',
  'a bound that changes the body':
    '    parameters: { maxTokens: 10, store: false, systemPrompt: Be kind. }\n',
  'no system prompts of clients': '    parameters: { systemPrompts: deny }\n',
};

type Policy = Parameters<typeof requestLane>[0];

function policyOf(section: string): Policy {
  const request = section === '' ? '  mode: enforce\n' : `  request:\n${section}`;
  const [policy] = policiesOf(`${HEAD}${request}`).policies;
  if (policy === undefined) throw new Error('no policy');
  return policy;
}

function judge(policy: Policy, bytes: Buffer): void {
  const head = { method: 'POST', path: '/v1/chat/completions', headers: [] };
  const lane = requestLane(policy, openaiChat, { head, fingerprint: () => '', tenant: () => undefined });
  if (!lane.ok) throw new Error('the request cannot be read');
  lane.value.push(bytes);
  if (!lane.value.end().ended) throw new Error('the request was denied');
}

/** Microseconds of the fastest of some rounds, which take turns. */
function measure(bytes: Buffer, times: number): Map<string, number> {
  const best = new Map<string, number>();
  const policies = Object.entries(SECTIONS).map(([name, section]) => [name, policyOf(section)] as const);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, policy] of policies) {
      const started = process.hrtime.bigint();
      for (let at = 0; at < times; at++) judge(policy, bytes);
      const spent = Number(process.hrtime.bigint() - started) / 1000 / times;
      best.set(name, Math.min(best.get(name) ?? Number.POSITIVE_INFINITY, spent));
    }
  }
  return best;
}

function requestOf(messages: number, text: string): Buffer {
  const list = Array.from({ length: messages }, () => ({ role: 'user', content: text }));
  return Buffer.from(JSON.stringify({ model: 'gpt-4o-mini', max_tokens: 50, n: 1, messages: list }));
}

const PROSE = 'The river carries leaves past the old weir. ';
const BODIES: readonly (readonly [string, Buffer, number])[] = [
  ['1 message of 200 characters', requestOf(1, PROSE.repeat(5)), 2000],
  ['20 messages of 1 KiB', requestOf(20, PROSE.repeat(24)), 200],
  ['1 message of 64 KiB', requestOf(1, PROSE.repeat(1490)), 200],
];
for (const [name, bytes, times] of BODIES) {
  const spent = measure(bytes, times);
  const base = spent.get('no bounds') ?? Number.NaN;
  for (const [section, micros] of spent)
    console.log(
      `${name.padEnd(30)} ${section.padEnd(30)} ${micros.toFixed(1).padStart(8)} us ${(micros / base).toFixed(2)}x`,
    );
}
