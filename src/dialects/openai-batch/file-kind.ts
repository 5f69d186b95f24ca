/** What a file is read as: by what it is for, by its name and by its type. */
import { type ContentType, mediaOf } from '../content-type.ts';

/** Requests or results line by line; JSON, one document to a line or in all; plain text. */
export type FileKind = 'batch' | 'lines' | 'document' | 'text';

/** What a file says of itself. */
export interface FileHead {
  readonly name: string;
  readonly type: ContentType | undefined;
}

const LINES = /\.(?:jsonl|ndjson)$/i;
const DOCUMENT = /\.(?:json|ipynb)$/i;
const TEXT =
  /\.(?:txt|text|md|markdown|rst|csv|tsv|log|html?|xml|ya?ml|toml|ini|tex|srt|vtt|svg|css|sql|sh|py|js|mjs|ts|jsx|tsx|java|kt|c|h|cc|cpp|hpp|cs|go|rs|rb|php|swift|scala|pl|lua|r)$/i;
const TEXT_TYPE = /^(?:text\/.+|application\/(?:xml|yaml|x-yaml|toml|javascript|sql|x-sh|x-tex)|.+\+xml)$/;

/** Purposes whose files are JSON, one document to a line, whatever their name is. */
const OF_LINES = new Set(['batch', 'fine-tune', 'evals']);

/** True for a purpose that only files of JSON lines are for. */
export function isOfLines(purpose: string | undefined): boolean {
  return purpose !== undefined && OF_LINES.has(purpose);
}

/** What a file of a kind is read as that is sent for a purpose; lines are of a batch until a purpose says otherwise. */
export function uploadKind(purpose: string | undefined, kind: FileKind | undefined): FileKind | undefined {
  const lines = isOfLines(purpose) || kind === 'lines';
  if (!lines) return kind;
  return purpose === undefined || purpose === 'batch' ? 'batch' : 'lines';
}

/** What a file is read as by its name, and where that says nothing by its type. */
export function fileKind({ name, type }: FileHead): FileKind | undefined {
  if (LINES.test(name)) return 'lines';
  if (DOCUMENT.test(name)) return 'document';
  const media = type === undefined ? undefined : mediaOf(type);
  if (media === 'lines') return 'lines';
  if (media === 'json') return 'document';
  if (TEXT.test(name) || (type !== undefined && TEXT_TYPE.test(type.essence))) return 'text';
  return undefined;
}
