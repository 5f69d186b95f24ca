/** `weir replay`: what a policy would have made of recorded exchanges. */
import { statSync } from 'node:fs';
import { loadPolicies } from '../config/policies.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { readKey } from '../dlp/index-files.ts';
import type { PolicySet } from '../policy/compiled-policy.ts';
import { formatProblem } from '../policy/problem.ts';
import { RecordingFolder } from '../recording/recording-folder.ts';
import { seal, unseal } from '../state/sealing.ts';
import { readCommandLine } from './command-line.ts';
import { type NamedParts, PARTS_OPTIONS, PARTS_USAGE, registryOf } from './offline/named-parts.ts';
import { newKept } from './offline/offline-parts.ts';
import { replayed } from './replay/outcomes.ts';
import { Changes, changeTable } from './replay/table.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir replay --policy PATH --recordings DIR --recording-key FILE [--all] [--json]

Judges recorded exchanges again, by other policies, and prints what would change: verdicts and rules, without content. What
is recorded, and how it is encrypted, the section "recording" of weir.yaml says; nothing is without it.

  --policy PATH        the policies to try, a file or a folder
  --recordings DIR     the folder of the recordings
  --recording-key FILE the key that they were encrypted with
  --all                also what stays the same
  --json               one JSON object in place of lines
${PARTS_USAGE}

Remote judges, policy engines, people and budgets are not asked, and what went before is known as far as it is recorded: beside
each outcome stands what would have been asked.
Exit codes: 0 replayed, 1 some recordings cannot be read, 2 wrong usage, policies that cannot be used, or no recordings.
`;

const UNUSABLE = 2;
const NOTHING = 'holds no recordings; what is recorded, and where, the section "recording" of weir.yaml says';

export const replay: Verb = {
  name: 'replay',
  summary: 'judge recorded exchanges by another policy',
  usage: USAGE,
  run: runReplay,
};

interface Asked extends NamedParts {
  readonly policy: string;
  readonly recordings: string;
  readonly keyFile: string;
  readonly all: boolean;
  readonly json: boolean;
}

async function runReplay(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (!asked.ok) return complain(usageProblem('replay', asked.fault.message));
  const { policy, recordings, keyFile } = asked.value;
  const registry = registryOf(asked.value);
  if (!registry.ok) return complain(usageProblem('replay', registry.fault.message));
  const loaded = loadPolicies(policy, registry.value);
  if (!loaded.ok) return complain(loaded.problems.map(formatProblem).join('\n'));
  const key = readKey(keyFile);
  if (!key.ok) return complain(`weir replay: ${key.fault.message}`);
  const about = statSync(recordings, { throwIfNoEntry: false });
  if (about?.isDirectory() !== true)
    return complain(`weir replay: ${recordings}: is ${about === undefined ? 'not there' : 'no folder'}`);
  const folder = new RecordingFolder({ folder: recordings, key: key.value, sealing: { seal, unseal } });
  return await replayAll(asked.value, { folder, policies: loaded.value.set });
}

async function replayAll(
  { all, json, recordings }: Asked,
  on: { readonly folder: RecordingFolder; readonly policies: PolicySet },
): Promise<number> {
  const changes = new Changes();
  const kept = newKept();
  const counts = { exchanges: 0, changed: 0, unread: 0 };
  for await (const recorded of on.folder.read()) {
    if (recorded === undefined) {
      counts.unread++;
      continue;
    }
    const { was, wouldBe, unasked } = await replayed(recorded, { policies: on.policies, kept });
    counts.exchanges++;
    if (was !== wouldBe) counts.changed++;
    if (all || was !== wouldBe) changes.add({ was, wouldBe, unasked, id: recorded.id });
  }
  if (counts.exchanges + counts.unread === 0) return complain(`weir replay: ${recordings}: ${NOTHING}`);
  print({ json, counts, changes });
  return counts.unread > 0 ? 1 : 0;
}

interface Printed {
  readonly json: boolean;
  readonly counts: { readonly exchanges: number; readonly changed: number; readonly unread: number };
  readonly changes: Changes;
}

function print({ json, counts, changes }: Printed): void {
  if (json) {
    console.log(JSON.stringify({ ...counts, changes: changes.all }));
    return;
  }
  if (changes.all.length > 0) for (const line of changeTable(changes.all)) console.log(line);
  const unread = counts.unread === 0 ? '' : `, ${counts.unread} cannot be read with this key`;
  console.log(`${counts.exchanges} exchanges, ${counts.changed} would be decided differently${unread}`);
}

function parse(args: readonly string[]): Result<Asked> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const { policy, recordings, 'recording-key': keyFile } = values;
  if (positionals.length > 0)
    return failed('unsupported', `"${positionals.join(' ').slice(0, 60)}" is too much`);
  if (policy === undefined) return failed('unsupported', 'name the policies to try with --policy');
  if (recordings === undefined || keyFile === undefined)
    return failed('unsupported', 'name the recordings and their key with --recordings and --recording-key');
  return ok({ ...values, policy, recordings, keyFile });
}

const OPTIONS = {
  ...PARTS_OPTIONS,
  policy: { type: 'string' },
  recordings: { type: 'string' },
  'recording-key': { type: 'string' },
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

function complain(line: string): number {
  console.error(line.trimEnd());
  return UNUSABLE;
}
