/** The command line of `weir eval`. */
import { failed, ok, type Result } from '../../core/fault.ts';
import { readCommandLine } from '../command-line.ts';
import { DETECTOR_OPTIONS, type DetectorPlan, detectorPlan } from '../detector-options.ts';
import { GROUPS, type Group, readTypeMap } from './labelled-row.ts';

export interface EvalOptions extends DetectorPlan {
  readonly file: string;
  /** A file of texts that should hold nothing. */
  readonly ordinary: string | undefined;
  /** Types that a second set of totals leaves out. */
  readonly without: ReadonlySet<string>;
  readonly map: ReadonlyMap<string, string>;
  readonly by: Group | undefined;
  /** How many mistakes to show. */
  readonly show: number;
  readonly json: boolean;
}

/** Returns the options, or what is wrong with them. */
export function readEvalOptions(args: readonly string[]): Result<EvalOptions> {
  const parsed = readCommandLine(args, OPTIONS);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return failed('unsupported', 'name one file of labelled rows');
  const show = Number(values.show);
  if (!Number.isSafeInteger(show) || show < 0)
    return failed('unsupported', '--show is a whole number from 0');
  const by = GROUPS.find((group) => group === values.by);
  if (values.by !== undefined && by === undefined)
    return failed('unsupported', `--by is one of ${GROUPS.join(', ')}`);
  const map = readTypeMap(values.map);
  if (!map.ok) return map;
  const plan = detectorPlan(values);
  if (!plan.ok) return plan;
  const without = new Set(values.without.flatMap((types) => types.split(',')));
  const { ordinary, json } = values;
  const shown = { map: map.value, by, show, json };
  return ok({ ...plan.value, file, ordinary, without, ...shown });
}

const OPTIONS = {
  ...DETECTOR_OPTIONS,
  ordinary: { type: 'string' },
  without: { type: 'string', multiple: true, default: [] as string[] },
  map: { type: 'string', multiple: true, default: [] as string[] },
  by: { type: 'string' },
  show: { type: 'string', default: '0' },
  json: { type: 'boolean', default: false },
} as const;
