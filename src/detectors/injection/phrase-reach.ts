/** Phrase reach: how many words may stand between two steps of a phrase, and around them. */
import type { Phrase, Slot } from './phrase.ts';
import { beginsRun, endsSentence, isWordUnit } from './words.ts';

/** What a gate may rely on; words are runs of word units, so no more than the words that gaps count. */
export interface Reach {
  /** Runs that may begin behind the beginning of one step's word, up to and with the beginning of the other's. */
  readonly apart: number;
  /** Runs that may begin before the other step's word, within the phrase. */
  readonly before: number;
  /** Runs that may begin behind it. */
  readonly after: number;
  /** True when a sentence may end between the two. */
  readonly across: boolean;
  /** True when sentences may end anywhere in the phrase. */
  readonly loose: boolean;
}

const WHOLE = Number.POSITIVE_INFINITY;
/** Of phrases with marks in them nothing is known. */
export const UNKNOWN: Reach = { apart: WHOLE, before: WHOLE, after: WHOLE, across: true, loose: true };

/** The reach from one step to a later one, or to itself: positions among the steps. */
export function reachOf({ first, rest }: Phrase, from: number, to: number): Reach {
  const slots = [first, ...rest];
  if (!slots.every(isPlain)) return UNKNOWN;
  const between = slots.slice(from + 1, to + 1);
  const lead = runsOf(slots[from] ?? first) - 1;
  return {
    apart: from === to ? 0 : lead + total(between),
    before: total(slots.slice(0, to + 1)),
    after: runsOf(slots[to] ?? first) - 1 + total(slots.slice(to + 1)),
    across: between.some(({ acrossSentences }) => acrossSentences),
    loose: rest.some(({ acrossSentences }) => acrossSentences),
  };
}

function total(slots: readonly Slot[]): number {
  return slots.reduce((sum, slot) => sum + slot.gap + runsOf(slot), 0);
}

function runsOf({ spellings }: Slot): number {
  return Math.max(...spellings.map((spelling) => runs(spelling.replace(/\*$/, ''))));
}

function runs(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (beginsRun(text, at)) count++;
  return count;
}

/** Words that single units part, none of which ends a sentence. */
function isPlain({ spellings }: Slot): boolean {
  return spellings.every((spelling) => {
    const text = spelling.replace(/\*$/, '');
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const parts = !isWordUnit(unit);
      const atEdge = at === 0 || at === text.length - 1;
      if (parts && (atEdge || endsSentence(unit) || !isWordUnit(text.charCodeAt(at + 1)))) return false;
    }
    return true;
  });
}
