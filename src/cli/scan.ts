/** `weir scan`: one detector over JSON lines from standard input. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { Detector, Scanner } from '../core/detector.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { DETECTOR_NAMES, findDetector } from '../detectors/index.ts';
import { optionsSchema } from '../policy/compile-rule.ts';
import { explain } from '../policy/explain.ts';
import { formatProblem } from '../policy/problem.ts';
import { scanRow } from './scan-row.ts';
import { reasonOf, usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const usage = `usage: weir scan --detector NAME [--options JSON] [--threshold N]

Reads JSON lines {"id","text"} from standard input ("role" and "system_prompt" may stand there too) and writes one line
{"id","score","findings":[{"type","start","end","score"}],"text"} for each. Offsets count Unicode code points, the end
exclusive; "text" has every finding replaced by [TYPE]; "score" is the highest score of a finding, 0 without one.

  --detector NAME   ${DETECTOR_NAMES.join(', ')}
  --options JSON    what a policy writes under options, for example '{"words":["falcon"]}'
  --threshold N     leave out findings with a lower score; 0 to 1, default 0

A line that cannot be read is reported on standard error and left out; the exit code is then 1.`;

/** The verb `scan`. */
export const scan: Verb = {
  name: 'scan',
  summary: 'run one detector over JSON lines',
  usage,
  run: runScan,
};

interface Plan {
  readonly scanner: Scanner;
  readonly threshold: number;
}

async function runScan(args: readonly string[]): Promise<number> {
  const plan = planOf(args);
  if (!plan.ok) {
    process.stderr.write(usageProblem('scan', plan.fault.message));
    return 2;
  }
  let bad = 0;
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const row = scanRow(plan.value.scanner, plan.value.threshold, line);
    if (!row.ok) {
      bad++;
      console.error(`weir scan: line ${number}: ${row.fault.message}`);
    } else if (!process.stdout.write(`${JSON.stringify(row.value)}\n`)) {
      await once(process.stdout, 'drain');
    }
  }
  if (bad > 0) console.error(`weir scan: ${bad} of ${number} lines could not be read`);
  return bad > 0 ? 1 : 0;
}

function planOf(args: readonly string[]): Result<Plan> {
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { detector: name, options, threshold } = parsed.value;
  const detector = findDetector(name ?? '');
  if (detector === undefined) {
    const known = DETECTOR_NAMES.join(', ');
    return failed(
      'unsupported',
      name === undefined
        ? `--detector is missing; one of ${known}`
        : `no detector is called "${name}"; there are ${known}`,
    );
  }
  const limit = Number(threshold ?? '0');
  if (!(limit >= 0 && limit <= 1)) return failed('unsupported', '--threshold has to be a number from 0 to 1');
  const chosen = optionsOf(detector, options ?? '{}');
  return chosen.ok ? ok({ scanner: detector.compile(chosen.value), threshold: limit }) : chosen;
}

/** Reads the text of --options as the detector understands it. */
function optionsOf(detector: Detector, text: string): Result<unknown> {
  const value = jsonOf(text);
  if (value === undefined)
    return failed('unsupported', `--options is not JSON; write for example '{"words":["falcon"]}'`);
  const schema = optionsSchema(detector);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const source = { file: '--options', value, lineOf: () => 1 };
  const problems = explain({ source, schema, issues: parsed.error.issues });
  return failed('unsupported', problems.map(({ line: _, ...problem }) => formatProblem(problem)).join('; '));
}

function parse(args: readonly string[]): Result<{ detector?: string; options?: string; threshold?: string }> {
  const text = { type: 'string' } as const;
  try {
    return ok(
      parseArgs({ args: [...args], options: { detector: text, options: text, threshold: text } }).values,
    );
  } catch (cause) {
    return failed('unsupported', reasonOf(cause));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
