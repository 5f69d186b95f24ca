/** Scans for the patterns of a policy: each is looked for where its literals were heard, or digits stand, or everywhere. */
import type { ScanInput, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { CandidateFinder } from '../engine/candidates.ts';
import type { HeardIn, HearingScanner } from '../engine/hearing.ts';
import type { Literal } from '../engine/literal-index.ts';
import { offsetOf, ownerOf } from '../engine/ordered-keys.ts';
import { Agenda } from './agenda.ts';
import { DigitStarts } from './digit-starts.ts';
import { NEAR_ENOUGH, type Starts } from './near.ts';
import { passes } from './proof.ts';
import { isLed, type Opening, openTrack, Tails } from './tails.ts';
import { type Place, Track } from './track.ts';
import type { UserPattern } from './user-pattern.ts';

/** A pattern that waits for a literal. */
interface Waiting {
  readonly pattern: UserPattern;
  /** Units of the literal. */
  readonly length: number;
}

/** A match, or where the end of the text may begin one. */
interface Entry extends Place {
  readonly track: Track;
  /** Undefined where the text is open. */
  readonly pattern: UserPattern | undefined;
}

/** Stateless; the literals of others may be searched in the same pass. */
export class PatternScanner implements HearingScanner {
  readonly lookback: number;
  readonly context: number;
  readonly literals: readonly Literal[];
  /** By literal. */
  readonly #waiting: readonly (readonly Waiting[])[];
  readonly #numeric: readonly UserPattern[];
  readonly #everywhere: readonly UserPattern[];
  readonly #tails: Tails;
  #alone: CandidateFinder | undefined;

  constructor(patterns: readonly UserPattern[]) {
    this.lookback = 2 + Math.max(0, ...patterns.map(({ longest }) => longest));
    this.context = 2 + Math.max(0, ...patterns.map(({ near }) => near?.within ?? 0));
    const waiting = waitingBy(patterns);
    this.literals = [...waiting.keys()].map((text) => ({ text, held: false }));
    this.#waiting = [...waiting.values()];
    this.#numeric = patterns.filter(({ anchor }) => anchor.kind === 'digit');
    this.#everywhere = patterns.filter(({ anchor }) => anchor.kind === 'none');
    this.#tails = new Tails(patterns);
  }

  scan(input: ScanInput): ScanOutput {
    this.#alone ??= new CandidateFinder([], [this]);
    this.#alone.find(input);
    return this.scanHeard(input, { heard: this.#alone.heardBy(0), shift: 0 });
  }

  /** The same, given what was heard already. */
  scanHeard(input: ScanInput, heardIn: HeardIn): ScanOutput {
    const starts = this.#startsOf(input, heardIn);
    const agenda = new Agenda(isBefore);
    if (!input.final) {
      for (const opening of this.#openings(input, starts))
        putNext(agenda, { track: openTrack(opening, input.text), pattern: undefined }, input.from);
    }
    for (const [pattern, where] of starts)
      putNext(agenda, { track: matchTrack(pattern, where, input), pattern }, input.from);
    return settle(agenda, input);
  }

  /** Where matches of each pattern may begin; patterns that can have none are left out. */
  #startsOf(input: ScanInput, { heard, shift }: HeardIn): Map<UserPattern, Starts[]> {
    const { text, from } = input;
    const starts = new Map<UserPattern, Starts[]>();
    for (let at = 0; at < heard.count; at++) {
      const key = heard.keys[at] ?? 0;
      this.#hear(starts, input, { literal: ownerOf(key), end: offsetOf(key) - shift });
    }
    const digits = new DigitStarts(text, from);
    for (const pattern of this.#numeric) {
      const where = digits.before(beforeOf(pattern));
      if (where.length > 0) starts.set(pattern, where);
    }
    if (from === text.length) return starts;
    for (const pattern of this.#everywhere) starts.set(pattern, [{ first: from, last: text.length - 1 }]);
    return starts;
  }

  #hear(
    starts: Map<UserPattern, Starts[]>,
    { text, from }: ScanInput,
    { literal, end }: { readonly literal: number; readonly end: number },
  ): void {
    for (const { pattern, length } of this.#waiting[literal] ?? []) {
      const last = end - length;
      if (last < from || end > text.length) continue;
      addStarts(starts, pattern, { first: Math.max(from, last - beforeOf(pattern)), last });
    }
  }

  /** What the end of the text may begin: what announces it has not come whole, or has come there. */
  #openings(input: ScanInput, starts: ReadonlyMap<UserPattern, readonly Starts[]>): Opening[] {
    const openings = this.#tails.of(input);
    const { length } = input.text;
    for (const [pattern, where] of starts) {
      const last = where.at(-1)?.last ?? 0;
      if (!isLed(pattern) || last < length - pattern.longest) continue;
      const { opening, near, longest } = pattern;
      openings.push({ opening, near, first: Math.max(input.from, length - longest), last });
    }
    return openings;
  }
}

/** The most units of a match before what announces it. */
function beforeOf({ anchor }: UserPattern): number {
  return anchor.kind === 'none' ? 0 : anchor.before;
}

function waitingBy(patterns: readonly UserPattern[]): Map<string, Waiting[]> {
  const all = new Map<string, Waiting[]>();
  for (const pattern of patterns) {
    if (pattern.anchor.kind !== 'literals') continue;
    for (const text of pattern.anchor.texts) {
      const waiting = all.get(text) ?? [];
      waiting.push({ pattern, length: text.length });
      all.set(text, waiting);
    }
  }
  return all;
}

/** Literals are heard in order of their ends, so a start may lie before one that came earlier. */
function addStarts(all: Map<UserPattern, Starts[]>, pattern: UserPattern, added: Starts): void {
  const starts = all.get(pattern);
  if (starts === undefined) {
    all.set(pattern, [added]);
    return;
  }
  let { first, last } = added;
  for (
    let earlier = starts.at(-1);
    earlier !== undefined && earlier.last >= first - NEAR_ENOUGH;
    earlier = starts.at(-1)
  ) {
    first = Math.min(first, earlier.first);
    last = Math.max(last, earlier.last);
    starts.pop();
  }
  starts.push({ first, last });
}

function matchTrack(pattern: UserPattern, starts: readonly Starts[], { text }: ScanInput): Track {
  const { whole, longest, near, proof } = pattern;
  const accepts = (matched: string) => proof === undefined || passes(proof, matched);
  return new Track({ text, pattern: whole, reach: longest, near, accepts }, starts);
}

function putNext(agenda: Agenda<Entry>, entry: Omit<Entry, 'start' | 'end'>, from: number): void {
  const place = entry.track.next(from);
  if (place !== undefined) agenda.put({ ...entry, ...place });
}

/** By place; where the text is open there, that comes first; then the longest match, the surest, the first in the list. */
function isBefore(one: Entry, other: Entry): boolean {
  if (one.start !== other.start) return one.start < other.start;
  if (one.pattern === undefined || other.pattern === undefined) return one.pattern === undefined;
  if (one.end !== other.end) return one.end > other.end;
  const surer = one.pattern.score - other.pattern.score;
  return surer === 0 ? one.pattern.order < other.pattern.order : surer > 0;
}

/** Reports from left to right up to where the text is open; a match hides what starts inside it. */
function settle(agenda: Agenda<Entry>, { text, from }: ScanInput): ScanOutput {
  const hits: Hit[] = [];
  let free = from;
  for (let entry = agenda.take(); entry !== undefined; entry = agenda.take()) {
    const { start, end, pattern } = entry;
    if (start >= free && pattern === undefined) return { hits, holdFrom: start };
    if (start >= free && pattern !== undefined) {
      hits.push({ type: pattern.type, start, end, score: pattern.score });
      free = end;
    }
    putNext(agenda, entry, free);
  }
  return { hits, holdFrom: text.length };
}
