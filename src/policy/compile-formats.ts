/** Compiles `spec.response.format` into rules for answers. */
import type { Role } from '../core/segment.ts';
import type { CompiledRule } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import { FORMAT_DETECTOR, RESERVED_RULES } from './names.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { FormatEntry } from './sections/format.ts';
import { didYouMean } from './suggest.ts';

const ON: ReadonlySet<Role> = new Set(['assistant']);

/** Compiles the section; `rules` are those of the answer that come before. */
export function compileFormats(
  { policy, source }: PolicyDocument,
  rules: readonly CompiledRule[],
  registry: Registry,
): Checked<CompiledRule[]> {
  const compiled: CompiledRule[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of (policy.spec.response.format ?? []).entries()) {
    const names = [...rules, ...compiled].map(({ name }) => name);
    for (const [key, message] of [...nameChecks(entry, names), ...checks(entry, registry)])
      problems.push(problemAt(source, ['spec', 'response', 'format', index, key], message));
    const scanner = registry.format?.(entry);
    if (scanner === undefined) continue;
    const { name, action, text } = entry;
    compiled.push({
      ...{ name, order: rules.length + index, detector: FORMAT_DETECTOR, on: ON, threshold: 0 },
      ...{ by: { kind: 'scanner', scanner }, posture: 'wait', onFault: policy.spec.onFault },
      action: action === 'annotate' ? 'annotate' : 'deny',
      ...(action === 'answer' ? { says: text ?? policy.spec.refusals.text } : {}),
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compiled };
}

type Found = readonly [key: string, message: string];

/** A name of its own, and none that records use. */
export function nameChecks({ name }: { readonly name: string }, taken: readonly string[]): Found[] {
  const found: Found[] = [];
  if (taken.includes(name))
    found.push(['name', `another response rule is named "${name}"; choose another name`]);
  if (RESERVED_RULES.has(name))
    found.push(['name', `"${name}" is a word that records use for something else; choose another name`]);
  return found;
}

function checks(entry: FormatEntry, { scripts: known }: Registry): Found[] {
  const { text, action, scripts = [], minCharacters = 0, maxCharacters = Infinity } = entry;
  const found: Found[] = [];
  if (text !== undefined && action !== 'answer')
    found.push(['text', `has no effect with action ${action}; remove it or use answer`]);
  if (minCharacters > maxCharacters) found.push(['minCharacters', 'is more than maxCharacters']);
  for (const script of scripts)
    if (!known.includes(script))
      found.push(['scripts', `unknown script "${script.slice(0, 60)}"${didYouMean(script, known)}`]);
  return found;
}
