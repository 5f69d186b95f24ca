/** Anchors: what every match of an expression holds, so that a text without it need not be searched. */
import { measure, type Node } from './syntax.ts';

/** `before`: the most UTF-16 units of a match in front of it. */
export type Anchor =
  /** Every match holds one of these, in lower case. */
  | { readonly kind: 'literals'; readonly texts: readonly string[]; readonly before: number }
  /** Every match holds an ASCII digit. */
  | { readonly kind: 'digit'; readonly before: number }
  /** Nothing is known. */
  | { readonly kind: 'none' };

/** How many spellings are told apart before they are too many. */
const MOST_TEXTS = 32;
const LONGEST_TEXT = 32;

/** What is known of a node. */
interface Facts {
  /** All that it matches, in lower case. */
  readonly exact: readonly string[] | undefined;
  readonly best: Anchor;
}

const NONE: Anchor = { kind: 'none' };

/** The anchor of an expression that announces it best. */
export function anchorOf(node: Node): Anchor {
  const { exact, best } = factsOf(node);
  return better(best, exact === undefined ? NONE : literals(exact, 0));
}

function factsOf(node: Node): Facts {
  switch (node.kind) {
    case 'leaf':
      return { exact: node.characters, best: node.isDigit ? { kind: 'digit', before: 0 } : NONE };
    case 'edge':
      return { exact: [''], best: NONE };
    case 'sequence':
      return sequenceFacts(node.items);
    case 'choice':
      return choiceFacts(node.branches);
    case 'repeat':
      return repeatFacts(node);
    default:
      return node satisfies never;
  }
}

/** Neighbours of which all spellings are known are read as one. */
function sequenceFacts(items: readonly Node[]): Facts {
  let best = NONE;
  let run: Run = { texts: [''], before: 0 };
  let isWhole = true;
  let offset = 0;
  for (const item of items) {
    const facts = factsOf(item);
    const { longest } = measure(item);
    const joined = facts.exact === undefined ? undefined : crossed(run.texts, facts.exact);
    best = better(best, moved(facts.best, offset));
    if (joined === undefined) {
      best = better(best, literals(run.texts, run.before));
      run = runAfter(facts, offset, longest);
      isWhole = false;
    } else run = { ...run, texts: joined };
    offset += longest;
  }
  return { exact: isWhole ? run.texts : undefined, best: better(best, literals(run.texts, run.before)) };
}

/** The spellings of neighbours. */
interface Run {
  readonly texts: readonly string[];
  readonly before: number;
}

/** What is known begins a run, anything else ends one. */
function runAfter({ exact }: Facts, offset: number, longest: number): Run {
  return exact === undefined ? { texts: [''], before: offset + longest } : { texts: exact, before: offset };
}

function choiceFacts(branches: readonly Node[]): Facts {
  const all = branches.map(factsOf);
  const exact = all.flatMap((facts) => facts.exact ?? []);
  const isExact = all.every((facts) => facts.exact !== undefined) && exact.length <= MOST_TEXTS;
  const anchors = branches.map((branch) => anchorOf(branch));
  return { exact: isExact ? [...new Set(exact)] : undefined, best: either(anchors) };
}

function repeatFacts({ item, least, most }: Extract<Node, { kind: 'repeat' }>): Facts {
  const { exact, best } = factsOf(item);
  const first = exact === undefined ? best : better(best, literals(exact, 0));
  const anchor = least > 0 ? first : NONE;
  if (exact === undefined || most === 0) return { exact: most === 0 ? [''] : undefined, best: anchor };
  if (least === 0 && most === 1) return { exact: [...new Set(['', ...exact])], best: anchor };
  let repeated: readonly string[] | undefined = [''];
  for (let turn = 0; turn < most && repeated !== undefined; turn++) repeated = crossed(repeated, exact);
  return { exact: least === most ? repeated : undefined, best: anchor };
}

/** What one of several branches holds. */
function either(anchors: readonly Anchor[]): Anchor {
  const before = Math.max(0, ...anchors.map((anchor) => (anchor.kind === 'none' ? 0 : anchor.before)));
  if (anchors.every((anchor) => anchor.kind === 'digit')) return { kind: 'digit', before };
  if (!anchors.every((anchor) => anchor.kind === 'literals')) return NONE;
  const texts = [...new Set(anchors.flatMap((anchor) => anchor.texts))];
  return texts.length > MOST_TEXTS ? NONE : { kind: 'literals', texts, before };
}

function crossed(heads: readonly string[], tails: readonly string[]): string[] | undefined {
  if (heads.length * tails.length > MOST_TEXTS) return undefined;
  const all = heads.flatMap((head) => tails.map((tail) => head + tail));
  return all.some((text) => text.length > LONGEST_TEXT) ? undefined : [...new Set(all)];
}

/** An anchor of spellings; single letters and blanks announce nothing, a single digit no more than another. */
function literals(texts: readonly string[], before: number): Anchor {
  const shortest = shortestOf(texts);
  if (shortest === 0) return NONE;
  if (shortest > 1) return { kind: 'literals', texts, before };
  if (texts.every((text) => /\d/.test(text))) return { kind: 'digit', before: before + longestOf(texts) - 1 };
  return texts.every((text) => text.length > 1 || /^[!-/:-@[-`{-~]$/.test(text))
    ? { kind: 'literals', texts, before }
    : NONE;
}

function moved(anchor: Anchor, by: number): Anchor {
  return anchor.kind === 'none' ? anchor : { ...anchor, before: anchor.before + by };
}

function better(one: Anchor, other: Anchor): Anchor {
  const rank = rankOf(other) - rankOf(one);
  if (rank !== 0) return rank > 0 ? other : one;
  return one.kind !== 'none' && other.kind !== 'none' && other.before < one.before ? other : one;
}

function rankOf(anchor: Anchor): number {
  if (anchor.kind === 'none') return 0;
  if (anchor.kind === 'digit') return 2;
  const shortest = shortestOf(anchor.texts);
  return shortest === 1 ? 1 : Math.min(shortest, 3) + 1;
}

function shortestOf(texts: readonly string[]): number {
  return Math.min(...texts.map((text) => text.length));
}

function longestOf(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}
