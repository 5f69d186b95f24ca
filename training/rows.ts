/** Labelled rows of the data folder (see its README): JSON lines, zipped or not. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type Split = 'train' | 'dev';

export interface Row {
  readonly text: string;
  readonly positive: boolean;
  readonly source: string;
  readonly kind: string;
  readonly lang: string;
}

/** The rows of one task of the data folder. */
export function readRows(data: string, task: string, split: Split): Row[] {
  const plain = `${data}/${task}/${split}.jsonl`;
  const text = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [rowOf(JSON.parse(line))]));
}

/** `label` is missing where rows have spans. */
function rowOf({ text, label, source, kind, lang }: Record<string, unknown>): Row {
  return {
    text: String(text),
    positive: label === 1,
    source: String(source ?? ''),
    kind: String(kind ?? ''),
    lang: String(lang ?? ''),
  };
}
