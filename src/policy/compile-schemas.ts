/** Compiles `spec.response.schema` into rules for answers: schemas are read, checked and compiled with the policy. */
import type { Role } from '../core/segment.ts';
import type { Structure, StructureSpec, Target } from '../core/structure.ts';
import { nameChecks } from './compile-formats.ts';
import type { CompiledRule } from './compiled-policy.ts';
import { problemAt } from './explain.ts';
import { SCHEMA_DETECTOR } from './names.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { SchemaEntry } from './sections/schema.ts';
import { parseSource } from './source.ts';

const SECTION: Path = ['spec', 'response', 'schema'];
const ON: ReadonlySet<Role> = new Set(['assistant']);

/** Compiles the section; `rules` are those of the answer that come before. */
export function compileSchemas(
  document: PolicyDocument,
  rules: readonly CompiledRule[],
  registry: Registry,
): Checked<CompiledRule[]> {
  const entries = document.policy.spec.response.schema ?? [];
  const compiled: CompiledRule[] = [];
  const problems: Problem[] = [];
  for (const [index, entry] of entries.entries()) {
    const names = [...rules, ...compiled].map(({ name }) => name);
    const rule = compileEntry(entry, { document, index, names }, registry);
    if (rule.ok) compiled.push({ ...rule.value, order: rules.length + index });
    else problems.push(...rule.problems);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: compiled };
}

/** What stands in the files that the section names. */
export function schemaTexts({ policy, schemas = {} }: PolicyDocument): string[] {
  const refs = (policy.spec.response.schema ?? []).flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
  return refs.map((ref) => schemas[ref] ?? '');
}

/** Where an entry stands. */
interface Place {
  readonly document: PolicyDocument;
  readonly index: number;
  /** Names that are taken. */
  readonly names: readonly string[];
}

function compileEntry(entry: SchemaEntry, place: Place, registry: Registry): Checked<CompiledRule> {
  const { document, index } = place;
  const { source, policy } = document;
  const problem = (key: string, message: string): Problem =>
    problemAt(source, [...SECTION, index, key], message);
  const problems = crossChecks(entry, place).map(([key, message]) => problem(key, message));
  const schema = schemaOf(entry, document.schemas);
  if (!schema.ok) problems.push(problem('ref', schema.message));
  if (problems.length > 0 || !schema.ok) return { ok: false, problems };
  const structure = registry.structure?.(specOf(entry, document, schema.value)) ?? UNKNOWN;
  if (!structure.ok) {
    const key = entry.ref === undefined ? 'inline' : 'ref';
    return {
      ok: false,
      problems: structure.problems.map(({ at, message }) => problem(key, `${at || '/'} ${message}`)),
    };
  }
  const { scanner } = structure;
  return {
    ok: true,
    value: {
      ...{ name: entry.name, order: 0, detector: SCHEMA_DETECTOR, on: ON, threshold: 0, posture: 'wait' },
      by: 'begin' in scanner ? { kind: 'exchange', bound: scanner } : { kind: 'scanner', scanner },
      action: entry.action === 'annotate' ? 'annotate' : 'deny',
      onFault: entry.onFault ?? policy.spec.onFault,
      ...(entry.action === 'answer' ? { says: entry.text ?? policy.spec.refusals.text } : {}),
    },
  };
}

const UNKNOWN: Structure = { ok: false, problems: [{ at: '', message: 'no schema can be compiled here' }] };

function crossChecks(entry: SchemaEntry, { names }: Place): (readonly [string, string])[] {
  const { ref, inline, action, text, asked, onFault } = entry;
  const found = nameChecks(entry, names);
  if (ref !== undefined && inline !== undefined)
    found.push(['ref', 'stands beside inline; remove one of them']);
  if (text !== undefined && action !== 'answer')
    found.push(['text', `has no effect with action ${action}; remove it or use answer`]);
  if (onFault !== undefined && !asked) found.push(['onFault', 'has no effect without asked; remove it']);
  return found;
}

type Found =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

function schemaOf({ ref, inline }: SchemaEntry, files: Readonly<Record<string, string>> = {}): Found {
  if (ref === undefined) return { ok: true, value: inline };
  const text = Object.hasOwn(files, ref) ? files[ref] : undefined;
  if (text === undefined) return { ok: false, message: 'names a file that is not there, or cannot be read' };
  // JSON is YAML, and read as strictly: no name twice.
  const parsed = parseSource(ref, text);
  if (parsed.ok && parsed.value.length === 1) return { ok: true, value: parsed.value[0]?.value };
  return { ok: false, message: 'names a file that is no JSON, or gives a name twice' };
}

function specOf(entry: SchemaEntry, { policy }: PolicyDocument, schema: unknown): StructureSpec {
  const { require = [], forbid = [], asked, onFault = policy.spec.onFault } = entry;
  return {
    target: targetOf(entry),
    schema,
    require,
    forbid,
    asked,
    onUnusable: onFault,
    depth: policy.spec.response.limits.depth,
  };
}

function targetOf({ on }: SchemaEntry): Target {
  if (on === 'answer') return { kind: 'answer' };
  return on === 'tools' ? { kind: 'tools' } : { kind: 'tools', name: on.slice('tool:'.length) };
}
