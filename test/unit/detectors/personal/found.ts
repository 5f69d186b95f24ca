/** What `pii` reports at the default threshold of a policy. */
import { drive } from '../../../../src/detectors/drive.ts';
import { findDetector } from '../../../../src/detectors/index.ts';

const THRESHOLD = 0.5;
const scanner = findDetector('pii')?.compile({ entities: ['ALL'] });

/** Returns `TYPE text` for each hit, in order. */
export function foundIn(text: string): string[] {
  if (scanner === undefined) throw new Error('no detector pii');
  const hits = drive(scanner, [text]).hits.filter(({ score }) => score >= THRESHOLD);
  return hits.map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}
