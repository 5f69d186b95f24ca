/** Structure: texts that have to be JSON, of a schema or of any, while they stream. */
import type { Structure, StructureSpec } from '../../core/structure.ts';
import { compileSchema } from './compile.ts';
import { ANY_KIND } from './kinds.ts';
import { type Program, plainNode } from './node.ts';
import { schemaScanner } from './scanner.ts';

/** Characters of names and values that are kept of one text, to be compared later. */
const MOST_KEPT = 1_048_576;

/** Compiles what a policy asks of a structure, or says what is wrong with its schema. */
export function structureOf(spec: StructureSpec): Structure {
  const own = spec.schema === undefined ? ANYTHING : compileSchema(spec.schema, { strict: true });
  if (!own.ok) return own;
  const members = compileSchema(membersOf(spec), { strict: true });
  if (!members.ok) return members;
  const program = both(own.program, members.program);
  const bounds = { depth: spec.depth, kept: MOST_KEPT };
  return { ok: true, scanner: schemaScanner({ target: spec.target, bounds, programFor: () => program }) };
}

const ANYTHING = { ok: true, program: { root: plainNode(ANY_KIND), tracks: false } } as const;

function membersOf({ require, forbid }: StructureSpec): unknown {
  if (require.length === 0 && forbid.length === 0) return true;
  const properties = Object.fromEntries(forbid.map((name) => [name, false]));
  return { type: 'object', required: require, properties };
}

/** What fulfils both. */
export function both(one: Program, other: Program): Program {
  const root = plainNode(ANY_KIND);
  root.applied.push({ kind: 'all', nodes: [one.root, other.root] });
  return { root, tracks: one.tracks || other.tracks };
}
