/** Documents: parts of a message that were retrieved, and the labels that say whose they are. */

/** What a label tells of a document: whom it belongs to, how confidential it is, where it comes from. */
export const DOCUMENT_LABELS = ['tenant', 'class', 'source'] as const;
export type DocumentLabel = (typeof DOCUMENT_LABELS)[number];

/** The labels of one document. One that is said more than once has several values; an empty one is none. */
export type DocumentLabels = Readonly<Partial<Record<DocumentLabel, readonly string[]>>>;

/** One label that stands beside a text. */
export interface SourceLabel {
  /** As it is written; undefined for that of a passage which the policy marks. */
  readonly name: string | undefined;
  readonly value: string;
  /** It stands where nothing else does than what is said about the text: in annotations, in metadata, in a mark. */
  readonly held: boolean;
}

/** The name of a label as it is compared: without what stands before a slash, without case, blanks, dashes and dots. */
export function labelName(name: string): string {
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replaceAll(/[\s_.-]+/g, '')
    .toLowerCase();
}

/** One value for each label that a condition is told of. */
export type LabelledDocument = Readonly<Partial<Record<DocumentLabel, string>>>;

/** What marks a passage: its beginning as texts with labels between them (one text more than labels), and its end. */
export interface PassageMark {
  readonly texts: readonly string[];
  readonly labels: readonly DocumentLabel[];
  readonly ends: string;
}

/** Types of findings about documents: taken out of a message, or found where nothing can be taken out. */
export const DOCUMENT_TYPES = ['DOCUMENT_REMOVED', 'DOCUMENT_FOREIGN'] as const;
