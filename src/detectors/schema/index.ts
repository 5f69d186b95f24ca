/** Structure: texts that have to be JSON, of a schema or of any, while they stream. */
import type { ExchangeBound, Scanner } from '../../core/detector.ts';
import type { Structure, StructureSpec } from '../../core/structure.ts';
import { askedIn, parsed } from './asked.ts';
import { compileSchema } from './compile.ts';
import { ANY_KIND } from './kinds.ts';
import { both, type Program, plainNode } from './node.ts';
import { AskedPrograms } from './programs.ts';
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
  return { ok: true, scanner: spec.asked ? askedScanner(spec, program) : ownScanner(spec, program) };
}

const ANYTHING = { ok: true, program: { root: plainNode(ANY_KIND), tracks: false } } as const;

function membersOf({ require, forbid }: StructureSpec): unknown {
  if (require.length === 0 && forbid.length === 0) return true;
  const properties = Object.fromEntries(forbid.map((name) => [name, false]));
  return { type: 'object', required: require, properties };
}

function ownScanner({ target, depth }: StructureSpec, program: Program): Scanner {
  return schemaScanner({ target, bounds: { depth, kept: MOST_KEPT }, programFor: () => program });
}

/** What the request asks for counts beside what the policy does. */
function askedScanner(spec: StructureSpec, program: Program): ExchangeBound {
  const { target, depth, onUnusable, schema, require, forbid } = spec;
  const own = schema === undefined && require.length + forbid.length === 0 ? undefined : program;
  return {
    wants: new Set(),
    reads: 'raw',
    document: true,
    begin: (_, document) => {
      const programs = new AskedPrograms(askedIn(parsed(document)), { own, onUnusable });
      const bounds = { depth, kept: MOST_KEPT };
      return schemaScanner({ target, bounds, programFor: (channel) => programs.of(channel) });
    },
  };
}
