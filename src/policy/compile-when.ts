/** Compiles the key `when` of a rule or of a selection. */
import type { Condition } from '../core/condition.ts';
import { compileCondition } from './cel/compile-condition.ts';
import type { Place } from './cel/place.ts';
import { problemAt } from './explain.ts';
import type { Checked, Path } from './problem.ts';
import type { Registry } from './registry.ts';
import type { SourceDocument } from './source.ts';

/** Compiles a condition that stands at a path of a document; undefined where none does. */
export function compileWhen(
  text: string | undefined,
  at: { readonly source: SourceDocument; readonly path: Path; readonly place: Place },
  { pattern }: Registry,
): Checked<Condition | undefined> {
  if (text === undefined) return { ok: true, value: undefined };
  const compiled = compileCondition(text, at.place, pattern);
  return compiled.ok
    ? { ok: true, value: compiled.condition }
    : { ok: false, problems: [problemAt(at.source, at.path, compiled.message)] };
}
