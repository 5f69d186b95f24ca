/** Whether one JSON value is as a schema says that came from elsewhere: in one go, without a stream. */
import { canonicalJson } from '../../core/canonical-json.ts';
import { compileSchema } from './compile.ts';
import { schemaScanner } from './scanner.ts';

const TOOLS = { kind: 'tools' } as const;
const MOST_KEPT = 1_048_576;
/** The text of a call of its own: nothing of it stands elsewhere. */
const CHANNEL = {
  ...({ path: 'arguments', role: 'assistant', settled: true } as const),
  call: { call: { index: 0, name: 'tool' }, part: 'arguments' },
} as const;

/** Returns the type of what is wrong first (`SCHEMA_...`), `SCHEMA_UNUSABLE` of a schema that cannot be used; undefined where nothing is. */
export function wrongBySchema(value: unknown, schema: unknown, depth: number): string | undefined {
  const compiled = compileSchema(schema, { strict: false });
  if (!compiled.ok) return 'SCHEMA_UNUSABLE';
  const bounds = { depth, kept: MOST_KEPT };
  const scanner = schemaScanner({ target: TOOLS, bounds, programFor: () => compiled.program }).open?.(
    CHANNEL,
  );
  const text = canonicalJson(value);
  return scanner?.scan({ text, from: 0, fresh: 0, final: true, first: true }).hits[0]?.type;
}
