/** Rule sets: the policies under measure, compiled as the server compiles them. */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Channel } from '../../src/core/segment.ts';
import { PII_RULES } from '../../src/detectors/pii/rules.ts';
import { SECRET_RULES } from '../../src/detectors/secrets/rules.ts';
import { loadPolicyTexts } from '../../src/policy/load.ts';
import { formatProblem } from '../../src/policy/problem.ts';
import { ruleViews } from '../../src/screen/rule-views.ts';
import { type Scanning, scanningOf } from '../../src/screen/scanning.ts';
import { policyRegistry } from '../../src/server/registry/policy-registry.ts';

/** Every detector with every entity, for requests; the rule that is about roles is for all of them. */
export const EVERY_DETECTOR = fileURLToPath(new URL('../policies/every-detector.yaml', import.meta.url));
export const BUILT_IN = fileURLToPath(new URL('../../policies/default.yaml', import.meta.url));

/** Five rules for personal data and five for secrets, whose cost depends on the text as little as that of most rules. */
const TEN = {
  pii: ['CREDIT_CARD', 'US_SSN', 'IBAN', 'EMAIL', 'IP_ADDRESS'],
  secrets: ['OPENAI_KEY', 'ANTHROPIC_KEY', 'GOOGLE_API_KEY', 'NPM_TOKEN', 'PYPI_TOKEN'],
};
/** All of them are rules of form, so that only their number differs. */
const TEN_SECRETS = [...TEN.secrets, 'XAI_KEY', 'GROQ_KEY', 'RENDER_KEY', 'RUBYGEMS_KEY', 'CRATES_TOKEN'];

/** The text of a user, which no rule is left out for. */
export const CHANNEL: Channel = { path: 'messages[0].content', role: 'user', settled: true };

/** The rules of a policy file that read a request. */
export function rulesOfFile(file: string): Scanning {
  return compiled(readFileSync(file, 'utf8'), file);
}

/** Ten rules of two detectors. */
export function tenRules(): Scanning {
  return rulesOf(TEN);
}

/** Only `secrets`: all of its rules, and ten. */
export function secretsOnly(): { readonly all: Scanning; readonly ten: Scanning } {
  return { all: rulesOf({ secrets: undefined }), ten: rulesOf({ secrets: TEN_SECRETS }) };
}

/** How many rules the two detectors have whose rules are counted. */
export function ruleCounts(): { readonly pii: number; readonly secrets: number; readonly ten: number } {
  const ten = [...PII_RULES, ...SECRET_RULES].filter(({ type }) =>
    [...TEN.pii, ...TEN.secrets].includes(type),
  );
  return { pii: PII_RULES.length, secrets: SECRET_RULES.length, ten: ten.length };
}

/** A rule for each detector, with some of its entities or all of them. */
function rulesOf(entities: Readonly<Record<string, readonly string[] | undefined>>): Scanning {
  const rules = Object.entries(entities).map(([detector, chosen]) => {
    const options = chosen === undefined ? {} : { entities: chosen };
    return { name: `find-${detector}`, detector, options, action: 'redact' };
  });
  const policy = {
    ...{ apiVersion: 'weir.dev/v1alpha1', kind: 'GuardPolicy', metadata: { name: 'bench' } },
    spec: { request: { rules } },
  };
  return compiled(JSON.stringify(policy), 'bench');
}

function compiled(text: string, file: string): Scanning {
  const loaded = loadPolicyTexts([{ file, text }], policyRegistry([]));
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  const [policy] = loaded.value.policies;
  if (policy === undefined) throw new Error(`${file}: no policy`);
  const key = createSecretKey(randomBytes(32));
  return scanningOf(ruleViews(policy.request.rules, CHANNEL.role), {
    direction: 'request',
    fingerprint: (matched) => createHmac('sha256', key).update(matched).digest('hex').slice(0, 32),
    eager: false,
    judgeEvery: Number.POSITIVE_INFINITY,
    uninspected: () => undefined,
  });
}
