/** The command line of `weir eval`. */
import { parseArgs } from 'node:util';
import { failed, ok, type Result } from '../../core/fault.ts';
import { type Chosen, chooseDetectors } from '../choose-detectors.ts';
import { namedLookups } from '../profile/named-profiles.ts';
import { reasonOf } from '../usage-problem.ts';
import { GROUPS, type Group, readTypeMap } from './labelled-row.ts';

export interface EvalOptions {
  readonly chosen: readonly Chosen[];
  /** Linear models are asked alone. */
  readonly linear: boolean;
  readonly threshold: number;
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
  const parsed = parse(args);
  if (!parsed.ok) return parsed;
  const { values, positionals } = parsed.value;
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return failed('unsupported', 'name one file of labelled rows');
  const threshold = Number(values.threshold);
  if (!(threshold >= 0 && threshold <= 1))
    return failed('unsupported', '--threshold has to be a number from 0 to 1');
  const show = Number(values.show);
  if (!Number.isSafeInteger(show) || show < 0)
    return failed('unsupported', '--show is a whole number from 0');
  const by = GROUPS.find((group) => group === values.by);
  if (values.by !== undefined && by === undefined)
    return failed('unsupported', `--by is one of ${GROUPS.join(', ')}`);
  const map = readTypeMap(values.map);
  if (!map.ok) return map;
  const indexes = namedLookups(values);
  if (!indexes.ok) return indexes;
  const linear = values.tier0;
  const chosen = chooseDetectors(values.detector, values.options, { indexes: indexes.value, linear });
  if (!chosen.ok) return chosen;
  const without = new Set(values.without.flatMap((types) => types.split(',')));
  const { ordinary, json } = values;
  const shown = { map: map.value, by, show, json };
  return ok({ chosen: chosen.value, linear, threshold, file, ordinary, without, ...shown });
}

function parse(args: readonly string[]) {
  try {
    return ok(parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true }));
  } catch (cause) {
    return failed('unsupported', reasonOf(cause));
  }
}

const OPTIONS = {
  detector: { type: 'string', multiple: true, default: [] as string[] },
  options: { type: 'string' },
  index: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string', multiple: true, default: [] as string[] },
  'key-file': { type: 'string' },
  threshold: { type: 'string', default: '0.5' },
  ordinary: { type: 'string' },
  without: { type: 'string', multiple: true, default: [] as string[] },
  map: { type: 'string', multiple: true, default: [] as string[] },
  by: { type: 'string' },
  show: { type: 'string', default: '0' },
  tier0: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;
