/** Matches the slots of a phrase after its first word. */
import type { Slot } from './phrase.ts';
import { findWords, OPEN } from './word-trie.ts';
import { type Reach, skipSeparators, skipWord } from './words.ts';

/** Where a match has come to: the next slot, and the offset after the last. */
interface Place {
  readonly slot: number;
  readonly at: number;
}

/** The end of the match, undefined for none, `open` when the text is too short to tell. Gaps are tried short to long. */
export function matchRest(
  slots: readonly Slot[],
  reach: Reach,
  place: Place,
): number | undefined | typeof OPEN {
  const slot = slots[place.slot];
  if (slot === undefined) return place.at;
  let at = place.at;
  for (let skipped = 0; skipped <= slot.gap; skipped++) {
    const start = skipSeparators(reach, at, slot.acrossSentences);
    if (start === OPEN || start === undefined) return start;
    if (mayBegin(slot, reach, start)) {
      const end = matchSlots(slots, reach, { slot: place.slot, at: start });
      if (end !== undefined) return end;
    }
    const next = skipWord(reach, start);
    if (next === OPEN) return OPEN;
    at = next;
  }
  return undefined;
}

/** Matches a slot exactly here, and the others after it. */
function matchSlots(slots: readonly Slot[], reach: Reach, place: Place): number | undefined | typeof OPEN {
  const words = slots[place.slot]?.words;
  const found = words === undefined ? [] : findWords(words, reach, place.at);
  if (found === OPEN) return OPEN;
  for (const { end } of found) {
    const last = matchRest(slots, reach, { slot: place.slot + 1, at: end });
    if (last !== undefined) return last;
  }
  return undefined;
}

/** Does a word of the slot begin with this unit? */
function mayBegin(slot: Slot, reach: Reach, at: number): boolean {
  const unit = reach.text.charCodeAt(at);
  return unit >= 0x80 || slot.firsts[unit] === 1;
}
