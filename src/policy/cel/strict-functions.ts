/** Strict functions: what stands in place of functions of the library that take more than CEL says, or run without a bound. */
import { type ASTNode, childrenOf, type Environment } from './environment.ts';

/** A part of the text of a condition, and what stands there in its place. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const NUMBERS: Readonly<Record<string, RegExp>> = {
  int: /^[+-]?\d+$/,
  double: /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/,
};
const CASES: Readonly<Record<string, (text: string) => string>> = {
  lowerAscii: (text) => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  upperAscii: (text) => text.replaceAll(/[a-z]+/g, (letters) => letters.toUpperCase()),
};
/** Functions of this file are called so; a condition cannot name them. */
const STRICT = 'Strict';

/** Makes them known to an environment. */
export function withStrictFunctions(environment: Environment): Environment {
  for (const [name, pattern] of Object.entries(NUMBERS))
    environment.registerFunction(`${name}${STRICT}(dyn): dyn`, (value: unknown) => {
      if (typeof value === 'string' && !pattern.test(value)) throw new Error('no number');
      return value;
    });
  for (const [name, change] of Object.entries(CASES))
    environment.registerFunction(`string.${name}${STRICT}(): string`, change);
  return environment;
}

/** What has to be written otherwise in the text of a condition, so that they are called. */
export function strictEdits(node: ASTNode, text: string): TextEdit[] {
  return [...editsAt(node, text), ...childrenOf(node).flatMap((child) => strictEdits(child, text))];
}

function editsAt({ op, args, range }: ASTNode, text: string): TextEdit[] {
  if (op === 'call' && Object.hasOwn(NUMBERS, args[0])) {
    const [of] = args[1];
    if (of === undefined) return [];
    const opens = `${args[0]}${STRICT}(`;
    return [
      { start: of.range.start, end: of.range.start, text: opens },
      { start: of.range.end, end: of.range.end, text: ')' },
    ];
  }
  if (op !== 'rcall' || !Object.hasOwn(CASES, args[0])) return [];
  const start = text.lastIndexOf(args[0], range.end);
  return [{ start, end: start + args[0].length, text: `${args[0]}${STRICT}` }];
}

/** The text with all of them. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  // From the last to the first, so that what stands before keeps its place.
  const ordered = edits.toSorted((a, b) => b.start - a.start);
  return ordered.reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text);
}
