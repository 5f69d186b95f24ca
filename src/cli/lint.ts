/** `weir lint`: checks policies the way `weir serve` loads them. */
import { stringify } from 'yaml';
import { loadPolicies } from '../config/policies.ts';
import { builtInPolicy, schemasIn } from '../config/policy-files.ts';
import { CREDENTIAL_KINDS, type CredentialKind } from '../core/header-names.ts';
import { DIALECTS } from '../dialects/index.ts';
import type { Warning } from '../policy/checks/check.ts';
import { checkPolicies } from '../policy/checks/index.ts';
import { guardPolicyCrd } from '../policy/crd.ts';
import { guardPolicyJsonSchema } from '../policy/json-schema.ts';
import { policyRegistry } from '../server/registry/policy-registry.ts';
import { readCommandLine } from './command-line.ts';
import { unreadIndexes } from './dlp/named-indexes.ts';
import { LINT_FORMATS, type LintedPath, type LintFormat, writeLint } from './lint/write-lint.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir lint [FILE|FOLDER ...] [--judge NAME ...] [--decider NAME ...] [--credential NAME[=KIND] ...] [--index NAME ...] [--profile NAME ...]
                 [--tool NAME ...] [--strict] [--format text|json|sarif]
       weir lint --schema

Checks policies and names every problem with its file, line, column and place, and warns of what is sound and hardly meant: rules that
never decide or contradict each other, conditions that are always true or never, unknown tools, thresholds that everything or nothing
reaches, what nothing uses. Each argument is checked as one load: the files of a folder together, as weir serve --policies loads them.
Without arguments it checks the built-in policy.

  --judge NAME   a judge that policies may refer to (the process configuration defines it); may be repeated
  --decider NAME a policy engine that policies may refer to; may be repeated
  --credential NAME[=KIND]
                 a credential that policies may refer to, and its kind: bearer, as it is when left out, or aws; may be repeated
  --index NAME   an index that policies may refer to; it is not read; may be repeated
  --profile NAME a profile that policies may refer to; it is not read; may be repeated
  --tool NAME    a tool that there is; with it, rules may name no others; may be repeated
  --strict       warnings count as problems
  --format FORM  text, json (one object), or sarif (SARIF 2.1.0, for code hosts)
  --json         the same as --format json
  --schema       print the JSON Schema of a GuardPolicy, for editors

Exit codes: 0 sound, 1 problems (with --strict also warnings), 2 a command line that makes no sense.
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

/** The custom resource definition as text, as it is committed in `deploy/crd/`. */
export function crdText(): string {
  const about = '# The GuardPolicy as a custom resource; written by node scripts/gen-schema.ts.\n';
  return (
    about +
    stringify(guardPolicyCrd(policyRegistry([]).detectors), { lineWidth: 0, aliasDuplicateObjects: false })
  );
}

interface Asked {
  readonly paths: readonly string[];
  readonly judges: readonly string[];
  readonly deciders: readonly string[];
  readonly indexes: readonly string[];
  readonly profiles: readonly string[];
  readonly credentials: ReadonlyMap<string, CredentialKind>;
  readonly tools: readonly string[];
  readonly format: LintFormat;
  readonly strict: boolean;
  readonly schema: boolean;
}

/** Returns what is asked, or the line that says what is wrong with the command line. */
function parseArguments(args: readonly string[]): Asked | string {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return usageProblem('lint', parsed.fault.message);
  const { values, positionals } = parsed.value;
  const credentials = credentialsOf(values.credential);
  if (typeof credentials === 'string') return `weir lint: ${credentials}\n`;
  const format = LINT_FORMATS.find((known) => known === (values.json ? 'json' : values.format));
  if (format === undefined) return `weir lint: --format is one of ${LINT_FORMATS.join(', ')}\n`;
  return {
    paths: positionals,
    judges: values.judge,
    deciders: values.decider,
    indexes: values.index,
    profiles: values.profile,
    tools: values.tool,
    strict: values.strict,
    schema: values.schema,
    credentials,
    format,
  };
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
  decider: { type: 'string', multiple: true, default: [] as string[] },
  credential: { type: 'string', multiple: true, default: [] as string[] },
  index: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string', multiple: true, default: [] as string[] },
  tool: { type: 'string', multiple: true, default: [] as string[] },
  format: { type: 'string', default: 'text' },
  strict: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  schema: { type: 'boolean', default: false },
} as const;

function complain(message: string): number {
  console.error(message.trimEnd());
  return UNUSABLE;
}

function check(asked: Asked): number {
  const { paths, strict, format } = asked;
  const all = unusedByAll(
    (paths.length > 0 ? paths : [builtInPolicy()]).map((path) => checkPath(path, asked)),
  );
  const sound = all.every(
    ({ problems, warnings }) => problems.length === 0 && !(strict && warnings.length > 0),
  );
  console.log(writeLint(all, { format, sound }));
  return sound ? 0 : 1;
}

/** What is named for all loads is unused where none uses it, and is told once. */
function unusedByAll(all: readonly LintedPath[]): LintedPath[] {
  const isUnused = ({ code, file }: Warning): boolean => code === 'unused' && file.startsWith('--');
  const loaded = all.filter(({ problems }) => problems.length === 0);
  const [first] = loaded;
  const shared = (first?.warnings ?? []).filter(
    (one) => isUnused(one) && loaded.every(({ warnings }) => warnings.some(({ file }) => file === one.file)),
  );
  return all.map((path) => ({
    ...path,
    warnings: [...path.warnings.filter((one) => !isUnused(one)), ...(path === first ? shared : [])],
  }));
}

function checkPath(path: string, asked: Asked): LintedPath {
  const { judges, deciders, indexes, profiles, credentials, tools } = asked;
  const known = policyRegistry(judges, credentials, unreadIndexes([...indexes, ...profiles]));
  const registry = { ...known, deciders };
  const loaded = loadPolicies(path, registry);
  if (!loaded.ok) return { path, policies: [], problems: loaded.problems, warnings: [] };
  const { set, texts } = loaded.value;
  const policies = set.policies.map(({ name, digest, request, response, tools: onTools }) => {
    const rules = request.rules.length + response.rules.length + (onTools?.rules.length ?? 0);
    return { name, digest, rules };
  });
  const warnings = checkPolicies(texts, set, {
    registry,
    dialects: DIALECTS.map(({ name }) => name),
    tools: tools.length === 0 ? undefined : tools,
    now: Date.now(),
    given: [
      ['judge', '--judge ', judges],
      ['decider', '--decider ', deciders],
      ['credential', '--credential ', [...credentials.keys()]],
      ['index', '--index ', indexes],
      ['profile', '--profile ', profiles],
      ['schema', `${path}/`, schemasIn(path)],
    ],
  });
  return { path, policies, problems: [], warnings };
}
