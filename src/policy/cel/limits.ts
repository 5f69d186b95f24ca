/** Limits of conditions: what an evaluation may cost, whatever a client or a model sends. */
import type { ASTNode } from './environment.ts';
import { childrenOf } from './environment.ts';

/** Functions that a condition may call; none makes more of a text than it is. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['has', 'size', 'contains', 'startsWith', 'endsWith', 'matches', 'lowerAscii', 'upperAscii', 'trim'],
  ...['all', 'exists', 'exists_one', 'filter', 'map', 'int', 'double', 'string', 'bool', 'type', 'dyn'],
  ...['timestamp', 'duration', 'getFullYear', 'getMonth', 'getDate', 'getDayOfMonth', 'getDayOfWeek'],
  ...['getDayOfYear', 'getHours', 'getMinutes', 'getSeconds', 'getMilliseconds'],
  ...['host', 'isWithin'],
]);

/** Those that evaluate an expression for every item of a list. */
const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
/** Loops within loops. */
const DEEPEST_LOOP = 2;

/** How large the arguments of a call may be for a condition: values in all, and characters of all its texts. */
export interface ArgumentLimits {
  readonly values: number;
  readonly characters: number;
}

/** By the depth of loops in a condition: some ten million steps at most. */
const ARGUMENT_LIMITS: readonly ArgumentLimits[] = [
  { values: 100_000, characters: 1_048_576 },
  { values: 1000, characters: 65_536 },
  { values: 100, characters: 8192 },
];

/** What of a condition cannot be bounded, or how large arguments may be for it. */
export function limitsOf(root: ASTNode): ArgumentLimits | string {
  const unknown = called(root).find((name) => !FUNCTIONS.has(name));
  if (unknown !== undefined) return `calls "${unknown.slice(0, 60)}", which conditions do not have`;
  const limits = ARGUMENT_LIMITS[loopsIn(root)];
  return limits ?? `has loops within loops more than ${DEEPEST_LOOP} deep`;
}

function called(node: ASTNode): string[] {
  const own = node.op === 'call' || node.op === 'rcall' ? [node.args[0]] : [];
  return [...own, ...childrenOf(node).flatMap(called)];
}

function loopsIn(node: ASTNode): number {
  const own = node.op === 'rcall' && LOOPS.has(node.args[0]) ? 1 : 0;
  return own + Math.max(0, ...childrenOf(node).map(loopsIn));
}

/** True where a JSON value, objects as maps, is within the limits. */
export function fits(value: unknown, { values, characters }: ArgumentLimits): boolean {
  const open: unknown[] = [value];
  let room = characters;
  for (let seen = 0; open.length > 0; seen++) {
    const one = open.pop();
    if (typeof one === 'string') room -= one.length;
    if (seen >= values || room < 0) return false;
    for (const member of membersOf(one)) open.push(member);
  }
  return true;
}

/** Items, or members and their names. */
function membersOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Map ? [...value.keys(), ...value.values()] : [];
}
