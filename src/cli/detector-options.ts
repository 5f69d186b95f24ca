/** What verbs that run detectors over texts have in common on their command lines: which detectors, and from which score on. */
import { failed, ok, type Result } from '../core/fault.ts';
import type { Chosen } from '../server/screening.ts';
import { chooseDetectors } from './choose-detectors.ts';
import { namedLookups } from './profile/named-profiles.ts';

/** The options, for `readCommandLine`. */
export const DETECTOR_OPTIONS = {
  detector: { type: 'string', multiple: true, default: [] as string[] },
  options: { type: 'string' },
  index: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string', multiple: true, default: [] as string[] },
  'key-file': { type: 'string' },
  // Of a rule that names none.
  threshold: { type: 'string', default: '0.5' },
  tier0: { type: 'boolean', default: false },
} as const;

/** Their values. */
export interface DetectorValues {
  readonly detector: readonly string[];
  readonly options?: string | undefined;
  readonly index: readonly string[];
  readonly profile: readonly string[];
  readonly 'key-file'?: string | undefined;
  readonly threshold: string;
  readonly tier0: boolean;
}

/** What they ask for. */
export interface DetectorPlan {
  readonly chosen: readonly Chosen[];
  /** Findings with a lower score count as none. */
  readonly threshold: number;
  /** Linear models are asked alone. */
  readonly linear: boolean;
}

/** Chooses the detectors, and opens the indexes and profiles that they are given; or says what is wrong with the options. */
export function detectorPlan(values: DetectorValues): Result<DetectorPlan> {
  const threshold = Number(values.threshold);
  if (!(threshold >= 0 && threshold <= 1))
    return failed('unsupported', '--threshold has to be a number from 0 to 1');
  const indexes = namedLookups(values);
  if (!indexes.ok) return indexes;
  const linear = values.tier0;
  const chosen = chooseDetectors(values.detector, values.options, { indexes: indexes.value, linear });
  return chosen.ok ? ok({ chosen: chosen.value, threshold, linear }) : chosen;
}
