/** The detectors, one ordered list: names, types, documentation and metric labels derive from it. */
import type { Detector } from '../core/detector.ts';
import { anomaly } from './anomaly/index.ts';
import { confidentiality } from './confidentiality/index.ts';
import { documents } from './documents/index.ts';
import { exactData } from './exact-data/index.ts';
import { harmfulRequest } from './harmful-request/index.ts';
import { injection } from './injection/index.ts';
import { jailbreak } from './jailbreak/index.ts';
import { keywords } from './keywords/index.ts';
import { language } from './language/index.ts';
import { linkData } from './link-data/index.ts';
import { links } from './links/index.ts';
import { patterns } from './patterns/index.ts';
import { pii } from './pii/index.ts';
import { secrets } from './secrets/index.ts';
import { systemPromptLeak } from './system-prompt-leak/index.ts';
import { topicDetector } from './topic/index.ts';
import { toxicity } from './toxicity/index.ts';
import { unicode } from './unicode/index.ts';
import { unsafeOutput } from './unsafe-output/index.ts';

/** Every detector; the order is that of the documentation. */
export const DETECTORS: readonly Detector[] = [
  keywords,
  patterns,
  pii,
  secrets,
  injection,
  jailbreak,
  harmfulRequest,
  toxicity,
  language,
  topicDetector,
  unicode,
  systemPromptLeak,
  exactData,
  documents,
  links,
  linkData,
  confidentiality,
  unsafeOutput,
  anomaly,
];

/** The names that a policy may write under `detector`. */
export const DETECTOR_NAMES: readonly string[] = DETECTORS.map((detector) => detector.name);

/** Every type that a detector may report, each once. */
export const ENTITY_NAMES: readonly string[] = [...new Set(DETECTORS.flatMap((detector) => detector.types))];

/** Returns the detector of that name. */
export function findDetector(name: string): Detector | undefined {
  return DETECTORS.find((detector) => detector.name === name);
}
