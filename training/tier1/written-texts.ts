/**
 * Texts of our own that were written one by one (`training/own/written`): what users ask and what agents read, with and
 * without an attack, each a situation of its own. The encoder alone learns them, at the end, as the text of whoever may bring it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

const FOLDER = new URL('../own/written/', import.meta.url);
const HARMLESS = { injection: 0, harmful_request: 0, toxicity: 0 };
/** A user pastes what was looked up, and tools bring it too. */
const MARKERS: Readonly<Record<Written['role'], readonly Marker[]>> = {
  user: ['user', 'user'],
  retrieved: ['retrieved', 'tool', 'user'],
};

interface Written {
  readonly text: string;
  /** 1 of an attack. */
  readonly label: 0 | 1;
  readonly role: 'user' | 'retrieved';
}

/** All of them, in the order of their files. */
export function writtenTexts(): Labelled[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => textsOf(readFileSync(new URL(name, FOLDER), 'utf8')));
}

function textsOf(lines: string): Labelled[] {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Written)
    .flatMap((written) => MARKERS[written.role].map((marker) => labelled(written, marker)));
}

function labelled({ text, label }: Written, marker: Marker): Labelled {
  return {
    ...{ text, marker, task: 'injection', kind: label === 1 ? 'own' : 'own-harmless', weight: 1 },
    ...{ labels: label === 1 ? { injection: 1 } : HARMLESS, sources: ['own: written'], anyones: true },
  };
}
