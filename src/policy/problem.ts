/** Problems: what is wrong in a file that a person wrote, where, and what to do. */

/** One problem. `file` is the name as the person gave it (or a flag or variable); `line` counts from 1. */
export interface Problem {
  readonly file: string;
  readonly line?: number;
  /** From 1; known where the line is. */
  readonly column?: number;
  /** Where inside the file: `spec.request.rules[0].detector`; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The outcome of reading what a person wrote: a value, or all problems at once. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A place in a parsed document, as zod and the source positions name it. */
export type Path = readonly PropertyKey[];

/** Writes a problem as one line: `policy.yaml:14 spec.mode: ...`. */
export function formatProblem(problem: Problem): string {
  const line = problem.line === undefined ? '' : `:${problem.line}`;
  return `${problem.file}${line}${placeIn(problem)}: ${problem.message}`;
}

/** The same with the column, as editors and terminals follow it: `policy.yaml:14:9 spec.mode: ...`. */
export function formatProblemAt(problem: Problem): string {
  const place = [problem.line, problem.column].flatMap((at) => (at === undefined ? [] : [`:${at}`])).join('');
  return `${problem.file}${place}${placeIn(problem)}: ${problem.message}`;
}

function placeIn({ path }: Problem): string {
  return path === '' ? '' : ` ${path}`;
}

/** Writes a path as people read it: `spec.request.rules[0].detector`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
