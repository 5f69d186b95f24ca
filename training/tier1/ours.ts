/** Texts of our own as rows: attacks on the assistant, and what is harmless in every regard. */
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

export const HARMLESS = { injection: 0, harmful_request: 0, toxicity: 0 };
/** One grammar makes many that are alike. */
const WEIGHT = 0.5;

export interface Ours {
  readonly text: string;
  /** What it is one of: a kind of sentence, or how it was written. */
  readonly kind: string;
  readonly attack: boolean;
  readonly marker?: Marker;
  readonly weight?: number;
}

/** The row of one of them; it says the same whoever brings it. */
export function ours({ text, kind, attack, marker = 'user', weight = WEIGHT }: Ours): Labelled {
  return {
    ...{ text, marker, weight, task: 'injection', sources: [`own: ${kind}`], anyones: true },
    ...{ kind: attack ? 'own' : 'own-harmless', labels: attack ? { injection: 1 } : HARMLESS },
  };
}
