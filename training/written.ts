/** Texts of our own that were written one by one (`own/written`): what users ask and what agents read, with and without an attack, each a situation of its own. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('own/written/', import.meta.url);

export interface Written {
  readonly text: string;
  /** 1 of an attack. */
  readonly label: 0 | 1;
  readonly role: 'user' | 'retrieved';
}

/** All of them, in the order of their files. */
export function writtenTexts(): Written[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Written);
}
