/** Texts of our own as rows: attacks on the assistant, requests that do harm, comments that abuse, and what is harmless in every regard. */
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

export const HARMLESS = { injection: 0, harmful_request: 0, toxicity: 0 };
const ATTACK = { injection: 1 };
const HARMFUL = { injection: 0, harmful_request: 1 };
const TOXIC = { injection: 0, toxicity: 1 };
/** One grammar makes many that are alike. */
const WEIGHT = 0.5;

export interface Ours {
  readonly text: string;
  /** What it is one of: a kind of sentence, or how it was written. */
  readonly kind: string;
  readonly is: 'attack' | 'harmful' | 'toxic' | 'harmless';
  readonly marker?: Marker;
  readonly weight?: number;
}

const LABELS = { attack: ATTACK, harmful: HARMFUL, toxic: TOXIC, harmless: HARMLESS } as const;
/** Whose windows the linear model of another task chooses. */
const TASKS: Partial<Record<Ours['is'], string>> = { harmful: 'harmful_request', toxic: 'toxicity' };

/** The row of one of them; it says the same whoever brings it. */
export function ours({ text, kind, is, marker = 'user', weight = WEIGHT }: Ours): Labelled {
  return {
    ...{ text, marker, weight, sources: [`own: ${kind}`], anyones: true },
    ...{ task: TASKS[is] ?? 'injection' },
    ...{ kind: is === 'attack' ? 'own' : 'own-harmless', labels: LABELS[is] },
  };
}
