/**
 * The gate: tells quickly where phrases may stand at all. Of each phrase two steps are listened for, those whose words
 * ordinary text has the least of; only where one follows the other, with no more words between than the phrase has room
 * for, is the text looked at word by word.
 */
import type { Heard } from '../engine/candidates.ts';
import type { Literal } from '../engine/literal-index.ts';
import { offsetOf, ownerOf } from '../engine/ordered-keys.ts';
import { WordBeside } from './beside.ts';
import { type Opens, type Roles, rolesOf } from './gate-words.ts';
import type { Phrase } from './phrase.ts';
import { UNKNOWN } from './phrase-reach.ts';
import { Regions } from './region.ts';
import { WordWalk } from './word-walk.ts';
import { beginsRun, LONGEST_PHRASE } from './words.ts';

/** Words in a row that open one stretch: where there are more, it is made so long that the next ones only add phrases. */
const MANY = 6;
/** In place of an offset, farther than any phrase is long. */
const NOWHERE = -1_000_000;

/** Where a word stands. */
interface Word {
  readonly start: number;
  readonly end: number;
}

/** Where a gate looks. */
export interface Look {
  readonly text: string;
  readonly from: number;
  /** Of the text that was searched: where the input begins. */
  readonly shift: number;
}

/** Tells where phrases may stand. */
export interface Gate {
  readonly literals: readonly Literal[];
  /** The stretches; they are no longer there once the gate is asked again. */
  regions(heard: Heard, look: Look): Regions;
}

/** What phrases that may stand around a word have in common, and which they are. */
interface Opened {
  before: number;
  after: number;
  loose: boolean;
  readonly meant: number[];
}

/** Stateless between looks. */
export class PhraseGate implements Gate {
  readonly literals: readonly Literal[];
  /** By literal. */
  readonly #roles: readonly Roles[];
  readonly #lengths: Int32Array;
  /** By phrase: where words of its earlier step began last and before that. */
  readonly #last: Int32Array;
  readonly #before: Int32Array;
  readonly #walk = new WordWalk();
  readonly #beside = new WordBeside();
  readonly #regions: Regions;
  /** Words that opened the last stretch. */
  #openedBy = 0;

  constructor(phrases: readonly Phrase[]) {
    const roles = rolesOf(phrases);
    this.literals = [...roles.keys()].map(literalOf);
    this.#roles = [...roles.values()];
    this.#lengths = Int32Array.from(this.literals, ({ text }) => text.length);
    this.#last = new Int32Array(phrases.length);
    this.#before = new Int32Array(phrases.length);
    this.#regions = new Regions(phrases.length);
  }

  regions({ count, keys }: Heard, look: Look): Regions {
    this.#last.fill(NOWHERE);
    this.#before.fill(NOWHERE);
    this.#openedBy = 0;
    const regions = this.#regions;
    regions.clear();
    for (let at = 0; at < count; at++) {
      const key = keys[at] ?? 0;
      const literal = ownerOf(key);
      const end = offsetOf(key) - look.shift;
      const start = end - (this.#lengths[literal] ?? 0);
      const roles = this.#roles[literal];
      if (start < look.from || roles === undefined) continue;
      if (isLookedAt(regions, start, look)) this.#mean(roles, start);
      else if (this.#isNear(roles, start)) this.#open(roles.opens, { start, end }, look);
      this.#note(roles.earlier, start);
    }
    return regions;
  }

  #note(phrases: readonly number[], start: number): void {
    const last = this.#last;
    for (const phrase of phrases) {
      const one = last[phrase] ?? NOWHERE;
      if (one === start) continue;
      this.#before[phrase] = one;
      last[phrase] = start;
    }
  }

  /** Adds where the phrases stand that a word may complete, as one stretch. */
  #open(opens: readonly Opens[], word: Word, look: Look): void {
    this.#walk.begin(look.text, word.start);
    this.#beside.begin(look.text, word.start, word.end);
    const opened: Opened = { before: -1, after: -1, loose: false, meant: [] };
    for (const one of opens) {
      const earlier = one.alone ? word.start : this.#earlierThan(word.start, one.phrase);
      if (word.start - earlier <= LONGEST_PHRASE && this.#mayStand(one, earlier)) addOpened(opened, one);
    }
    if (opened.meant.length > 0) this.#addOpened(opened, word.start, look);
  }

  /** Did the earlier step of a phrase begin shortly before, as far as the last one tells? Of most words none did. */
  #isNear({ alone, awaiting }: Roles, start: number): boolean {
    if (alone.length > 0) return true;
    for (const phrase of awaiting) if (start - (this.#last[phrase] ?? NOWHERE) <= LONGEST_PHRASE) return true;
    return false;
  }

  /** The phrases that a word may complete may stand in the last stretch. */
  #mean({ alone, awaiting }: Roles, start: number): void {
    const regions = this.#regions;
    if (regions.last?.meant === undefined) return;
    for (const phrase of alone) regions.meanOne(phrase);
    for (const phrase of awaiting)
      if (start - (this.#last[phrase] ?? NOWHERE) <= LONGEST_PHRASE) regions.meanOne(phrase);
  }

  #mayStand({ alone, reach, beside }: Opens, earlier: number): boolean {
    if (!this.#beside.fits(beside)) return false;
    return alone || reach === UNKNOWN || this.#walk.reaches(earlier, reach.apart, reach.across);
  }

  #addOpened({ before, after, loose, meant }: Opened, start: number, { text, from }: Look): void {
    // Marks of phrases may be part of what would else be too long to stand between two words.
    const begin = before === UNKNOWN.before ? start - LONGEST_PHRASE : this.#walk.back(before, loose);
    const isNext = begin <= (this.#regions.last?.end ?? -1);
    this.#openedBy = isNext ? this.#openedBy + 1 : 1;
    const isOneOfMany = this.#openedBy > MANY;
    this.#regions.add({
      start: Math.max(from, isOneOfMany ? start - LONGEST_PHRASE : begin),
      end: isOneOfMany ? Math.min(text.length, start + 2 * LONGEST_PHRASE) : forward(text, start, after),
      meant,
    });
  }

  #earlierThan(start: number, phrase: number): number {
    const last = this.#last[phrase] ?? NOWHERE;
    return last < start ? last : (this.#before[phrase] ?? NOWHERE);
  }
}

function addOpened(opened: Opened, { phrase, reach }: Opens): void {
  opened.before = Math.max(opened.before, reach.before);
  opened.after = Math.max(opened.after, reach.after);
  opened.loose ||= reach.loose;
  opened.meant.push(phrase);
}

/** Is all that a phrase with a word may be in the last stretch already? */
function isLookedAt({ last }: Regions, word: number, { text, from }: Look): boolean {
  if (last === undefined || last.end < Math.min(text.length, word + LONGEST_PHRASE)) return false;
  return last.start <= Math.max(from, word - LONGEST_PHRASE);
}

/** Where a phrase is over that has at most so many runs behind the one at an offset. */
function forward(text: string, start: number, runs: number): number {
  const end = Math.min(text.length, start + LONGEST_PHRASE);
  let passed = 0;
  for (let at = start + 1; at < end; at++) if (beginsRun(text, at) && ++passed > runs) return at;
  return end;
}

function literalOf(word: string): Literal {
  const stem = word.endsWith('*');
  return { text: stem ? word.slice(0, -1) : word, held: false, stands: stem ? 'begins' : 'whole' };
}
