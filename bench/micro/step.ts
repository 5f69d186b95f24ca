/**
 * Measures what an event of a streamed answer costs the step, without gRPC and Envoy: with no rule, with each rule of a policy
 * alone, and with all of them. `node bench/micro/step.ts [POLICY]` (bench/policies/egress.yaml when left out)
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { words } from '../../demo/answers.ts';
import { toEvents } from '../../demo/openai-form.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import type { PolicySet } from '../../src/policy/compiled-policy.ts';
import { ROOT } from '../../test/e2e/harness/stack.ts';
import { policiesOf } from '../../test/fakes/conversation.ts';
import { documentsFile, MEMO, opened, ROWS, tableFile } from '../../test/fakes/indexes.ts';
import { Talk } from '../../test/fakes/talk.ts';
import { PROSE } from '../prose.ts';

const EVENTS = 400;
/** Of so many rounds the least counts: other work on the machine matters little to it. */
const ROUNDS = 60;
const REQUEST = {
  model: 'm',
  stream: true,
  messages: [
    {
      role: 'system',
      content: 'You are the assistant of a shop. Be brief, be kind, and name no prices of others.',
    },
    { role: 'user', content: 'Tell me more.' },
  ],
};

const events = toEvents(
  words(PROSE.repeat(1 + Math.ceil((EVENTS * 6) / PROSE.length)))
    .slice(0, EVENTS)
    .map((content) => ({ choice: 0, content })),
  'm',
);

/** The indexes that policies of the bench name. */
const indexes = opened({ customers: tableFile(ROWS), papers: documentsFile({ memo: MEMO }) });
const detectors = DETECTORS.map((detector) => detector.using?.(indexes) ?? detector);

const policy = parse(readFileSync(process.argv[2] ?? join(ROOT, 'bench/policies/egress.yaml'), 'utf8'));
const { response } = policy.spec;
const ways: { name: string; policies: PolicySet; least: number }[] = [
  way('no rule', {}),
  ...response.rules.map((rule: { name: string }) => way(rule.name, { rules: [rule] })),
  way('all of it', response),
];

/** A way to judge answers. */
function way(name: string, judged: object) {
  const text = stringify({ ...policy, spec: { ...policy.spec, response: judged } });
  return { name, policies: policiesOf(text, detectors), least: Number.POSITIVE_INFINITY };
}

/** Nanoseconds of one answer. */
function run(policies: PolicySet): number {
  const talk = new Talk('', { policies }).request('full-duplex');
  talk.body('request', JSON.stringify(REQUEST), true);
  talk.answer();
  const frames = events.map((event) => Buffer.from(event));
  const before = process.hrtime.bigint();
  for (const bytes of frames) talk.take({ kind: 'body', direction: 'response', bytes, end: false });
  return Number(process.hrtime.bigint() - before);
}

for (let round = 0; round < ROUNDS; round++)
  for (const one of ways) one.least = Math.min(one.least, run(one.policies));
const [none] = ways;
for (const { name, least } of ways) {
  const more = least - (none?.least ?? 0);
  console.log(`${name}: ${us(least)} µs an event${more === 0 ? '' : `, ${us(more)} more`}`);
}

function us(ns: number): string {
  return (ns / events.length / 1000).toFixed(2);
}
