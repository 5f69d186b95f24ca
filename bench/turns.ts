/**
 * What reading a user's messages together is worth, and costs: attacks whose words are split over messages, ordinary
 * conversations of six messages that have nothing to do with each other, and the last request of a long conversation.
 * `node bench/turns.ts`; texts are the development data in DATA (default ../shared/data).
 */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AT_ONCE, batchJudge } from '../src/cli/batch-judge.ts';
import { DIALECTS } from '../src/dialects/index.ts';
import type { CompiledPolicy } from '../src/policy/compiled-policy.ts';
import { loadPolicyTexts } from '../src/policy/load.ts';
import { requestLane } from '../src/screen/request-lane.ts';
import { learnedModels, withModels, withoutEncoder } from '../src/server/registry/learned-models.ts';
import { policyRegistry } from '../src/server/registry/policy-registry.ts';
import { Screening } from '../src/server/screening.ts';
import { leastCost } from './scan/cost.ts';

const DATA = process.env['DATA'] ?? '../shared/data';
const PER_CONVERSATION = 6;
const ATTACKS = 250;
/** Before the cost is looked at. */
const RUNS = 40;
const THRESHOLDS = [0.5, 0.9];
/** What users write, not documents, tools or programs. */
const ORDINARY = new Set(
  `selfinstruct ultrachat fastchat_mt_bench fastchat_vicuna_bench ifeval gsm8k bfcl gpteacher_roleplay
  compass_ctf purplellama_instruct awesome_prompts own_hardneg purplellama_frr toolalpaca`.split(/\s+/),
);

interface Row {
  readonly text: string;
  readonly label: 0 | 1;
  readonly source: string;
}

