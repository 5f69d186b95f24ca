/** Tails: where the end of a text may begin a match of one of many patterns. */
import type { ScanInput } from '../../core/detector.ts';
import { compilePattern, type Pattern } from '../pattern.ts';
import { Beginnings } from './beginnings.ts';
import type { Near, Starts } from './near.ts';
import { spellings, withoutEdges, writeOpen } from './syntax.ts';
import { Track } from './track.ts';
import type { UserPattern } from './user-pattern.ts';

/** Patterns without a beginning of their own are asked about together, so many and so heavy at most. */
const MOST_TOGETHER = 64;
const HEAVIEST_TOGETHER = 4000;
const ASCII = 0x80;

/** What may begin a match, and where. */
export interface Opening extends Starts {
  readonly opening: Pattern;
  readonly near: Near | undefined;
}

/** Patterns that are asked about together. */
interface Group {
  readonly opening: Pattern;
  readonly near: Near | undefined;
  readonly longest: number;
  /** By ASCII unit: 1 where a match may begin with it. */
  readonly firsts: Uint8Array;
}

export class Tails {
  /** By the beginnings of matches as they are spelled, and, where these are many, in any case. */
  readonly #spelled = new Beginnings<UserPattern>(false);
  readonly #anyCase = new Beginnings<UserPattern>(true);
  readonly #groups: readonly Group[];

  constructor(patterns: readonly UserPattern[]) {
    for (const pattern of patterns) {
      if (pattern.anchor.kind !== 'literals' || !isLed(pattern)) continue;
      const { texts } = pattern.anchor;
      const heads = spellings(pattern.node);
      const longest = Math.max(...texts.map((text) => text.length));
      if (heads.length > 0) this.#spelled.add(heads, pattern, longest);
      else this.#anyCase.add(texts, pattern, longest);
    }
    this.#groups = groupsOf(patterns.filter((pattern) => !isLed(pattern)));
  }

  /** Where the end of a text may begin a match, apart from matches whose literal stands in it whole. bench: patterns */
  of(input: ScanInput): Opening[] {
    const { text, from } = input;
    const openings = this.#groups.flatMap((group) => {
      const first = firstStart(group, input);
      return first < 0 ? [] : [{ opening: group.opening, near: group.near, first, last: text.length - 1 }];
    });
    for (const beginnings of [this.#spelled, this.#anyCase]) {
      for (let at = Math.max(from, text.length - beginnings.longest); at < text.length; at++) {
        const opening = openAt(beginnings.at(text, at), text, at);
        if (opening !== undefined) openings.push(opening);
      }
    }
    return openings;
  }
}

/** Does every match begin with one of the literals that announce it? */
export function isLed({ anchor }: UserPattern): boolean {
  return anchor.kind === 'literals' && anchor.before === 0;
}

/** A track of the places where the end of a text may begin a match. */
export function openTrack({ opening, near, first, last }: Opening, text: string): Track {
  const looking = { text, pattern: opening, reach: Number.POSITIVE_INFINITY, near, accepts: () => true };
  return new Track(looking, [{ first, last }]);
}

/** Of the patterns that may begin at a place one that does: the others hold no more. */
function openAt(patterns: Iterable<UserPattern>, text: string, at: number): Opening | undefined {
  for (const { opening, near } of patterns) {
    const found = { opening, near, first: at, last: at };
    if (openTrack(found, text).next(at) !== undefined) return found;
  }
  return undefined;
}

/** The first place at the end of a text with a character that a match may begin with; -1 for none. */
function firstStart({ firsts, longest }: Group, { text, from }: ScanInput): number {
  for (let at = Math.max(from, text.length - longest - 1); at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= ASCII || firsts[unit] === 1) return at;
  }
  return -1;
}

function groupsOf(patterns: readonly UserPattern[]): Group[] {
  const groups: Group[] = [];
  for (const alike of Map.groupBy(patterns, ({ near }) => near?.key ?? '').values()) {
    let members: UserPattern[] = [];
    let weight = 0;
    for (const pattern of alike) {
      const isFull = members.length === MOST_TOGETHER || weight + pattern.weight > HEAVIEST_TOGETHER;
      if (isFull && members.length > 0) {
        groups.push(...groupOf(members));
        members = [];
        weight = 0;
      }
      members.push(pattern);
      weight += pattern.weight;
    }
    groups.push(...groupOf(members));
  }
  return groups;
}

/** One group; where its expression is too large, one for each. */
function groupOf(patterns: readonly UserPattern[]): Group[] {
  const [first] = patterns;
  const opening = compilePattern(patterns.map(({ node }) => writeOpen(node)).join('|'));
  const begins = compilePattern(patterns.map(({ node }) => writeOpen(withoutEdges(node))).join('|'));
  if (opening.ok && begins.ok)
    return [
      {
        opening: opening.value,
        near: first?.near,
        longest: Math.max(...patterns.map(({ longest }) => longest)),
        firsts: Uint8Array.from({ length: ASCII }, (_, unit) => (opens(begins.value, unit) ? 1 : 0)),
      },
    ];
  if (patterns.length === 1) throw new Error('a pattern was not checked: its opening form is too large');
  return patterns.flatMap((pattern) => groupOf([pattern]));
}

/** The empty text at the end always fits. */
function opens(begins: Pattern, unit: number): boolean {
  return begins.find(String.fromCharCode(unit), 0)?.start === 0;
}
