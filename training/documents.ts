/** Passages of harmless documents in many languages (`documents.jsonl`; where they are from: README.md): a language and a length by themselves say nothing. */
import { readFileSync } from 'node:fs';

export interface Passage {
  readonly text: string;
  readonly lang: string;
}

/** All of them. */
export function documentPassages(): Passage[] {
  return readFileSync(new URL('documents.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Passage);
}
