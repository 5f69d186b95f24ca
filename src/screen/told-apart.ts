/**
 * Told apart: what looks like one value across the seam of two texts, where readers see two. A sentence ends there, or the
 * value is complete before it and a word follows.
 */
import type { Channel } from '../core/segment.ts';
import { scanWhole } from './scan-whole.ts';
import type { RuleFinding, Scanning } from './scanning.ts';

const ENDS_SENTENCE = /[.!?:;,…]["')\]»”]*$/;
const BEGINS_SENTENCE = /^["'([«“¿¡]*\p{Lu}/u;
const BEGINS_WORD = /^\s*\p{L}/u;
/** What these find is worth something in pieces too. */
const WHOLE_OR_NOT = new Set(['secrets']);

/** The texts around a seam, and how they are judged. */
export interface AroundSeam {
  readonly before: string;
  readonly after: string;
  readonly channel: Channel;
  readonly scanning: Scanning;
}

/** True for a finding, by its place in the text before, that is no value across the seam. */
export function areToldApart({ rule, finding }: RuleFinding, around: AroundSeam): boolean {
  const { before, after, channel, scanning } = around;
  if (ENDS_SENTENCE.test(before) && BEGINS_SENTENCE.test(after)) return true;
  if (!BEGINS_WORD.test(after) || WHOLE_OR_NOT.has(rule.detector)) return false;
  const alone = scanWhole(before, channel, scanning) ?? [];
  return alone.some(
    (one) => one.rule === rule && one.finding.type === finding.type && one.finding.start === finding.start,
  );
}
