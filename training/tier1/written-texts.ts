/** Texts that were written one by one, as the encoder learns them: at the end, as the text of whoever may bring it. */
import { type Written, writtenTexts } from '../written.ts';
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

const HARMLESS = { injection: 0, harmful_request: 0, toxicity: 0 };
/** A user pastes what was looked up, and tools bring it too. */
const MARKERS: Readonly<Record<Written['role'], readonly Marker[]>> = {
  user: ['user', 'user'],
  retrieved: ['retrieved', 'tool', 'user'],
};

/** All of them, each as often as somebody may bring it. */
export function writtenLabelled(): Labelled[] {
  return writtenTexts().flatMap((written) =>
    MARKERS[written.role].map((marker) => labelled(written, marker)),
  );
}

function labelled({ text, label }: Written, marker: Marker): Labelled {
  return {
    ...{ text, marker, task: 'injection', kind: label === 1 ? 'own' : 'own-harmless', weight: 1 },
    ...{ labels: label === 1 ? { injection: 1 } : HARMLESS, sources: ['own: written'], anyones: true },
  };
}
