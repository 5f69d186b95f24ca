/** Labels: what a retrieved part says of itself in its fields, whatever its format. */
import { DOCUMENT_LABELS, type DocumentLabel, type DocumentLabels } from '../../core/document.ts';
import { memberOf, treeOf, type Value } from '../json/tree.ts';

/** Names under which labels stand, and what each means. */
export type LabelNames = ReadonlyMap<string, DocumentLabel>;

/** Objects of a part in which labels stand as they do in the part itself. */
const HOLDERS: ReadonlySet<string> = new Set([
  ...['metadata', 'meta', '_meta', 'attributes', 'annotations', 'data'],
  ...['document', 'searchResult', 'resource'],
]);
/** The member of a document of the Messages and the Converse API that holds metadata, often JSON as text. */
const CONTEXT = 'context';
const DEEPEST = 4;
/** Values of one label that are told apart; a document with more is like one that says nothing else. */
const MOST_VALUES = 8;

/** The labels of a part. A label that is said more than once, or as a list, has all of these values. */
export function labelsOf(part: Value, names: LabelNames): DocumentLabels {
  const found = new Map<DocumentLabel, Set<string>>();
  collect(part, { names, found, depth: 0 });
  const labels = DOCUMENT_LABELS.flatMap((label) => {
    const values = found.get(label);
    return values === undefined ? [] : [[label, [...values]] as const];
  });
  return Object.fromEntries(labels);
}

interface Collecting {
  readonly names: LabelNames;
  readonly found: Map<DocumentLabel, Set<string>>;
  readonly depth: number;
}

function collect(value: Value, collecting: Collecting): void {
  const { names, depth } = collecting;
  for (const { name, value: member } of value.members) {
    const label = names.get(name);
    if (label !== undefined) for (const text of textsOf(member)) add(text, label, collecting);
    const inside = member.kind === 'object' && HOLDERS.has(name) ? member : contextOf(name, member);
    if (inside !== undefined && depth < DEEPEST) collect(inside, { ...collecting, depth: depth + 1 });
  }
}

function add(text: string, label: DocumentLabel, { found }: Collecting): void {
  if (text === '') return;
  const values = found.get(label) ?? new Set<string>();
  if (values.size <= MOST_VALUES) values.add(text);
  found.set(label, values);
}

/** A text, a number, or a list of those. */
function textsOf(value: Value): readonly string[] {
  if (value.kind === 'array')
    return value.items.flatMap((item) => (item.kind === 'array' ? [] : textsOf(item)));
  if (value.kind === 'object' || value.text === 'null') return [];
  return [value.text];
}

function contextOf(name: string, { kind, text }: Value): Value | undefined {
  if (name !== CONTEXT || kind !== 'text' || !text.startsWith('{')) return undefined;
  const all = { keeps: () => true, holds: () => false, longestText: LONGEST_LABEL, most: 1000 };
  const root = treeOf(Buffer.from(text), all);
  return root === 'too-large' ? undefined : root;
}

/** Characters of a text that are looked at: the beginning of `context`; labels are shorter. */
export const LONGEST_LABEL = 8192;

/** The type of an object; undefined where it says none. */
export function typeOf(value: Value): string | undefined {
  const type = memberOf(value, 'type');
  return type?.kind === 'text' ? type.text : undefined;
}