const rowsOf = (file: string): Row[] =>
  readFileSync(`${DATA}/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The same order each time. */
function shuffled<T>(rows: readonly T[]): T[] {
  const keyed = rows.map((row, at) => ({
    row,
    key: createHmac('sha256', 'turns').update(`${at}`).digest('hex'),
  }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ row }) => row);
}

/** The words of a text in so many messages. */
function inParts(text: string, parts: number): string[] {
  const words = text.split(/\s+/);
  const cut = (at: number) => Math.round((at * words.length) / parts);
  return Array.from({ length: parts }, (_, at) => words.slice(cut(at), cut(at + 1)).join(' '));
}

const models = learnedModels();
if (!models.ok) throw new Error(models.fault.message);
const quick = withModels(policyRegistry([]), withoutEncoder(models.value));
const both = withModels(policyRegistry([]), models.value);

function policyOf(detector: string, threshold: number, turns: number): CompiledPolicy {
  const rule = { name: 'turned', detector, options: { turns }, threshold, action: 'annotate' };
  const spec = { request: { rules: [rule] } };
  const text = JSON.stringify({
    ...{ apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'turns' }, spec },
  });
  const loaded = loadPolicyTexts([{ file: 'bench', text }], quick);
  const policy = loaded.ok ? loaded.value.policies[0] : undefined;
  if (policy === undefined) throw new Error('the policy cannot be read');
  return policy;
}

const chat = DIALECTS.find(({ name }) => name === 'openai-chat');
const head = {
  ...{ method: 'POST', path: '/v1/chat/completions', host: 'bench' },
  headers: [{ name: 'content-type', value: 'application/json' }],
};
const bodyOf = (texts: readonly string[]) =>
  Buffer.from(JSON.stringify({ model: 'm', messages: texts.map((content) => ({ role: 'user', content })) }));

/** Where the linear models and phrases find something in a request. */
function pathsIn(policy: CompiledPolicy, body: Uint8Array, tenant?: string): string[] {
  if (chat === undefined) throw new Error('no dialect');
  const fingerprint = (text: string) => createHmac('sha256', 'bench').update(text).digest('hex');
  const lane = requestLane(policy, chat, { head, fingerprint, tenant: () => tenant });
  if (!lane.ok) throw new Error(lane.fault.message);
  const outputs = [lane.value.push(body), lane.value.end()];
  return outputs.flatMap(({ findings }) => findings.map(({ path }) => path));
}

const isTogether = (paths: readonly string[]) => paths.some((path) => path.includes(' + '));

/** The score of each text by itself, by both tiers. */
async function scoresOf(detector: string, texts: readonly string[]): Promise<Map<string, number>> {
  const found = both.detectors.filter(({ name }) => name === detector);
  const chosen = found.map((one) => ({ detector: one, options: {} }));
  const judge = await batchJudge(chosen, false);
  if (!judge.ok) throw new Error(judge.fault.message);
  const screening = new Screening(chosen, judge.value);
  const scores = new Map<string, number>();
  for (let at = 0; at < texts.length; at += AT_ONCE)
    await Promise.all(
      texts.slice(at, at + AT_ONCE).map(async (text) => {
        const hits = await screening.judged({ text, role: 'user' });
        scores.set(text, Math.max(0, ...hits.map(({ score }) => score)));
      }),
    );
  await judge.value?.close();
  return scores;
}

async function quality(detector: string, file: string): Promise<void> {
  const benign = shuffled(
    rowsOf('injection/dev.jsonl').filter((row) => row.label === 0 && ORDINARY.has(row.source)),
  );
  const attacks = shuffled(rowsOf(file).filter(({ label, text }) => label === 1 && text.length < 500))
    .map(({ text }) => text)
    .filter((text) => text.split(/\s+/).length >= 6)
    .slice(0, ATTACKS);
  const conversations = Array.from({ length: Math.floor(benign.length / PER_CONVERSATION) }, (_, at) =>
    benign.slice(at * PER_CONVERSATION, (at + 1) * PER_CONVERSATION).map(({ text }) => text),
  );
  const splits = [2, 3].map((parts) => attacks.map((text) => inParts(text, parts)));
  const scores = await scoresOf(detector, [
    ...new Set([...attacks, ...conversations.flat(), ...splits.flat(2)]),
  ]);
  for (const threshold of THRESHOLDS) {
    const policy = policyOf(detector, threshold, 3);
    const alone = (texts: readonly string[]) => texts.some((text) => (scores.get(text) ?? 0) >= threshold);
    const caught = (texts: readonly string[]) => alone(texts) || isTogether(pathsIn(policy, bodyOf(texts)));
    const count = (all: readonly (readonly string[])[], is: typeof alone) => all.filter(is).length;
    console.log(`${detector}, threshold ${threshold}`);
    console.log(
      `  ordinary conversations ${conversations.length}: flagged by messages ${count(conversations, alone)}, with turns ${count(conversations, caught)}`,
    );
    console.log(
      `  attacks ${attacks.length}: whole ${count(
        attacks.map((text) => [text]),
        alone,
      )}`,
    );
    for (const [at, all] of splits.entries())
      console.log(
        `  in ${at + 2} messages: by messages ${count(all, alone)}, with turns ${count(all, caught)}`,
      );
  }
}

function cost(): void {
  const texts = shuffled(rowsOf('injection/dev.jsonl').filter(({ source }) => source === 'ultrachat')).map(
    ({ text }) => text.slice(0, 400),
  );
  const body = bodyOf(texts.slice(0, 40));
  const [alone, together] = [1, 3].map((turns) => policyOf('injection', 0.9, turns));
  if (alone === undefined || together === undefined) return;
  const variants = {
    'each message alone': () => pathsIn(alone, body, 'bench'),
    'turns, windows remembered': () => pathsIn(together, body, 'bench'),
    'turns, nothing remembered': () => pathsIn(together, body),
  };
  console.log(`40 messages, ${body.length} bytes, phrases and the linear model, processor time:`);
  for (const [name, act] of Object.entries(variants)) {
    for (let run = 0; run < RUNS; run++) act();
    console.log(`  ${name} ${(leastCost(act) / 1000).toFixed(2)} ms`);
  }
}

await quality('injection', 'injection/dev.jsonl');
await quality('harmful-request', 'harmful_request/dev.jsonl');
cost();
