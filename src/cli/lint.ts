/** `weir lint`: checks policies the way `weir serve` loads them. */
import { parseArgs } from 'node:util';
import { loadPolicies } from '../config/policies.ts';
import { builtInPolicy } from '../config/policy-files.ts';
import { CREDENTIAL_KINDS, type CredentialKind } from '../core/header-names.ts';
import { guardPolicyJsonSchema } from '../policy/json-schema.ts';
import { formatProblem, type Problem } from '../policy/problem.ts';
import { unreadIndexes } from './dlp/named-indexes.ts';
import { policyRegistry } from './registry.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir lint [FILE|FOLDER ...] [--judge NAME ...] [--credential NAME[=KIND] ...] [--index NAME ...] [--profile NAME ...]
                 [--json]
       weir lint --schema

Checks policies and names every problem with its file, line and place. Each argument is checked as one load: the files of a
folder together, as weir serve --policies loads them. Without arguments it checks the built-in policy.

  --judge NAME   a judge that policies may refer to (the process configuration defines it); may be repeated
  --credential NAME[=KIND]
                 a credential that policies may refer to, and its kind: bearer, as it is when left out, or aws; may be repeated
  --index NAME   an index that policies may refer to; it is not read; may be repeated
  --profile NAME a profile that policies may refer to; it is not read; may be repeated
  --json         one JSON object in place of lines
  --schema       print the JSON Schema of a GuardPolicy, for editors

Exit codes: 0 sound, 1 problems, 2 a command line that makes no sense.
`;

const UNUSABLE = 2;

export const lint: Verb = {
  name: 'lint',
  summary: 'check policies without serving them',
  usage: USAGE,
  run: async (args) => {
    const asked = parseArguments(args);
    if (typeof asked === 'string') return complain(asked);
    if (asked.schema) {
      console.log(schemaText());
      return 0;
    }
    return check(asked);
  },
};

/** The JSON Schema of a GuardPolicy as text, as it is committed in `policies/`. */
export function schemaText(): string {
  return JSON.stringify(guardPolicyJsonSchema(policyRegistry([]).detectors), undefined, 2);
}

interface Asked {
  readonly paths: readonly string[];
  readonly judges: readonly string[];
  readonly indexes: readonly string[];
  readonly credentials: ReadonlyMap<string, CredentialKind>;
  readonly json: boolean;
  readonly schema: boolean;
}

/** Returns what is asked, or the line that says what is wrong with the command line. */
function parseArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const credentials = credentialsOf(values.credential);
    if (typeof credentials === 'string') return `weir lint: ${credentials}\n`;
    return {
      ...values,
      judges: values.judge,
      indexes: [...values.index, ...values.profile],
      credentials,
      paths: positionals,
    };
  } catch (cause) {
    return usageProblem('lint', cause);
  }
}

/** `NAME` or `NAME=KIND`, each; a text says which one is neither. */
function credentialsOf(given: readonly string[]): ReadonlyMap<string, CredentialKind> | string {
  const credentials = new Map<string, CredentialKind>();
  for (const text of given) {
    const [name = '', word = 'bearer'] = text.split('=', 2);
    const kind = CREDENTIAL_KINDS.find((known) => known === word);
    if (kind === undefined) return `--credential ${text}: the kind is one of ${CREDENTIAL_KINDS.join(', ')}`;
    credentials.set(name, kind);
  }
  return credentials;
}

const OPTIONS = {
  judge: { type: 'string', multiple: true, default: [] as string[] },
  credential: { type: 'string', multiple: true, default: [] as string[] },
  index: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string', multiple: true, default: [] as string[] },
  json: { type: 'boolean', default: false },
  schema: { type: 'boolean', default: false },
} as const;

function complain(message: string): number {
  console.error(message.trimEnd());
  return UNUSABLE;
}

interface Checked {
  readonly path: string;
  readonly policies: readonly { readonly name: string; readonly digest: string; readonly rules: number }[];
  readonly problems: readonly Problem[];
}

function check({ paths, judges, indexes, credentials, json }: Asked): number {
  const registry = policyRegistry(judges, credentials, unreadIndexes(indexes));
  const all = (paths.length > 0 ? paths : [builtInPolicy()]).map((path): Checked => {
    const loaded = loadPolicies(path, registry);
    if (!loaded.ok) return { path, policies: [], problems: loaded.problems };
    const policies = loaded.value.set.policies.map(({ name, digest, request, response, tools }) => {
      const rules = request.rules.length + response.rules.length + (tools?.rules.length ?? 0);
      return { name, digest, rules };
    });
    return { path, policies, problems: [] };
  });
  if (json) console.log(JSON.stringify({ ok: isSound(all), checked: all }));
  else for (const line of all.flatMap(toLines)) console.log(line);
  return isSound(all) ? 0 : 1;
}

function isSound(all: readonly Checked[]): boolean {
  return all.every(({ problems }) => problems.length === 0);
}

function toLines({ path, policies, problems }: Checked): string[] {
  if (problems.length > 0) return problems.map(formatProblem);
  const names = policies.map(({ name, rules }) => `${name} (${rules} ${rules === 1 ? 'rule' : 'rules'})`);
  return [`${path}: sound: ${names.join(', ')}`];
}
