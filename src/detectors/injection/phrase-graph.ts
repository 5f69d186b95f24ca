/**
 * Phrases as one graph: its nodes are places between two words of a phrase, its edges the words that lead from one to the
 * next. A word of a text is looked at once for all phrases that have it.
 */
import type { Literal } from '../engine/literal-index.ts';
import type { Phrase, Slot } from './phrase.ts';

/** A word of phrases: whole, or the beginning of one. */
export interface Token {
  /** Its position among all tokens. */
  readonly id: number;
  readonly text: string;
  readonly stem: boolean;
  /**
   * Edges from node to node that it is the word of, as rows of `TO`, `PHRASE` and `FROM`: one after another, those deep in
   * their phrase first, so that it leads no thread two steps at once. bench: detectors
   */
  readonly edges: Int32Array;
  /** Edges of which it is the first word of a phrase, as rows of `TO` and `PHRASE`: some words begin dozens. bench: scan */
  readonly beginnings: Int32Array;
}

/** Numbers that are kept of a node, in a row: nodes are named in edges by where theirs begins. */
export const NODE = 4;
/** What stands in the row of an edge: the members of `Edge`. */
export const TO = 0;
export const PHRASE = 1;
export const FROM = 2;
/** Numbers of a row: of an edge between two nodes, and of one that begins a phrase. */
export const EDGE = 3;
export const BEGINNING = 2;

interface Edge {
  /** The node that it leaves; -1 where a phrase begins. */
  readonly from: number;
  /** The node that it comes to; of the last word of a phrase -1. */
  readonly to: number;
  readonly phrase: number;
}

/** What may still follow a node: the words of one step, or the next word of a spelling. */
export interface Node {
  /** Words that may stand before it. */
  readonly gap: number;
  /** True when they may stand in another sentence. */
  readonly across: boolean;
  /** Words, or beginnings of words, that are the next step. */
  readonly next: readonly string[];
}

export interface PhraseGraph {
  readonly literals: readonly Literal[];
  /** By literal. */
  readonly tokens: readonly Token[];
  readonly nodes: readonly Node[];
}

interface Growing {
  readonly nodes: { gap: number; across: boolean; next: string[] }[];
  readonly edges: { readonly token: string; readonly edge: Edge; readonly depth: number }[];
}

/** Builds the graph; phrases are named by their positions. */
export function graphOf(phrases: readonly Phrase[]): PhraseGraph {
  const growing: Growing = { nodes: [], edges: [] };
  for (const [id, phrase] of phrases.entries()) addPhrase(growing, phrase, id);
  const byToken = [...Map.groupBy(growing.edges, ({ token }) => token)];
  const tokens = byToken.map(([name, edges], id) => tokenOf(name, id, edges));
  const literals = tokens.map(
    ({ text, stem, beginnings }): Literal => ({
      text,
      held: beginnings.length > 0,
      stands: stem ? 'begins' : 'whole',
    }),
  );
  return { literals, tokens, nodes: growing.nodes };
}

function tokenOf(name: string, id: number, edges: Growing['edges']): Token {
  const stem = name.endsWith('*');
  const deepFirst = edges.toSorted((one, other) => other.depth - one.depth).map(({ edge }) => edge);
  return {
    id,
    text: stem ? name.slice(0, -1) : name,
    stem,
    edges: Int32Array.from(deepFirst.filter(({ from }) => from >= 0).flatMap(rowOf)),
    beginnings: Int32Array.from(deepFirst.filter(({ from }) => from < 0).flatMap(beginningOf)),
  };
}

function rowOf({ from, to, phrase }: Edge): number[] {
  return [rowOfNode(to), phrase, rowOfNode(from)];
}

function beginningOf({ to, phrase }: Edge): number[] {
  return [rowOfNode(to), phrase];
}

function rowOfNode(node: number): number {
  return node < 0 ? node : node * NODE;
}

function addPhrase(growing: Growing, { first, rest }: Phrase, phrase: number): void {
  const slots = [first, ...rest];
  let from = -1;
  for (const [at, slot] of slots.entries()) {
    const to = at === slots.length - 1 ? -1 : addNode(growing);
    for (const spelling of slot.spellings) addSpelling(growing, spelling, { slot, from, to, phrase, at });
    from = to;
  }
}

interface Step {
  readonly slot: Slot;
  readonly from: number;
  readonly to: number;
  readonly phrase: number;
  readonly at: number;
}

/** The words of one spelling follow each other without a gap. */
function addSpelling(growing: Growing, spelling: string, { slot, from, to, phrase, at }: Step): void {
  const words = spelling.split(' ');
  let source = from;
  for (const [place, token] of words.entries()) {
    const isLast = place === words.length - 1;
    const target = isLast ? to : addNode(growing);
    growing.edges.push({ token, edge: { from: source, to: target, phrase }, depth: at * 100 + place });
    const node = growing.nodes[source];
    if (node !== undefined) {
      node.gap = place === 0 ? slot.gap : 0;
      node.across = place === 0 && slot.acrossSentences;
      node.next.push(token.replace(/\*$/, ''));
    }
    source = target;
  }
}

function addNode(growing: Growing): number {
  growing.nodes.push({ gap: 0, across: false, next: [] });
  return growing.nodes.length - 1;
}
