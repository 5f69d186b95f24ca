/** `weir eval`: how right detectors are on labelled text. */
import { DETECTOR_NAMES } from '../detectors/index.ts';
import { evaluate } from './eval/evaluate.ts';
import { type EvalOptions, readEvalOptions } from './eval/options.ts';
import { figuresText, mistakeText } from './eval/report.ts';
import { Progress } from './progress.ts';
import { usageProblem } from './usage-problem.ts';
import type { Verb } from './verb.ts';

const USAGE = `usage: weir eval --detector NAME [--detector NAME ...] [options] FILE

Reads labelled JSON lines from FILE (unzipped where it ends in .gz; - is standard input) and tells how much of what should be
found was found, and what was found beside it. A row is {"text","spans"} or {"text","label"}; "role" may stand there too, and
"system_prompt", whose answer the text is then:

  spans    [{"start","end","type"}] in Unicode code points: precision, recall and F1 by type. A finding counts when at least
           half of all that it and a span cover is shared; the exact F1 wants the same characters.
  ignore   stretches that count neither way    decoys   stretches that look alike and should not be found
  label    1 or 0 for the whole text: recall and false positives at the threshold, area under the curve, recall at 1% false positives

  --detector NAME   ${DETECTOR_NAMES.join(', ')}; may be repeated
  --options JSON    as in weir scan; so are --index NAME=FILE, --key-file FILE,
                    --profile NAME=FILE and --tier0
  --threshold N     findings with a lower score count as none; 0 to 1, default 0.5
  --ordinary FILE   texts that should hold nothing (rows with label 1 are left out): findings per 1,000 of them
  --without TYPES   totals without these types too, for example PERSON,ADDRESS; may be repeated
  --map FROM=TO     treat one type as another, in labels and findings; may be repeated
  --by FIELD        labels by source, kind or lang
  --show N          show the first N mistakes, with the text around them
  --json            one JSON object in place of the tables

Exit codes: 0 counted, 1 lines that could not be read, 2 wrong usage or nothing to count.
`;

/** The verb `eval`. */
export const evalVerb: Verb = {
  name: 'eval',
  summary: 'measure detectors on labelled text',
  usage: USAGE,
  run: async (args) => {
    const options = readEvalOptions(args);
    if (options.ok) return await run(options.value);
    process.stderr.write(usageProblem('eval', options.fault.message));
    return 2;
  },
};

async function run(options: EvalOptions): Promise<number> {
  const progress = new Progress(process.stderr, () => performance.now());
  const seen = { rows: 0, bytes: 0, bad: 0, shown: 0 };
  const tell = (text: string) => {
    progress.hide();
    process.stderr.write(`${text}\n`);
  };
  const figures = await evaluate(options, {
    row: (bytes, part) => {
      seen.rows++;
      seen.bytes += bytes;
      progress.step(() => ({ ...seen, part }));
    },
    bad: (message) => {
      seen.bad++;
      tell(`weir eval: ${message}`);
    },
    mistake: (mistake, text, line) => {
      if (seen.shown++ < options.show) tell(mistakeText(mistake, text, line));
    },
  });
  progress.hide();
  if (!figures.ok) {
    process.stderr.write(`weir eval: ${figures.fault.message}\n`);
    return 2;
  }
  process.stdout.write(options.json ? `${JSON.stringify(figures.value)}\n` : figuresText(figures.value));
  return seen.bad > 0 ? 1 : 0;
}
