/** Compiled detectors: many policies look for the same things, and what looks for them is made once. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { Detector, ExchangeBound, Scanner } from '../core/detector.ts';

/** Sets of options that are remembered of one detector; the oldest is forgotten beyond it. */
const MOST_OPTIONS = 256;

/** By detector; those that know indexes or models are new ones when these change. */
const scanners = new WeakMap<Detector, Map<string, Scanner>>();
const bounds = new WeakMap<Detector, Map<string, ExchangeBound>>();

/** The scanner of a detector for these options, which its schema has read. */
export function scannerOf(detector: Detector, options: unknown): Scanner {
  return remembered(scanners, detector, { options, make: () => detector.compile(options) });
}

/** The same for a detector that compares an answer with its request; undefined for others. */
export function boundOf(detector: Detector, options: unknown): ExchangeBound | undefined {
  const { bind } = detector;
  if (bind === undefined) return undefined;
  return remembered(bounds, detector, { options, make: () => bind(options) });
}

function remembered<T>(
  known: WeakMap<Detector, Map<string, T>>,
  detector: Detector,
  { options, make }: { readonly options: unknown; readonly make: () => T },
): T {
  const byOptions = known.get(detector) ?? new Map<string, T>();
  known.set(detector, byOptions);
  const key = canonicalJson(options);
  const value = byOptions.get(key) ?? make();
  // What was asked for last is the last to be forgotten.
  byOptions.delete(key);
  byOptions.set(key, value);
  const [oldest] = byOptions.keys();
  if (byOptions.size > MOST_OPTIONS && oldest !== undefined) byOptions.delete(oldest);
  return value;
}
