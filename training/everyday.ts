/** Everyday sentences of many languages (`languages.jsonl`; where they are from: README.md), so that a language by itself says nothing. */
import { readFileSync } from 'node:fs';

export interface Everyday {
  readonly text: string;
  readonly lang: string;
}

/** All of them. */
export function everydaySentences(): Everyday[] {
  return readFileSync(new URL('languages.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Everyday);
}
