/** The class that a finding says a message carries. */
import { type Class, classNamed } from '../core/classes.ts';
import type { Finding } from '../core/finding.ts';
import { confidentiality } from '../detectors/confidentiality/index.ts';

/** Undefined for a finding that is not about classes. */
export function classOf({ detector, type }: Finding): Class | undefined {
  return detector === confidentiality.name ? classNamed(type) : undefined;
}
