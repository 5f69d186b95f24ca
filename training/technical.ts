/** Passages of code, manuals and differences (where they are from: README.md): what agents read most, and none of it is to them. */
import { readFileSync } from 'node:fs';

export interface TechnicalPassage {
  readonly text: string;
  /** Of whose work it is a part. */
  readonly source: string;
}

/** All of them. */
export function technicalPassages(): TechnicalPassage[] {
  const lines = readFileSync(new URL('technical.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as TechnicalPassage);
}
