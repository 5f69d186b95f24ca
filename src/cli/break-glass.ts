/** `weir break-glass`: suspends rules for a while, in an emergency, under a name and with a reason. */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type GrantTerms, keyOf, problemOf, readGrant, writeGrant } from '../break-glass/grant.ts';
import { fileProblem, NOT_THERE } from '../core/file-problem.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const DEFAULT_HOURS = 1;
const MOST_HOURS = 72;
const HOUR_MS = 3_600_000;
const UNUSABLE = 2;

const USAGE = `usage: weir break-glass open  --file FILE --key-file KEY --owner NAME --reason TEXT (--policy NAME ... | --all) [--hours N]
       weir break-glass status --file FILE --key-file KEY
       weir break-glass close --file FILE

open writes a signed grant to FILE (breakGlass.file of weir.yaml). While it is there, the rules of these policies only record what
they find; bounds, what cannot be read, who may ask and credentials stay as they are. Every Weir that looks at the file takes it
within a second, writes a record, and says so in its log, its metrics and the record of every exchange. It ends by itself.
close removes it. status says whether it counts.

  --file FILE      where the grant is
  --key-file KEY   the key that only operators have (breakGlass.keyFile)
  --policy NAME    a policy whose rules are suspended; may be repeated
  --all            those of every policy
  --owner NAME     who answers for it
  --reason TEXT    why, for whoever reads the journal
  --hours N        for how long, ${DEFAULT_HOURS} when left out; at most breakGlass.hours

Exit codes: 0 done (status: it counts), 1 not done (status: it does not count), 2 a command line that makes no sense.
`;

const OPTIONS = {
  file: { type: 'string' },
  'key-file': { type: 'string' },
  policy: { type: 'string', multiple: true, default: [] as string[] },
  all: { type: 'boolean', default: false },
  owner: { type: 'string' },
  reason: { type: 'string' },
  hours: { type: 'string', default: String(DEFAULT_HOURS) },
} as const;

export const breakGlass: Verb = {
  name: 'break-glass',
  summary: 'suspend rules in an emergency, for a while',
  usage: USAGE,
  run: async (args) => {
    const asked = readArguments(args);
    if (typeof asked === 'string') {
      process.stderr.write(asked);
      return UNUSABLE;
    }
    return RUN[asked.action](asked);
  },
};

interface Asked {
  readonly action: 'open' | 'status' | 'close';
  readonly file: string;
  readonly keyFile: string;
  readonly policies: readonly string[] | null;
  readonly owner: string;
  readonly reason: string;
  readonly hours: number;
}

const RUN = { open, status, close } as const;

function readArguments(args: readonly string[]): Asked | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [action] = positionals;
    if (positionals.length !== 1 || (action !== 'open' && action !== 'status' && action !== 'close'))
      throw new Error('say open, status or close');
    const { file = '', 'key-file': keyFile = '', owner = '', reason = '', policy, all } = values;
    if (file === '') throw new Error('--file is missing');
    if (keyFile === '' && action !== 'close') throw new Error('--key-file is missing');
    if (action === 'open') checkOpening({ owner, reason, policy, all });
    return {
      ...{ action, file, keyFile, owner, reason },
      policies: all ? null : policy,
      hours: hoursOf(values.hours),
    };
  } catch (cause) {
    return usageProblem('break-glass', cause);
  }
}

function checkOpening(given: {
  readonly owner: string;
  readonly reason: string;
  readonly policy: readonly string[];
  readonly all: boolean;
}): void {
  if (given.owner === '') throw new Error('--owner is missing: say who answers for it');
  if (given.reason === '') throw new Error('--reason is missing: say why');
  if (given.all === given.policy.length > 0) throw new Error('name policies with --policy, or say --all');
}

function hoursOf(text: string): number {
  const hours = Number(text);
  if (hours > 0 && hours <= MOST_HOURS) return hours;
  throw new Error(`--hours is a number above 0, up to ${MOST_HOURS}`);
}

function open(asked: Asked): number {
  const key = keyIn(asked);
  if (key === undefined) return 1;
  const from = Date.now();
  const { policies, owner, reason, hours, file } = asked;
  const grant: GrantTerms = {
    ...({ version: 1, id: `glass-${randomUUID()}`, owner, reason } as const),
    policies: policies === null ? null : [...policies],
    ...{ from, until: Math.round(from + hours * HOUR_MS) },
  };
  const text = writeGrant(grant, key);
  const read = readGrant(text, key, { now: from, hours: MOST_HOURS });
  if (!read.ok) return complain('what is asked for cannot be granted: a name or a text is too long');
  try {
    // It appears whole or not at all.
    writeFileSync(`${file}.new`, text, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch (cause) {
    return complain(`${file} ${fileProblem(cause)}`);
  }
  console.log(`open: ${describe(grant)}`);
  return 0;
}

function status(asked: Asked): number {
  const key = keyIn(asked);
  if (key === undefined) return 1;
  const now = Date.now();
  const text = textOf(asked.file);
  if ('problem' in text) {
    console.log(
      text.problem === NOT_THERE ? 'closed: no grant is there' : `closed: ${asked.file} ${text.problem}`,
    );
    return 1;
  }
  const grant = readGrant(text.text, key, { now, hours: MOST_HOURS });
  if (!grant.ok) console.log(`closed: ${asked.file} ${grant.fault.message}`);
  else console.log(`${now < grant.value.until ? 'open' : 'over'}: ${describe(grant.value)}`);
  const counts =
    grant.ok && now < grant.value.until && problemOf(grant.value, { now, hours: MOST_HOURS }) === undefined;
  return counts ? 0 : 1;
}

function close({ file }: Asked): number {
  try {
    rmSync(file);
    console.log('closed');
    return 0;
  } catch (cause) {
    return complain(`${file} ${fileProblem(cause)}`);
  }
}

function describe({ id, policies, owner, reason, until }: GrantTerms): string {
  const which = policies === null ? 'all policies' : policies.join(', ');
  return `${id}, ${which}, until ${new Date(until).toISOString()}, ${owner}: ${reason}`;
}

function keyIn({ keyFile }: Asked): string | undefined {
  const text = textOf(keyFile);
  const key = 'problem' in text ? undefined : keyOf(text.text);
  if (key === undefined)
    complain(
      `${keyFile} ${'problem' in text ? text.problem : 'has less than 32 characters; make a longer key'}`,
    );
  return key;
}

function textOf(file: string): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: readFileSync(file, 'utf8') };
  } catch (cause) {
    return { problem: fileProblem(cause) };
  }
}

function complain(message: string): number {
  process.stderr.write(`weir break-glass: ${message}\n`);
  return 1;
}
