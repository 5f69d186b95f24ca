/** `weir try`: what a policy makes of a few words, and what the model and the client would read of them. */
import { loadPolicies } from '../config/policies.ts';
import { builtInPolicy } from '../config/policy-files.ts';
import { CALLER_KINDS } from '../core/caller.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { formatProblem } from '../policy/problem.ts';
import type { ExchangeSpec } from './cases/schema.ts';
import { readCommandLine } from './command-line.ts';
import { explanationOf } from './explain/explanation.ts';
import { judgeGiven } from './explain/judge-given.ts';
import { writtenPolicies } from './explain/written-policy.ts';
import { type NamedParts, PARTS_OPTIONS, PARTS_USAGE, registryOf } from './offline/named-parts.ts';
import { type Trial, trialOf, trialText } from './try/report.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

/** What can prove who asks. */
const KINDS = CALLER_KINDS.filter((kind) => kind !== 'unknown');

const USAGE = `usage: weir try [--policy PATH] [TEXT ...] [options]

Says what a policy makes of a few words: what is decided and by which rule, what was found, and what the model and the client would
read. TEXT is what a user says; without it, and without another of the words below, it is read from standard input. The exchange
is judged in this process, as weir serve does; nothing is sent anywhere and nothing is recorded.

  --policy PATH  the policies, a file or a folder; the built-in policy when left out
  --system TEXT  the system prompt
  --result TEXT  what a tool or a store returned, which the model reads after TEXT; may be repeated
  --answer TEXT  what the model would answer
  --call NAME[=JSON]
                 a tool that the model would call, and its arguments; may be repeated
  --stream       the answer comes as a stream, word by word
  --model NAME   the model that is asked for
  --host NAME, --path PATH
                 where it goes; the first host of the policy, where there is only one, and /v1/chat/completions when left out
  --caller ID, --tenant NAME, --role NAME, --kind KIND
                 who asks, and what proves it: ${KINDS.join(', ')}; --role may be
                 repeated; jwt where only others of these are given, and nobody knows when all are left out
  --json         one JSON object in place of lines
${PARTS_USAGE}

It is a chat of OpenAI's format. More can be said in a file: see weir explain and weir test.
Exit codes: 0 it passes, changed or not; 1 it does not (deny, hold, cut); 2 wrong usage, or policies that cannot be used.
`;

const BLOCKED = 1;
const UNUSABLE = 2;
/** Bytes of standard input. */
const MOST_INPUT = 16 * 1_048_576;

/** The verb `try`. */
export const tryVerb: Verb = {
  name: 'try',
  summary: 'say what a policy makes of a few words',
  usage: USAGE,
  run: runTry,
};

interface Asked extends NamedParts {
  readonly words: readonly string[];
  readonly policy?: string | undefined;
  readonly system?: string | undefined;
  readonly result: readonly string[];
  readonly answer?: string | undefined;
  readonly call: readonly string[];
  readonly stream: boolean;
  readonly model?: string | undefined;
  readonly host?: string | undefined;
  readonly path?: string | undefined;
  readonly caller?: string | undefined;
  readonly tenant?: string | undefined;
  readonly role: readonly string[];
  readonly kind?: string | undefined;
  readonly json: boolean;
}

const text = { type: 'string' } as const;
const list = { type: 'string', multiple: true, default: [] as string[] } as const;
const flag = { type: 'boolean', default: false } as const;
const OPTIONS = {
  ...PARTS_OPTIONS,
  ...{ policy: text, system: text, result: list, answer: text, call: list, stream: flag },
  ...{ model: text, host: text, path: text, caller: text, tenant: text, role: list, kind: text, json: flag },
} as const;

