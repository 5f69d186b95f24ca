/** The registry: what a policy may refer to, passed in so that compiling stays pure. */
import type { Detector } from '../core/detector.ts';

export interface Registry {
  readonly detectors: readonly Detector[];
  /** Names of the judges in the process configuration. */
  readonly judges: readonly string[];
  /** Names that `limits.scripts` may hold. */
  readonly scripts: readonly string[];
  /** SHA-256 of text, hex. */
  digest(text: string): string;
}
