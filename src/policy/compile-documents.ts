/** Which documents a caller may see, compiled. */
import type { Condition } from '../core/condition.ts';
import { DOCUMENT_LABELS, type DocumentLabel, type PassageMark } from '../core/document.ts';
import { compileWhen } from './compile-when.ts';
import type { PolicyDocument } from './parse.ts';
import type { Checked } from './problem.ts';
import type { Registry } from './registry.ts';
import type { MarkSpec } from './sections/documents.ts';

/** The rule that documents are taken out by. */
export const VISIBLE_RULE = 'documents.visible';

export interface CompiledDocuments {
  readonly visible: Condition;
  /** What bears no label at all stays. */
  readonly keepsUnlabelled: boolean;
  /** By the name under which it stands. */
  readonly labels: ReadonlyMap<string, DocumentLabel>;
  readonly marks: readonly PassageMark[];
}

/** Compiles the section; undefined where the policy has none. */
export function compileDocuments(
  { policy, source }: PolicyDocument,
  registry: Registry,
): Checked<CompiledDocuments | undefined> {
  const { documents } = policy.spec;
  if (documents === undefined) return { ok: true, value: undefined };
  const path = ['spec', 'documents', 'visible'];
  const visible = compileWhen(documents.visible, { source, path, place: 'document' }, registry);
  if (!visible.ok) return visible;
  if (visible.value === undefined) return { ok: true, value: undefined };
  const labels = DOCUMENT_LABELS.flatMap((label) =>
    documents.fields[label].map((name) => [name, label] as const),
  );
  return {
    ok: true,
    value: {
      visible: visible.value,
      keepsUnlabelled: documents.unlabelled === 'keep',
      labels: new Map(labels),
      marks: documents.marks.map(compiledMark),
    },
  };
}

function compiledMark({ begins, ends }: MarkSpec): PassageMark {
  const pieces = begins.split(/\{(tenant|class|source)\}/);
  const labels = DOCUMENT_LABELS.filter((label) => begins.includes(`{${label}}`));
  const inOrder = labels.toSorted((a, b) => begins.indexOf(`{${a}}`) - begins.indexOf(`{${b}}`));
  return { texts: pieces.filter((_, index) => index % 2 === 0), labels: inOrder, ends };
}
