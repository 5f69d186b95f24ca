/** Compiles conditions: parsed, bounded and type-checked when the policy is loaded. */
import type { Condition, ConditionFacts, ConditionName } from '../../core/condition.ts';
import { failed, type Result } from '../../core/fault.ts';
import { type ASTNode, childrenOf, environmentOf, MATCHES, type ParseResult } from './environment.ts';
import { type ArgumentLimits, fits, limitsOf } from './limits.ts';
import { HEAD_MEMBERS, PLACES, type Place } from './place.ts';
import { edited, strictEdits, type TextEdit, withStrictFunctions } from './strict-functions.ts';
import { valuesOf } from './values.ts';

/** Compiles a regular expression that runs in linear time, or says what is wrong with it. */
export type CompilePattern = (source: string) => Result<{ test(text: string): boolean }>;

export type CompiledCondition =
  | { readonly ok: true; readonly condition: Condition }
  /** What is wrong, as the end of a sentence about the condition. */
  | { readonly ok: false; readonly message: string };

interface Pattern {
  test(text: string): boolean;
}

/** Compiles the text of a condition for its place. */
export function compileCondition(text: string, place: Place, pattern?: CompilePattern): CompiledCondition {
  const compiled = compileExpression(text, place, pattern);
  if (!compiled.ok) return compiled;
  const { type, names } = compiled;
  if (type !== 'bool') return wrong(`says ${type} and has to say true or false; compare it with something`);
  return { ok: true, condition: { names, evaluate: (facts) => truthIn(compiled.evaluate(facts)) } };
}

/** An expression: what it says, and of which type. */
export type CompiledExpression =
  | {
      readonly ok: true;
      readonly type: string;
      readonly names: ReadonlySet<ConditionName>;
      evaluate(facts: ConditionFacts): Result<unknown>;
    }
  | { readonly ok: false; readonly message: string };

/** Compiles the text of an expression for its place; a fault of its evaluation never repeats a value. */
export function compileExpression(text: string, place: Place, pattern?: CompilePattern): CompiledExpression {
  try {
    return compile(text, { place, pattern });
  } catch (cause) {
    return wrong(complaint(cause, place));
  }
}

interface Setting {
  readonly place: Place;
  readonly pattern: CompilePattern | undefined;
}

function compile(text: string, { place, pattern }: Setting): CompiledExpression {
  const patterns: Pattern[] = [];
  const environment = withStrictFunctions(
    environmentOf(place, (subject, index) => patterns[index]?.test(subject) === true),
  );
  const first = environment.parse(text);
  const written = first.ast;
  const limits = limitsOf(written);
  if (typeof limits === 'string') return wrong(limits);
  const asWritten = first.check();
  if (!asWritten.valid) return wrong(complaint(asWritten.error, place));
  const patternEdits = editsOfPatterns(text, written, (source) => {
    const compiled = pattern?.(source);
    if (compiled === undefined) return 'no pattern can be compiled here';
    if (!compiled.ok) return compiled.fault.message;
    return patterns.push(compiled.value) - 1;
  });
  if ('message' in patternEdits) return wrong(patternEdits.message);
  const parsed = environment.parse(edited(text, [...patternEdits, ...strictEdits(written, text)]));
  if (callsOf(parsed.ast, 'matches').length > 0)
    return wrong('has a pattern that cannot be told; write it plainly');
  const checked = parsed.check();
  if (!checked.valid) return wrong(complaint(checked.error, place));
  const names = namesIn(written, PLACES[place]);
  return {
    ok: true,
    ...{ type: checked.type ?? 'nothing', names },
    evaluate: (facts) => {
      if (names.has('args') && !fits(facts.args, limits)) return tooLarge(limits);
      return evaluate(parsed, facts, place);
    },
  };
}

function truthIn(said: Result<unknown>): Result<boolean> {
  if (!said.ok) return said;
  if (typeof said.value === 'boolean') return { ok: true, value: said.value };
  return failed('condition', 'A condition of the policy said neither true nor false.');
}

function evaluate(parsed: ParseResult, facts: ConditionFacts, place: Place): Result<unknown> {
  try {
    return { ok: true, value: parsed(valuesOf(facts, place)) };
  } catch (cause) {
    return failed('condition', `A condition of the policy could not be told (${codeOf(cause)}).`);
  }
}

function tooLarge({ values, characters }: ArgumentLimits): Result<unknown> {
  const most = `${values} values or ${characters} characters`;
  return failed('condition', `A condition of the policy is not told of arguments with more than ${most}.`);
}

/** The library's word for what went wrong, from a closed set; never its message, which may repeat values. */
function codeOf(cause: unknown): string {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[a-z_]{1,40}$/.test(code) ? code : 'error';
}

/** Every pattern is compiled, and `matches` says which it is. */
function editsOfPatterns(
  text: string,
  root: ASTNode,
  add: (source: string) => number | string,
): readonly TextEdit[] | { readonly message: string } {
  const edits: TextEdit[] = [];
  const literals = callsOf(root, 'matches').map((node) =>
    node.op === 'rcall' ? node.args[2][0] : undefined,
  );
  for (const pattern of literals) {
    if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
      return { message: 'has a pattern that is no text; matches takes one that stands in the policy' };
    const index = add(pattern.args);
    if (typeof index === 'string') return { message: `has a pattern that cannot be used: ${index}` };
    const start = text.lastIndexOf('matches', pattern.start);
    edits.push({ start, end: pattern.end, text: `${MATCHES}(${index}` });
  }
  return edits;
}

function callsOf(node: ASTNode, name: string): ASTNode[] {
  const own = (node.op === 'call' || node.op === 'rcall') && node.args[0] === name ? [node] : [];
  return [...own, ...childrenOf(node).flatMap((child) => callsOf(child, name))];
}

function namesIn(root: ASTNode, known: readonly ConditionName[]): ReadonlySet<ConditionName> {
  const found = new Set<ConditionName>();
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const { op, args } = node;
    const name = op === 'id' ? known.find((one) => one === args) : undefined;
    if (name !== undefined) found.add(name);
    if (op === '.' && isHeadMember(node)) {
      found.add('request');
      continue;
    }
    if (name === 'request' && known.includes('model')) found.add('model');
    open.push(...childrenOf(node));
  }
  return found;
}

/** What is said of the head of a request; whatever else is said of it needs what its body says. */
function isHeadMember({ args }: ASTNode & { readonly op: '.' }): boolean {
  const [object, member] = args;
  return object.op === 'id' && object.args === 'request' && member in HEAD_MEMBERS;
}

/** What the library says, with the place in the text, and what may be said there. */
function complaint(cause: unknown, place: Place): string {
  if (!(cause instanceof Error)) return 'cannot be read';
  const summary: unknown = 'summary' in cause ? cause.summary : undefined;
  const what = typeof summary === 'string' ? summary : 'it cannot be read';
  const range: unknown = 'range' in cause ? cause.range : undefined;
  const at = typeof range === 'object' && range !== null && 'start' in range ? range.start : undefined;
  const where = typeof at === 'number' ? ` (at character ${at + 1})` : '';
  return `is no condition: ${what.replaceAll(MATCHES, 'matches').slice(0, 200)}${where}; known here: ${PLACES[place].join(', ')}`;
}

function wrong(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}
