/** Syntax trees of regular expressions, and how they are written for RE2, which does the matching. */

/** One character. */
export interface Leaf {
  readonly kind: 'leaf';
  /** As RE2 reads it, flags included; it stands by itself. */
  readonly source: string;
  /** The most UTF-16 units that it takes. */
  readonly units: 1 | 2;
  /** What it costs in a program of RE2; about its instructions. */
  readonly weight: number;
  /** All that it matches, in lower case, where that is little. */
  readonly characters: readonly string[] | undefined;
  /** The same as it is spelled, where it is one letter in one case or both. */
  readonly spelled: readonly string[] | undefined;
  /** True when it matches ASCII digits alone. */
  readonly isDigit: boolean;
}

/** What takes no character: an anchor or a boundary. */
export interface Edge {
  readonly kind: 'edge';
  readonly source: string;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly items: readonly Node[];
}

/** Of branches that fit the first is taken. */
export interface Choice {
  readonly kind: 'choice';
  readonly branches: readonly Node[];
}

export interface Repeat {
  readonly kind: 'repeat';
  readonly item: Node;
  readonly least: number;
  readonly most: number;
  /** True when it takes as little as it can. */
  readonly isLazy: boolean;
}

export type Node = Leaf | Edge | Sequence | Choice | Repeat;

/** Writes a tree as an expression. */
export function write(node: Node): string {
  switch (node.kind) {
    case 'leaf':
    case 'edge':
      return node.source;
    case 'sequence':
      return node.items.length === 0 ? '(?:)' : node.items.map(write).join('');
    case 'choice':
      return `(?:${node.branches.map(write).join('|')})`;
    case 'repeat':
      return `(?:${write(node.item)}){${node.least},${node.most}}${node.isLazy ? '?' : ''}`;
    default:
      return node satisfies never;
  }
}

/**
 * Writes the expression for a text that is all of the beginning of a match and not yet the end of one: its match says
 * that what follows decides. What an anchor or a boundary asks of the last place is left to what follows.
 */
export function writeOpen(node: Node): string {
  return `(?:${opening(node)})\\z`;
}

/** The ways to stop inside a node; an empty text stands for "before its first character" alone. */
function opening(node: Node): string {
  switch (node.kind) {
    case 'leaf':
    case 'edge':
      return '';
    case 'sequence':
      return sequenceOpening(node.items);
    case 'choice': {
      const ways = node.branches.map(opening);
      const inside = ways.filter((way) => way !== '');
      return inside.length === 0 ? '' : `(?:${inside.join('|')}|)`;
    }
    case 'repeat': {
      if (node.most === 0) return '';
      const inside = opening(node.item);
      return node.most === 1 ? inside : `(?:${write(node.item)}){0,${node.most - 1}}${inside}`;
    }
    default:
      return node satisfies never;
  }
}

function sequenceOpening(items: readonly Node[]): string {
  let rest: string | undefined;
  for (const item of items.toReversed()) {
    const inside = opening(item);
    if (rest === undefined) rest = inside;
    else rest = inside === '' ? `(?:${write(item)}${rest})?` : `(?:${inside}|${write(item)}${rest})`;
  }
  return rest ?? '';
}

/** The same tree without what takes no character. */
export function withoutEdges(node: Node): Node {
  switch (node.kind) {
    case 'leaf':
      return node;
    case 'edge':
      return { kind: 'sequence', items: [] };
    case 'sequence':
      return { kind: 'sequence', items: node.items.map(withoutEdges) };
    case 'choice':
      return { kind: 'choice', branches: node.branches.map(withoutEdges) };
    case 'repeat':
      return { ...node, item: withoutEdges(node.item) };
    default:
      return node satisfies never;
  }
}

/** How every match may begin, letter by letter as far as that is few spellings; none when nothing is known. */
export function spellings(node: Node): string[] {
  let heads = [''];
  for (const leaf of leading(node)) {
    const { spelled } = leaf;
    if (spelled === undefined || heads.length * spelled.length > MOST_SPELLINGS) break;
    heads = heads.flatMap((head) => spelled.map((letter) => head + letter));
  }
  return heads.filter((head) => head !== '');
}

/** The leaves that a tree begins with, one after another; edges are left out. */
function leading(node: Node): Leaf[] {
  if (node.kind === 'leaf') return [node];
  if (node.kind !== 'sequence') return [];
  const leaves: Leaf[] = [];
  for (const item of node.items) {
    if (item.kind === 'edge') continue;
    leaves.push(...leading(item));
    if (item.kind !== 'leaf') break;
  }
  return leaves;
}

const MOST_SPELLINGS = 16;

/** The bounds of a node. */
export interface Measure {
  /** The fewest and the most UTF-16 units of a match. */
  readonly shortest: number;
  readonly longest: number;
  /** About the instructions of its program. */
  readonly weight: number;
}

export function measure(node: Node): Measure {
  switch (node.kind) {
    case 'leaf':
      return { shortest: 1, longest: node.units, weight: node.weight };
    case 'edge':
      return { shortest: 0, longest: 0, weight: 1 };
    case 'sequence': {
      const all = node.items.map(measure);
      return {
        shortest: sum(all.map(({ shortest }) => shortest)),
        longest: sum(all.map(({ longest }) => longest)),
        weight: sum(all.map(({ weight }) => weight)),
      };
    }
    case 'choice': {
      const all = node.branches.map(measure);
      return {
        shortest: Math.min(...all.map(({ shortest }) => shortest)),
        longest: Math.max(...all.map(({ longest }) => longest)),
        weight: sum(all.map(({ weight }) => weight + 1)),
      };
    }
    case 'repeat': {
      const { shortest, longest, weight } = measure(node.item);
      return {
        shortest: node.least * shortest,
        longest: node.most * longest,
        weight: 1 + node.most * (weight + 1),
      };
    }
    default:
      return node satisfies never;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
