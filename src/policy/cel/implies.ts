/** Implications: whether one condition is true wherever another one is, as far as reading them tells. */
import { type ASTNode, environmentOf } from './environment.ts';
import type { Place } from './place.ts';

/** True where `narrow` is never true without `wide`. */
export function implies(narrow: string, wide: string, place: Place): boolean {
  const [from, to] = [parsed(narrow, place), parsed(wide, place)];
  return from !== undefined && to !== undefined && leadsTo(from, to);
}

/** What a part of a condition says, by which two are compared: parentheses and blanks do not matter. */
export function partKey(part: ASTNode): string {
  return JSON.stringify(plain(part));
}

function plain(of: unknown): unknown {
  if (Array.isArray(of)) return of.map(plain);
  if (typeof of === 'bigint') return { int: String(of) };
  return typeof of === 'object' && of !== null && 'op' in of && 'args' in of ? [of.op, plain(of.args)] : of;
}

function parsed(text: string, place: Place): ASTNode | undefined {
  try {
    return environmentOf(place, () => false).parse(text).ast;
  } catch {
    return undefined;
  }
}

function leadsTo(from: ASTNode, to: ASTNode): boolean {
  if (to.op === '&&') return to.args.every((side) => leadsTo(from, side));
  if (from.op === '||') return from.args.every((side) => leadsTo(side, to));
  if (to.op === '||' && to.args.some((side) => leadsTo(from, side))) return true;
  if (from.op === '&&') return from.args.some((side) => leadsTo(side, to));
  return partKey(from) === partKey(to) || narrows(from, to);
}

/** Bounds of one number that hold where another bound does: `x > 100` where it is to be above 50. */
function narrows(from: ASTNode, to: ASTNode): boolean {
  const [one, other] = [boundOf(from), boundOf(to)];
  if (one === undefined || other === undefined || one.of !== other.of) return false;
  const [value, bound] = [one.value, other.value];
  switch (other.op) {
    case '>':
      return (ABOVE.has(one.op) && value > bound) || (one.op === '>' && value >= bound);
    case '>=':
      return ABOVE.has(one.op) && value >= bound;
    case '<':
      return (BELOW.has(one.op) && value < bound) || (one.op === '<' && value <= bound);
    case '<=':
      return BELOW.has(one.op) && value <= bound;
    default:
      return false;
  }
}

const ABOVE: ReadonlySet<string> = new Set(['>', '>=', '==']);
const BELOW: ReadonlySet<string> = new Set(['<', '<=', '==']);

interface Bound {
  readonly of: string;
  readonly op: string;
  readonly value: number | bigint;
}

/** A comparison with a number that stands on its right. */
function boundOf(node: ASTNode): Bound | undefined {
  if (!ABOVE.has(node.op) && !BELOW.has(node.op)) return undefined;
  const [left, right] = node.args as [ASTNode, ASTNode];
  const value = numberOf(right);
  return value === undefined ? undefined : { of: partKey(left), op: node.op, value };
}

function numberOf(node: ASTNode): number | bigint | undefined {
  if (node.op === '-_') {
    const inner = numberOf(node.args);
    return inner === undefined ? undefined : -inner;
  }
  if (node.op !== 'value') return undefined;
  return typeof node.args === 'bigint' || typeof node.args === 'number' ? node.args : undefined;
}
