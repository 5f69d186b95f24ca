/** Gate words: of each phrase the two steps that a gate listens for, by the words of these. */
import { besideIn, type Neighbours, neighboursOf } from './beside.ts';
import { COMMON, EVERYWHERE } from './common-words.ts';
import type { Phrase, Slot } from './phrase.ts';
import { type Reach, reachOf } from './phrase-reach.ts';

/** How much dearer everyday words are than one that ordinary text seldom has. */
const DEAR = 300;
const DEAREST = 3000;
/** Shorter words are everyday words. */
const SHORT = 3;
const STEPS = 2;
/**
 * Of so many spellings with a rare word one is seldom heard: to look around it costs less than to hear what nearly every
 * sentence has (`you`, `be`, `at`). More of them, or words less frequent than those, make it slower. bench: scan
 */
const FEW = 8;

/** A word that opens the gate where the earlier step of its phrase is near; of a phrase of one step by itself. */
export interface Opens {
  readonly phrase: number;
  readonly alone: boolean;
  readonly reach: Reach;
  /** What its spelling has beside it; looked at last, since it is seldom asked for. */
  readonly beside: Neighbours;
}

/** What a word is in phrases, which are named by their positions. */
export interface Roles {
  /** Phrases whose earlier step it is. */
  readonly earlier: readonly number[];
  readonly opens: readonly Opens[];
  /** Of those that it opens, the ones that it opens by itself, and the others. */
  readonly alone: readonly number[];
  readonly awaiting: readonly number[];
}

/** The same while phrases are still read. */
interface Growing {
  readonly earlier: number[];
  readonly opens: Opens[];
}

/** What each word is in phrases. */
export function rolesOf(phrases: readonly Phrase[]): ReadonlyMap<string, Roles> {
  const roles = new Map<string, Growing>();
  for (const [phrase, written] of phrases.entries()) {
    const slots = [written.first, ...written.rest];
    const [earlier = 0, later = earlier] = gatesOf(slots);
    const alone = earlier === later;
    const reach = reachOf(written, earlier, later);
    for (const [word, beside] of wordsOf(slots[later]))
      roleOf(word, roles).opens.push({ phrase, alone, reach, beside });
    if (!alone) for (const word of wordsOf(slots[earlier]).keys()) roleOf(word, roles).earlier.push(phrase);
  }
  return new Map([...roles].map(([word, growing]) => [word, grown(growing)]));
}

function roleOf(word: string, roles: Map<string, Growing>): Growing {
  const known = roles.get(word) ?? { earlier: [], opens: [] };
  roles.set(word, known);
  return known;
}

function grown({ earlier, opens }: Growing): Roles {
  const phrasesOf = (alone: boolean) =>
    opens.filter((one) => one.alone === alone).map(({ phrase }) => phrase);
  return { earlier, opens, alone: phrasesOf(true), awaiting: phrasesOf(false) };
}

/** Positions of the steps that are listened for: of few rare words one by itself, where the other has words of every sentence. */
function gatesOf(slots: readonly Slot[]): number[] {
  const gates = rarestOf(slots);
  const rare = gates.filter((at) => cost(slots[at]) <= FEW);
  return rare.length === 1 && gates.some((at) => cost(slots[at]) >= DEAREST) ? rare : gates;
}

/** Positions of the steps whose words ordinary text has the least of, the earlier first. */
function rarestOf(slots: readonly Slot[]): number[] {
  const byCost = [...slots.keys()].toSorted((one, other) => cost(slots[one]) - cost(slots[other]));
  return byCost.slice(0, STEPS).toSorted((one, other) => one - other);
}

/** Of each spelling the rarest word, with what stands beside it. */
function wordsOf(slot: Slot | undefined): ReadonlyMap<string, Neighbours> {
  const rarest = (slot?.spellings ?? []).map((spelling) => {
    const words = spelling.split(' ');
    const at = rarestIn(words);
    return { word: words[at] ?? '', beside: besideIn(words, at) };
  });
  const byWord = Map.groupBy(rarest, ({ word }) => word);
  return new Map([...byWord].map(([word, some]) => [word, neighboursOf(some.map(({ beside }) => beside))]));
}

function rarestIn(words: readonly string[]): number {
  return words.reduce((best, word, at) => (isRarer(word, words[best] ?? '') ? at : best), 0);
}

function isRarer(one: string, other: string): boolean {
  return wordCost(one) < wordCost(other) || (wordCost(one) === wordCost(other) && one.length > other.length);
}

function cost(slot: Slot | undefined): number {
  if (slot === undefined) return 0;
  return slot.spellings.reduce((sum, spelling) => {
    const words = spelling.split(' ');
    return sum + wordCost(words[rarestIn(words)] ?? '');
  }, 0);
}

function wordCost(word: string): number {
  const letters = word.replace(/\*$/, '');
  if (EVERYWHERE.has(letters)) return DEAREST;
  if (COMMON.has(letters)) return DEAR;
  return letters.length < SHORT && letters.charCodeAt(0) < 0x80 ? DEAR : 1;
}