async function runTry(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (!asked.ok) return complain(usageProblem('try', asked.fault.message));
  const registry = registryOf(asked.value);
  if (!registry.ok) return complain(usageProblem('try', registry.fault.message));
  const user = await userWords(asked.value);
  if (!user.ok) return complain(usageProblem('try', user.fault.message));
  if (user.value?.trim() === '')
    return complain(usageProblem('try', 'there is no text to try; write it, or give it on standard input'));
  const loaded = loadPolicies(asked.value.policy ?? builtInPolicy(), registry.value);
  if (!loaded.ok) return complain(loaded.problems.map(formatProblem).join('\n'));
  const { set, texts } = loaded.value;
  const spec = exchangeOf(asked.value, { user: user.value, host: hostOf(set) });
  if (!spec.ok) return complain(usageProblem('try', spec.fault.message));
  const { known, judged } = await judgeGiven(spec.value, set);
  const explanation = explanationOf(known, { set, written: writtenPolicies(texts) });
  const trial = trialOf(explanation, judged, spec.value.answer !== undefined);
  process.stdout.write(asked.value.json ? `${JSON.stringify(trial)}\n` : trialText(trial));
  return passes(trial) ? 0 : BLOCKED;
}

function parse(args: readonly string[]): Result<Asked> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  return ok({ ...values, words: positionals });
}

/** What the user says; undefined where only others speak. */
async function userWords({
  words,
  system,
  result,
  answer,
  call,
}: Asked): Promise<Result<string | undefined>> {
  if (words.length > 0) return ok(words.join(' '));
  const others = [system, answer, ...result, ...call].some((said) => said !== undefined);
  if (others) return ok(undefined);
  if (process.stdin.isTTY) return failed('unsupported', 'write a text to try');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_INPUT) return failed('too-large', 'standard input is longer than 16 MiB');
    parts.push(part);
  }
  return ok(
    Buffer.concat(parts)
      .toString('utf8')
      .replace(/\r?\n$/, ''),
  );
}

/** The first host of the only policy; there is none to choose where there are several, or it is for every host. */
function hostOf({ policies: [only, ...more] }: PolicySet): string | undefined {
  return more.length > 0 ? undefined : only?.selects.hosts?.[0]?.replace('*', 'any');
}

function exchangeOf(
  asked: Asked,
  given: { readonly user: string | undefined; readonly host: string | undefined },
): Result<ExchangeSpec> {
  const { system, result, answer, stream, model, path, host = given.host } = asked;
  const { user } = given;
  const calls = asked.call.map(callOf);
  const wrong = calls.find((call) => !call.ok);
  if (wrong !== undefined && !wrong.ok) return wrong;
  const caller = callerOf(asked);
  if (!caller.ok) return caller;
  const made = calls.flatMap((call) => (call.ok ? [call.value] : []));
  const turns = result.length === 0 ? [] : [...(user === undefined ? [] : [{ user }]), ...returned(result)];
  return ok({
    ...{ stream, model, host, path, caller: caller.value, time: new Date().toISOString() },
    request: {
      ...(system === undefined ? {} : { system }),
      ...(turns.length === 0 ? { user: user ?? 'Go on.' } : { turns }),
      ...(made.length === 0 ? {} : { tools: [...new Set(made.map(({ name }) => name))] }),
    },
    ...(answer === undefined && made.length === 0 ? {} : { answer: { text: answer, calls: made } }),
  });
}

/** The tools were called before, or nothing would have returned. */
function returned(results: readonly string[]) {
  return [{ calls: results.map(() => ({ name: 'look_up', args: {} })) }, { results: [...results] }];
}

function callOf(given: string): Result<{ name: string; args: Record<string, unknown> | string }> {
  const at = given.indexOf('=');
  const [name, json] = at === -1 ? [given, '{}'] : [given.slice(0, at), given.slice(at + 1)];
  if (name === '') return failed('unsupported', '--call needs a name, for example refund=\'{"amount":80}\'');
  return ok({ name, args: json });
}

function callerOf({ caller, tenant, role, kind: said }: Asked): Result<ExchangeSpec['caller']> {
  const kind = KINDS.find((one) => one === (said ?? 'jwt'));
  if (kind === undefined) return failed('unsupported', `--kind is one of ${KINDS.join(', ')}`);
  if ([caller, tenant, said, ...role].every((given) => given === undefined)) return ok(undefined);
  return ok({ id: caller ?? 'someone', kind, roles: [...role], claims: {}, tenant });
}

/** A policy that observes lets everything pass; what it would have done counts all the same. */
function passes({ verdict }: Trial): boolean {
  return verdict === 'allow' || verdict === 'mutate';
}

function complain(line: string): number {
  console.error(line.trimEnd());
  return UNUSABLE;
}
