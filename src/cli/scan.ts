/** `weir scan`: detectors over JSON lines, from a file or from standard input. */
import { once } from 'node:events';
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import { DETECTOR_NAMES } from '../detectors/index.ts';
import type { Judges } from '../models/judges.ts';
import { Screening } from '../server/screening.ts';
import { AT_ONCE, batchJudge } from './batch-judge.ts';
import { readCommandLine } from './command-line.ts';
import { DETECTOR_OPTIONS, type DetectorPlan, detectorPlan } from './detector-options.ts';
import { Progress } from './progress.ts';
import { type Line, type LineSource, openLines } from './read-lines.ts';
import { type ScannedRow, scanRow } from './scan-row.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const usage = `usage: weir scan --detector NAME [--detector NAME ...] [--options JSON] [--threshold N] [FILE]

Reads JSON lines {"id","text"} from FILE (unzipped where it ends in .gz) or standard input; "role" (user, tool, retrieved,
assistant, ...; unknown when left out) and "system_prompt" (whose answer the text is then) may stand there too. Writes one line
{"id","score","findings":[{"type","start","end","score"}],"text"} for each. Offsets count Unicode code points, the end
exclusive; "text" has every finding replaced by [TYPE]; "score" is the highest score of a finding, listed or not, 0 without.
Several detectors share one pass over each text. A terminal on standard error shows the progress.

  --detector NAME   ${DETECTOR_NAMES.join(', ')}; may be repeated
  --options JSON    what a policy writes under options, for example '{"words":["falcon"]}'; with several detectors by
                    their names: '{"keywords":{"words":["falcon"]}}'; without it each looks for all that it
                    knows, pii for names and addresses too
  --index NAME=FILE an index of weir dlp that options name; may be repeated
  --key-file FILE   the key of the indexes
  --profile NAME=FILE
                    a profile of weir profile that options name; may be repeated
  --threshold N     leave out findings with a lower score; 0 to 1, default 0.5 as in a policy
  --tier0           injection, harmful-request and toxicity ask their linear models alone, and no encoder

A line that cannot be read is reported on standard error and left out; the exit code is then 1. Wrong usage, or a file that
cannot be opened, is 2.`;

/** The verb `scan`. */
export const scan: Verb = {
  name: 'scan',
  summary: 'run detectors over JSON lines',
  usage,
  run: runScan,
};

interface Plan extends DetectorPlan {
  readonly file: string | undefined;
}

/** A row that is looked at. */
interface Running {
  readonly line: number;
  readonly row: Promise<Result<ScannedRow>>;
}

async function runScan(args: readonly string[]): Promise<number> {
  const plan = planOf(args);
  if (!plan.ok) {
    process.stderr.write(usageProblem('scan', plan.fault.message));
    return 2;
  }
  const source = await openLines(plan.value.file);
  if (!source.ok) return cannot(source.fault);
  const judge = await batchJudge(plan.value.chosen, plan.value.linear);
  if (!judge.ok) return cannot(judge.fault);
  try {
    return await scanAll(plan.value, source.value, judge.value);
  } finally {
    await judge.value?.close();
  }
}

function cannot({ message }: Fault): number {
  process.stderr.write(`weir scan: ${message}\n`);
  return 2;
}

async function scanAll(plan: Plan, source: LineSource, judge: Judges | undefined): Promise<number> {
  const screening = new Screening(plan.chosen, judge);
  const progress = new Progress(process.stderr, () => performance.now());
  const seen = { rows: 0, bytes: 0, lines: 0, bad: 0 };
  const done = () => ({ ...seen, part: source.part() });
  const running: Running[] = [];
  const tellOne = async () => {
    const first = running.shift();
    if (first === undefined) return;
    const row = await first.row;
    if (process.stdout.isTTY || !row.ok) progress.hide();
    seen[row.ok ? 'rows' : 'bad']++;
    await tell(row, first.line);
    progress.step(done);
  };
  for await (const line of source.lines) {
    seen.lines = line.number;
    seen.bytes += line.bytes;
    const row = rowOf(line, screening, plan.threshold);
    if (row !== undefined) running.push({ line: line.number, row });
    if (running.length === AT_ONCE) await tellOne();
  }
  while (running.length > 0) await tellOne();
  progress.end(done());
  if (seen.bad === 0) return 0;
  process.stderr.write(`weir scan: ${seen.bad} of ${seen.lines} lines could not be read\n`);
  return 1;
}

/** Writes a row out, or what is wrong with its line. */
async function tell(row: Result<ScannedRow>, line: number): Promise<void> {
  if (!row.ok) process.stderr.write(`weir scan: line ${line}: ${row.fault.message}\n`);
  else if (!process.stdout.write(`${JSON.stringify(row.value)}\n`)) await once(process.stdout, 'drain');
}

/** Undefined for an empty line. */
function rowOf({ text }: Line, screening: Screening, threshold: number): Running['row'] | undefined {
  if (!text.ok) return Promise.resolve(text);
  return text.value.trim() === '' ? undefined : scanRow(screening, threshold, text.value);
}

function planOf(args: readonly string[]): Result<Plan> {
  const parsed = readCommandLine(args, DETECTOR_OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (more.length > 0)
    return failed('unsupported', `one file at a time; "${more.join(' ').slice(0, 60)}" is too much`);
  const plan = detectorPlan(values);
  return plan.ok ? ok({ ...plan.value, file }) : plan;
}
