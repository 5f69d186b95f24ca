/** What `models/tier1.json` says: how the encoder is asked and read, by task and by whose text it is. */
import { readFileSync } from 'node:fs';
import type { Ladder } from '../../src/detectors/learned/ladder.ts';
import { KINDS } from './kinds.ts';
import type { Pairing } from './scored.ts';

export interface Scale extends Omit<Pairing, 'label' | 'within'> {
  readonly scores: Ladder;
}

interface Task {
  readonly label: number;
  readonly within?: number;
  readonly scales: Readonly<Record<string, Scale>>;
}

const { tasks } = JSON.parse(readFileSync('models/tier1.json', 'utf8')) as {
  readonly tasks: Readonly<Record<string, Task>>;
};

const isKind = (name: string) => KINDS.some(({ task }) => task === name);

/** The names of tasks, as the data folder has them. */
export const NAMES: readonly string[] = Object.keys(tasks).filter((name) => !isKind(name));

/** How a task is asked about texts of this marker. */
export function scaleOf(task: string, marker: string): Scale & Pairing {
  const told = tasks[task];
  const scale = told?.scales[marker];
  if (told === undefined || scale === undefined)
    throw new Error(`models/tier1.json has no scale for ${task} and ${marker}`);
  const { label, within } = told;
  return { label, ...(within === undefined ? {} : { within }), ...scale };
}
