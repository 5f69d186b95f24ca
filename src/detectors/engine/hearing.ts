/** Scanners that listen for literals and make of them what they will. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Heard, Watcher } from './candidates.ts';

/** What was heard in a text in which an input begins at `shift`. */
export interface HeardIn {
  readonly heard: Heard;
  readonly shift: number;
}

/** A scanner that others may search a text for. */
export interface HearingScanner extends Scanner, Watcher {
  /** Scans, given what was heard already. */
  scanHeard(input: ScanInput, heard: HeardIn): ScanOutput;
}

export function isHearing(scanner: Scanner): scanner is HearingScanner {
  return 'scanHeard' in scanner;
}
