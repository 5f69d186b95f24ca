/** `weir explain`: which policy an exchange gets, what each of its rules makes of it, and what is decided, without content. */
import { eachRecord } from '../audit/read-records.ts';
import { DEFAULT_JOURNAL_DIR } from '../audit/section.ts';
import { loadPolicies, type PolicyLoad } from '../config/policies.ts';
import { builtInPolicy } from '../config/policy-files.ts';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { type Checked, formatProblem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import { readExchange } from './cases/read-exchange.ts';
import type { ExchangeSpec } from './cases/schema.ts';
import { readCommandLine } from './command-line.ts';
import { explanationOf, type Known } from './explain/explanation.ts';
import { judgeGiven } from './explain/judge-given.ts';
import { knownFrom } from './explain/known.ts';
import { explanationText } from './explain/text.ts';
import { writtenPolicies } from './explain/written-policy.ts';
import { type NamedParts, PARTS_OPTIONS, PARTS_USAGE, registryOf } from './offline/named-parts.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir explain [--policy PATH] EXCHANGE [--case NAME] [--json]
       weir explain [--policy PATH] --exchange ID [--dir DIR] [--json]

Says which policy an exchange gets and why, what each rule of it found or why it did not look, and what is decided by whom.
Nothing of what was said in the exchange is shown. EXCHANGE is a file with one exchange as cases of weir test have it, or a
file of cases, of which --case names one; it is judged in this process. --exchange takes the records of the journal.

  --policy PATH  the policies, a file or a folder; the built-in policy when left out
  --case NAME    the case of the file whose exchange is meant
  --exchange ID  the id of an exchange (x-weir-id)
  --dir DIR      where the journal is, default ${DEFAULT_JOURNAL_DIR}
  --json         one JSON object in place of lines
${PARTS_USAGE}

Exit codes: 0 explained, 1 there is no such exchange, 2 wrong usage, or policies or a file that cannot be used.
`;

const UNUSABLE = 2;

export const explain: Verb = {
  name: 'explain',
  summary: 'say why an exchange was decided so',
  usage: USAGE,
  run: runExplain,
};

interface Asked extends NamedParts {
  readonly file: string | undefined;
  readonly policy?: string | undefined;
  readonly case?: string | undefined;
  readonly exchange?: string | undefined;
  readonly dir: string;
  readonly json: boolean;
}

async function runExplain(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (!asked.ok) return complain(usageProblem('explain', asked.fault.message));
  const registry = registryOf(asked.value);
  if (!registry.ok) return complain(usageProblem('explain', registry.fault.message));
  const { exchange, file } = asked.value;
  if (exchange !== undefined)
    return await explainRecords(asked.value, { exchange, registry: registry.value });
  const spec = readExchange(file ?? '', asked.value.case);
  if (!spec.ok) return complainOf(spec);
  return await explainGiven(asked.value, { spec: spec.value, registry: registry.value });
}

function parse(args: readonly string[]): Result<Asked> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (more.length > 0) return failed('unsupported', 'one exchange at a time');
  if ((file === undefined) === (values.exchange === undefined))
    return failed('unsupported', 'name a file with an exchange, or an id with --exchange');
  return ok({ ...values, file });
}

const OPTIONS = {
  ...PARTS_OPTIONS,
  policy: { type: 'string' },
  case: { type: 'string' },
  exchange: { type: 'string' },
  dir: { type: 'string', default: DEFAULT_JOURNAL_DIR },
  json: { type: 'boolean', default: false },
} as const;

/** Judges the exchange now. */
async function explainGiven(
  asked: Asked,
  { spec, registry }: { readonly spec: ExchangeSpec; readonly registry: Registry },
): Promise<number> {
  const judges = [...new Set([...registry.judges, ...Object.keys(spec.judges ?? {})])];
  const deciders = [...new Set([...(registry.deciders ?? []), ...Object.keys(spec.deciders ?? {})])];
  const loaded = loadPolicies(asked.policy ?? builtInPolicy(), { ...registry, judges, deciders });
  if (!loaded.ok) return complainOf(loaded);
  const { known } = await judgeGiven(spec, loaded.value.set);
  return print(asked, known, loaded.value);
}

/** Explains what the journal tells. */
async function explainRecords(
  asked: Asked,
  { exchange, registry }: { readonly exchange: string; readonly registry: Registry },
): Promise<number> {
  const loaded = loadPolicies(asked.policy ?? builtInPolicy(), registry);
  if (!loaded.ok) return complainOf(loaded);
  const records: Record<string, unknown>[] = [];
  const wanted = `"exchange":${JSON.stringify(exchange)}`;
  try {
    await eachRecord(asked.dir, (line) => {
      if (line.includes(wanted)) records.push(JSON.parse(line) as Record<string, unknown>);
    });
  } catch (error) {
    const reason = errorCode(error) === 'ENOENT' ? 'no journal there' : errorCode(error);
    return complain(`weir explain: ${asked.dir}: ${reason}; name its folder with --dir`);
  }
  const known = knownFrom(records);
  if (known === undefined) {
    complain(`weir explain: ${asked.dir}: no record of exchange ${exchange.slice(0, 60)}`);
    return 1;
  }
  return print(asked, { ...known, told: [] }, loaded.value);
}

function print({ json }: Asked, known: Known, { set, texts }: PolicyLoad): number {
  const explanation = explanationOf(known, { set, written: writtenPolicies(texts) });
  process.stdout.write(json ? `${JSON.stringify(explanation)}\n` : explanationText(explanation));
  return 0;
}

function complain(line: string): number {
  console.error(line.trimEnd());
  return UNUSABLE;
}

function complainOf(checked: Extract<Checked<unknown>, { ok: false }>): number {
  return complain(checked.problems.map(formatProblem).join('\n'));
}
