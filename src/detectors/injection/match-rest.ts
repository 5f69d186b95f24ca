/** Matches the slots of a phrase after its first word. */
import type { Slot } from './phrase.ts';
import { findWords, OPEN } from './word-trie.ts';
import { type Reach, skipSeparators, skipWord } from './words.ts';

/** The end of the match, undefined for none, `open` when the text is too short to tell. Gaps are tried short to long. */
export function matchRest(
  slots: readonly Slot[],
  reach: Reach,
  from: number,
): number | undefined | typeof OPEN {
  const slot = slots[0];
  if (slot === undefined) return from;
  let at = from;
  for (let skipped = 0; skipped <= slot.gap; skipped++) {
    const start = skipSeparators(reach, at, slot.acrossSentences);
    if (start === OPEN || start === undefined) return start;
    const end = matchSlots(slots, reach, start);
    if (end !== undefined) return end;
    const next = skipWord(reach, start);
    if (next === OPEN) return OPEN;
    at = next;
  }
  return undefined;
}

/** Matches the first slot exactly here, and the others after it. */
function matchSlots(slots: readonly Slot[], reach: Reach, start: number): number | undefined | typeof OPEN {
  const words = slots[0]?.words;
  const found = words === undefined ? [] : findWords(words, reach, start);
  if (found === OPEN) return OPEN;
  for (const { end } of found) {
    const last = matchRest(slots.slice(1), reach, end);
    if (last !== undefined) return last;
  }
  return undefined;
}
