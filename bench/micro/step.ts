/**
 * Measures what an event of a streamed answer costs the step, without gRPC and Envoy: with no rule, with each rule of a policy
 * alone, and with all of them: of one answer, one event right after the other; and of many answers that stream side by side,
 * with other memory read in between, as on cores that others use. `node bench/micro/step.ts [POLICY]`
 * (bench/policies/egress.yaml when left out)
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
import { median } from '../statistics.ts';

const EVENTS = 400;
/** The median of the events of each round, and of so many rounds the least: other work on the machine matters little to it. */
const ROUNDS = { hot: 60, cold: 4 };
/** Where the caches are to be cold: answers side by side, events of each, and what is read in between, more than a core has for itself. */
const STREAMS = 32;
const FEWER = 60;
const OTHER = new Uint8Array(2 * 1024 * 1024);
const LINE = 64;
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
const ways: { name: string; policies: PolicySet; hot: number; cold: number }[] = [
  way('no rule', {}),
  ...response.rules.map((rule: { name: string }) => way(rule.name, { rules: [rule] })),
  way('all of it', response),
];

/** A way to judge answers. */
function way(name: string, judged: object) {
  const text = stringify({ ...policy, spec: { ...policy.spec, response: judged } });
  const none = Number.POSITIVE_INFINITY;
  return { name, policies: policiesOf(text, detectors), hot: none, cold: none };
}

/** An answer that has begun. */
function begun(policies: PolicySet): Talk {
  const talk = new Talk('', { policies }).request('full-duplex');
  talk.body('request', JSON.stringify(REQUEST), true);
  return talk.answer();
}

/** Nanoseconds of an event, the median. */
function run(policies: PolicySet, cold: boolean): number {
  const talks = Array.from({ length: cold ? STREAMS : 1 }, () => begun(policies));
  const took: number[] = [];
  for (const event of events.slice(0, cold ? FEWER : EVENTS)) {
    for (const talk of talks) {
      if (cold) for (let at = 0; at < OTHER.length; at += LINE) OTHER[at] = (OTHER[at] ?? 0) + 1;
      const bytes = Buffer.from(event);
      const before = process.hrtime.bigint();
      talk.take({ kind: 'body', direction: 'response', bytes, end: false });
      took.push(Number(process.hrtime.bigint() - before));
    }
  }
  return median(took);
}

for (let round = 0; round < ROUNDS.hot; round++)
  for (const one of ways) one.hot = Math.min(one.hot, run(one.policies, false));
for (let round = 0; round < ROUNDS.cold; round++)
  for (const one of ways) one.cold = Math.min(one.cold, run(one.policies, true));
const [none] = ways;
for (const { name, hot, cold } of ways) {
  const more = (of: number, beside = 0) => (of === beside ? '' : `, ${us(of - beside)} more`);
  console.log(
    `${name}: ${us(hot)} µs an event${more(hot, none?.hot)}; ${STREAMS} side by side ${us(cold)}${more(cold, none?.cold)}`,
  );
}

function us(ns: number): string {
  return (ns / 1000).toFixed(2);
}
