/** Tails: of many patterns those of which the end of a text may be the beginning of a match. */
import type { ScanInput } from '../../core/detector.ts';
import { lowerUnit } from '../keywords/trie.ts';
import { compilePattern, type Pattern } from '../pattern.ts';
import { writeOpen } from './syntax.ts';
import type { UserPattern } from './user-pattern.ts';

/** Patterns without a beginning of their own are asked about together, so many and so heavy at most. */
const MOST_TOGETHER = 32;
const HEAVIEST_TOGETHER = 2000;

/** A beginning that a text may end in, and the patterns whose matches begin like it. */
interface Beginning {
  readonly next: Map<number, Beginning>;
  readonly patterns: UserPattern[];
}

interface Group {
  readonly patterns: UserPattern[];
  readonly longest: number;
  /** Undefined where the expressions are too large together: then each is asked. */
  readonly opening: Pattern | undefined;
}

export class Tails {
  readonly #beginnings: Beginning = { next: new Map(), patterns: [] };
  /** Units of the longest beginning. */
  #deepest = 0;
  readonly #groups: readonly Group[];

  constructor(patterns: readonly UserPattern[]) {
    for (const pattern of patterns) {
      if (pattern.anchor.kind !== 'literals' || !isLed(pattern)) continue;
      for (const text of pattern.anchor.texts) this.#begin(text, pattern);
    }
    this.#groups = together(patterns.filter((pattern) => !isLed(pattern)));
  }

  /** The patterns that the end of a text may begin. Those whose beginning stands in it whole are not among them. */
  of(input: ScanInput): UserPattern[] {
    const open = this.#begun(input);
    for (const group of this.#groups) if (mayBegin(group, input)) open.push(...group.patterns);
    return open;
  }

  #begin(text: string, pattern: UserPattern): void {
    let at = this.#beginnings;
    for (let unit = 0; unit < text.length - 1; unit++) {
      const code = text.charCodeAt(unit);
      const next: Beginning = at.next.get(code) ?? { next: new Map(), patterns: [] };
      at.next.set(code, next);
      next.patterns.push(pattern);
      at = next;
    }
    this.#deepest = Math.max(this.#deepest, text.length - 1);
  }

  /** bench: detectors */
  #begun({ text, from }: ScanInput): UserPattern[] {
    const open: UserPattern[] = [];
    for (let start = Math.max(from, text.length - this.#deepest); start < text.length; start++) {
      let at: Beginning | undefined = this.#beginnings;
      for (let unit = start; at !== undefined && unit < text.length; unit++)
        at = at.next.get(lowerUnit(text.charCodeAt(unit)));
      if (at !== undefined) open.push(...at.patterns);
    }
    return open;
  }
}

/** Does every match begin with one of the literals that announce it? */
export function isLed({ anchor }: UserPattern): boolean {
  return anchor.kind === 'literals' && anchor.before === 0;
}

function together(patterns: readonly UserPattern[]): Group[] {
  const groups: Group[] = [];
  let members: UserPattern[] = [];
  let weight = 0;
  for (const pattern of patterns) {
    const isFull = members.length === MOST_TOGETHER || weight + pattern.weight > HEAVIEST_TOGETHER;
    if (isFull && members.length > 0) {
      groups.push(groupOf(members));
      members = [];
      weight = 0;
    }
    members.push(pattern);
    weight += pattern.weight;
  }
  return members.length === 0 ? groups : [...groups, groupOf(members)];
}

function groupOf(patterns: UserPattern[]): Group {
  const opening = compilePattern(patterns.map(({ node }) => writeOpen(node)).join('|'));
  return {
    patterns,
    longest: Math.max(...patterns.map(({ longest }) => longest)),
    opening: opening.ok ? opening.value : undefined,
  };
}

/** The empty text at the end always fits. */
function mayBegin({ opening, longest }: Group, { text, from }: ScanInput): boolean {
  if (opening === undefined) return true;
  const first = Math.max(from, text.length - longest - 1);
  const base = Math.max(0, first - 1);
  const slice = text.slice(base);
  const found = opening.find(slice, first - base);
  return found !== undefined && found.start < slice.length;
}
