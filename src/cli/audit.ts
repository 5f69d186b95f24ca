/** `weir audit`: verifies the journal, and shows its records. */
import { diskFiles } from '../audit/journal-files.ts';
import { parseLine } from '../audit/line.ts';
import { eachRecord } from '../audit/read-records.ts';
import { DEFAULT_JOURNAL_DIR } from '../audit/section.ts';
import { type ChainReport, type JournalReport, listChains, verifyJournal } from '../audit/verify.ts';
import { errorCode } from '../core/error-code.ts';
import { readCommandLine } from './command-line.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const DEFAULT_LIMIT = 20;
const NO_CHAIN = 'no chain there; name the folder of the journal with --dir';

const USAGE = `usage: weir audit verify [--dir DIR] [--json]
       weir audit show [--dir DIR] [--exchange ID] [--limit N]

verify reads every record of every chain and checks that none was changed, removed, reordered or inserted; it names the
first bad record of each chain. It can run while Weir writes.
show prints records as JSON lines: those of one exchange (its x-weir-id), else the last ${DEFAULT_LIMIT} of each chain. It says where one of
them was changed, and not where one is missing: that is for verify.

  --dir DIR       where the journal is, default ${DEFAULT_JOURNAL_DIR}
  --json          verify: print the report as JSON
  --exchange ID   show: only the records of this exchange
  --limit N       show: only the last N records of each chain

Exit codes: 0 intact, 1 broken or unreadable, 2 wrong usage.
`;

/** What the verbs do anyway. */
const WHOLE = {
  verify: 'it reads every record of every chain',
  show: 'it prints records as JSON lines',
} as const;

interface Options {
  readonly action: string;
  readonly dir: string;
  readonly json: boolean;
  readonly exchange: string | undefined;
  readonly limit: number;
}

export const audit: Verb = {
  name: 'audit',
  summary: 'verify and show the journal',
  usage: USAGE,
  run: runAudit,
};

async function runAudit(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    process.stderr.write(options);
    return 2;
  }
  try {
    return options.action === 'verify' ? await verify(options) : await show(options);
  } catch (error) {
    const code = errorCode(error);
    return complain(options, REASONS[code] ?? `${code}; make the folder and its files readable`);
  }
}

/** Why a folder shows nothing, and what to do. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no journal there; name its folder with --dir',
  ENOTDIR: 'is no folder; name the folder of the journal with --dir',
  EACCES: 'may not be read by this user; run it as the user of weir serve',
};

function complain(options: Options, reason: string): number {
  process.stderr.write(`weir audit: ${options.dir}: ${reason}\n`);
  return 1;
}

/** Returns the options, or the line that says what is wrong with the arguments. */
function readOptions(args: readonly string[]): Options | string {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return wrong(parsed.fault.message);
  const { positionals, values } = parsed.value;
  const [action, ...rest] = positionals;
  if (action !== 'verify' && action !== 'show') return wrong('say "weir audit verify" or "weir audit show"');
  if (rest.length > 0)
    return wrong(`"${rest.join(' ').slice(0, 60)}" is too much; a folder is named with --dir`);
  const other = action === 'verify' ? (['exchange', 'limit'] as const) : (['json'] as const);
  const unread = other.find((name) => values[name] !== undefined);
  if (unread !== undefined) return wrong(`--${unread} is not for "weir audit ${action}"; ${WHOLE[action]}`);
  const all = values.exchange === undefined ? DEFAULT_LIMIT : Number.MAX_SAFE_INTEGER;
  const limit = values.limit === undefined ? all : Number(values.limit);
  if (!Number.isSafeInteger(limit) || limit < 1) return wrong('--limit is a whole number from 1');
  return {
    action,
    dir: values.dir ?? DEFAULT_JOURNAL_DIR,
    json: values.json ?? false,
    exchange: values.exchange,
    limit,
  };
}

const OPTIONS = {
  dir: { type: 'string' },
  json: { type: 'boolean' },
  exchange: { type: 'string' },
  limit: { type: 'string' },
} as const;

function wrong(message: string): string {
  return usageProblem('audit', message);
}

async function verify(options: Options): Promise<number> {
  const report = await verifyJournal(options.dir);
  if (report.chains.length === 0) {
    return complain(options, NO_CHAIN);
  }
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : reportText(report));
  return report.ok ? 0 : 1;
}

/** Returns the report as lines: one per chain and the total. */
export function reportText(report: JournalReport): string {
  const broken = report.chains.filter((chain) => !chain.ok).length;
  const outcome = broken === 0 ? 'intact' : `${broken} BROKEN`;
  const total = `${count(report.records, 'record')}, ${count(report.chains.length, 'chain')}, ${outcome}`;
  return `${[...report.chains.map(chainText), total].join('\n')}\n`;
}

function chainText(report: ChainReport): string {
  const { chain, breach } = report;
  const size = `${count(report.records, 'record')}, ${count(report.segments, 'segment')}`;
  if (breach !== undefined) {
    const { segment, line, seq, what } = breach;
    return `${chain}: ${size} good, then BROKEN at record ${seq} (${segment} line ${line}): ${what}`;
  }
  const notes: string[] = [];
  if (report.lost > 0) notes.push(`${count(report.lost, 'record')} could not be written`);
  if (report.crashes > 0) notes.push(`${count(report.crashes, 'restart')} after a crash`);
  if (report.tornBytes > 0)
    notes.push(`${count(report.tornBytes, 'byte')} of an unfinished record at the end`);
  return [`${chain}: ${size}, chain intact`, ...notes].join('; ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

async function show(options: Options): Promise<number> {
  if ((await listChains(options.dir, diskFiles)).length === 0) return complain(options, NO_CHAIN);
  const last = new Map<string, string[]>();
  const wanted =
    options.exchange === undefined ? undefined : `"exchange":${JSON.stringify(options.exchange)}`;
  await eachRecord(options.dir, (line, chain) => {
    if (wanted !== undefined && !line.includes(wanted)) return;
    const lines = last.get(chain) ?? [];
    lines.push(line);
    if (lines.length > 2 * options.limit) lines.splice(0, lines.length - options.limit);
    last.set(chain, lines);
  });
  const shown = [...last].map(([chain, lines]) => ({ chain, lines: lines.slice(-options.limit) }));
  for (const { lines } of shown) process.stdout.write(lines.map((line) => `${plain(line)}\n`).join(''));
  if (options.exchange !== undefined && last.size === 0)
    return complain(options, `no record of exchange ${options.exchange.slice(0, 60)}`);
  const changed = shown.filter(({ lines }) => !lines.every(isGenuine)).map(({ chain }) => chain);
  if (changed.length === 0) return 0;
  return complain(
    options,
    `records of ${changed.join(', ')} are not as they were written; weir audit verify names the first`,
  );
}

/** True for a record whose content is that of its hash; where it stands in its chain is for `verify`. */
function isGenuine(line: string): boolean {
  return parseLine(Buffer.from(line, 'latin1'))?.genuine === true;
}

/** Records are printable ASCII; what somebody else wrote into the file does nothing to a terminal. */
function plain(line: string): string {
  return line.replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
