/** Texts of our own that were written one by one (`own/written`): what users ask and what agents read, with and without an attack, each a situation of its own. */
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('own/written/', import.meta.url);

export interface Written {
  readonly text: string;
  /** 1 of an attack, of a request that does harm, or of a comment that abuses. */
  readonly label: 0 | 1;
  readonly role: 'user' | 'retrieved';
  /** What the label is about; injection where it is missing. */
  readonly task?: 'harmful_request' | 'toxicity';
}

/** Attacks, and what is harmless; in the order of their files. */
export function writtenTexts(): Written[] {
  return allTexts().filter(({ task }) => task === undefined);
}

/** Requests that do harm, and such as only look like them: no attacks. */
export function writtenRequests(): Written[] {
  return allTexts().filter(({ task }) => task === 'harmful_request');
}

/** Comments that abuse somebody, and such as speak of the same people or in the same words without it. */
export function writtenComments(): Written[] {
  return allTexts().filter(({ task }) => task === 'toxicity');
}

function allTexts(): Written[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, FOLDER), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Written);
}
