/** Passages of harmless documents in many languages (where they are from: README.md): a language and a length by themselves say nothing. */
import { readFileSync } from 'node:fs';

/** The second has a licence of its own. */
const FILES = ['documents.jsonl', 'documents-gnome.jsonl'];

export interface Passage {
  readonly text: string;
  readonly lang: string;
}

/** All of them. */
export function documentPassages(): Passage[] {
  return FILES.flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .trimEnd()
      .split('\n'),
  ).map((line) => JSON.parse(line) as Passage);
}
