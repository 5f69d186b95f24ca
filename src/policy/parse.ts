/** Parses policy files: text -> documents that fit the schema, or every problem of the file. */
import { explain } from './explain.ts';
import { isPlanned } from './names.ts';
import type { Checked, Problem } from './problem.ts';
import { type GuardPolicy, guardPolicySchema } from './schema.ts';
import { parseSource, type SourceDocument } from './source.ts';
import { type WordFiles, withWords } from './word-files.ts';

/** One policy with its source, so that later checks can name the line. */
export interface PolicyDocument {
  readonly policy: GuardPolicy;
  readonly source: SourceDocument;
  /** Schemas that stand in files beside it, by how it names them. */
  readonly schemas?: Readonly<Record<string, string>>;
}

/** One file of policies, as read. */
export interface PolicyText {
  /** The name shown in problems. */
  readonly file: string;
  readonly text: string;
  /** The word files that it names; none when left out. */
  readonly wordFiles?: WordFiles;
  /** Schemas that stand in files beside it and that it seems to name; none when left out. */
  readonly schemas?: Readonly<Record<string, string>>;
}

/** Parses one file, which may hold several documents; problems are those of all of them. */
export function parsePolicies({
  file,
  text,
  schemas = {},
  wordFiles = {},
}: PolicyText): Checked<readonly PolicyDocument[]> {
  const sources = parseSource(file, text);
  if (!sources.ok) return sources;
  const problems: Problem[] = [];
  const documents: PolicyDocument[] = [];
  for (const written of sources.value) {
    const whole = withWords(written, wordFiles);
    if (!whole.ok) {
      problems.push(...whole.problems);
      continue;
    }
    const source = whole.value;
    const parsed = guardPolicySchema.safeParse(source.value);
    if (parsed.success) documents.push({ policy: parsed.data, source, schemas });
    else {
      const { issues } = parsed.error;
      problems.push(...explain({ source, schema: guardPolicySchema, issues, planned: isPlanned }));
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: documents };
}
