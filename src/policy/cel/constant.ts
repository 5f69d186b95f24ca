/** Constants: conditions that are the same of every exchange, as far as it can be told by reading them. */
import { type ASTNode, childrenOf, environmentOf } from './environment.ts';
import { partKey } from './implies.ts';
import { PLACES, type Place } from './place.ts';

export type Constant = 'true' | 'false';

/** A comparison of a fact with a text: `caller.kind == "jwt"`. */
export interface Comparison {
  readonly of: string;
  readonly value: string;
}

/** What a condition always is; undefined where that depends on the exchange, or cannot be told. */
export function constantOf(text: string, place: Place): Constant | undefined {
  const root = parse(text, place);
  const value = root && fold(root, place);
  return value === undefined ? undefined : value ? 'true' : 'false';
}

/** Every comparison of a fact with a text that stands in the condition. */
export function comparisonsIn(text: string, place: Place): Comparison[] {
  const root = parse(text, place);
  return root === undefined ? [] : comparisonsOf(root);
}

function comparisonsOf(node: ASTNode): Comparison[] {
  const compared = node.op === '==' || node.op === '!=' ? comparedWith(node) : undefined;
  const own =
    compared !== undefined && typeof compared.value === 'string'
      ? [{ of: compared.of, value: compared.value }]
      : [];
  return [...own, ...childrenOf(node).flatMap(comparisonsOf)];
}

function parse(text: string, place: Place): ASTNode | undefined {
  try {
    return environmentOf(place, () => false).parse(text).ast;
  } catch {
    return undefined;
  }
}

function fold(node: ASTNode, place: Place): boolean | undefined {
  switch (node.op) {
    case '&&':
      return isOpposed(partsOf(node, '&&')) || contradicts(partsOf(node, '&&'))
        ? false
        : foldBoth(node.args, place, false);
    case '||':
      return isOpposed(partsOf(node, '||')) || isTold(partsOf(node, '||'))
        ? true
        : foldBoth(node.args, place, true);
    case '!_': {
      const inner = fold(node.args, place);
      return inner === undefined ? undefined : !inner;
    }
    default:
      return namesNothing(node, place) ? evaluate(node, place) : undefined;
  }
}

/** Either side decides by itself where it is the one; both are needed for the other. */
function foldBoth(
  [left, right]: readonly [ASTNode, ASTNode],
  place: Place,
  decides: boolean,
): boolean | undefined {
  const [one, other] = [fold(left, place), fold(right, place)];
  if (one === decides || other === decides) return decides;
  return one === undefined || other === undefined ? undefined : !decides;
}

/** The parts that are joined by one operator. */
function partsOf(node: ASTNode, by: '&&' | '||'): ASTNode[] {
  return node.op === by ? node.args.flatMap((side) => partsOf(side, by)) : [node];
}

/** A part and its opposite: `a` and `!a`. */
function isOpposed(parts: readonly ASTNode[]): boolean {
  const said = new Set(parts.map(partKey));
  return parts.some((part) => part.op === '!_' && said.has(partKey(part.args)));
}

/** A fact that has to be two things at once. */
function contradicts(parts: readonly ASTNode[]): boolean {
  const ranges = new Map<string, Range>();
  return parts.some((part) => {
    const compared = comparedWith(part);
    if (compared === undefined) return false;
    const before = ranges.get(compared.of) ?? ANY;
    const after = narrowed(before, part.op, compared.value);
    ranges.set(compared.of, after);
    return after.low > after.high || after.differs === true;
  });
}

/** What a fact may be: a number between two, or one value. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly equal?: { readonly value: unknown };
  /** It has to be two values. */
  readonly differs?: boolean;
}
const ANY: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
const ABOVE = new Set(['>', '>=', '==']);
const BELOW = new Set(['<', '<=', '==']);

function narrowed(range: Range, op: string, value: unknown): Range {
  const { low, high, equal } = range;
  const differs = op === '==' && equal !== undefined && equal.value !== value;
  const told = { ...range, differs, ...(op === '==' ? { equal: { value } } : {}) };
  if (typeof value !== 'number') return told;
  return {
    ...told,
    low: ABOVE.has(op) ? Math.max(low, value) : low,
    high: BELOW.has(op) ? Math.min(high, value) : high,
  };
}

/** A fact that may not be one of two things, and is never both: `a != "x" || a != "y"`. */
function isTold(parts: readonly ASTNode[]): boolean {
  const unequal = new Map<string, unknown>();
  for (const part of parts) {
    const compared = part.op === '!=' ? comparedWith(part) : undefined;
    if (compared === undefined) continue;
    if (unequal.has(compared.of) && unequal.get(compared.of) !== compared.value) return true;
    unequal.set(compared.of, compared.value);
  }
  return false;
}

const COMPARES = new Set(['==', '!=', '<', '<=', '>', '>=']);

/** The fact on the left and the literal on the right of a comparison; undefined for any other form. */
function comparedWith(node: ASTNode): { readonly of: string; readonly value: unknown } | undefined {
  if (!COMPARES.has(node.op) || !Array.isArray(node.args)) return undefined;
  const [left, right] = node.args;
  if (!isNode(left) || !isNode(right)) return undefined;
  const of = factOf(left);
  if (of === undefined || right.op !== 'value') return undefined;
  const value = typeof right.args === 'bigint' ? Number(right.args) : right.args;
  return { of, value };
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value;
}

/** `caller.claims.level`; undefined for what is no plain path. */
function factOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  if (node.op !== '.') return undefined;
  const of = factOf(node.args[0]);
  return of === undefined ? undefined : `${of}.${node.args[1]}`;
}

function namesNothing(node: ASTNode, place: Place): boolean {
  const known: readonly string[] = PLACES[place];
  const names = (one: ASTNode): boolean =>
    (one.op === 'id' && known.includes(one.args)) || childrenOf(one).some(names);
  return !names(node);
}

/** What stands there by itself, such as `1 > 2`. */
function evaluate(node: ASTNode, place: Place): boolean | undefined {
  try {
    const value: unknown = environmentOf(place, () => false).parse(
      node.input.slice(node.range.start, node.range.end),
    )({});
    return typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}
