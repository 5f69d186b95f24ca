/** Texts that were written one by one, alone and in a row, as the encoder learns them: at the end, as the text of whoever may bring it. */
import { conversations } from '../conversations.ts';
import { type Written, writtenComments, writtenRequests, writtenTexts } from '../written.ts';
import { ours } from './ours.ts';
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

/** Less than a row of the data: there are as many of them, each is read as often as somebody may bring it, and what they displace is forgotten. */
const WEIGHT = 0.6;
/** A user pastes what was looked up, and tools bring it too. */
const MARKERS: Readonly<Record<Written['role'], readonly Marker[]>> = {
  user: ['user', 'user'],
  retrieved: ['retrieved', 'tool', 'user'],
};

const [HARMFUL, TOXIC, HARMLESS] = ['harmful', 'toxic', 'harmless'] as const;

/** All of them, each as often as somebody may bring it; those in a row once. */
export function writtenLabelled(seed: number): Labelled[] {
  const alone = writtenTexts().flatMap((written) =>
    MARKERS[written.role].map((marker) => rowOf(written, { marker, kind: 'written', weight: WEIGHT })),
  );
  return [
    ...alone,
    ...conversations(seed).map((written) => rowOf(written, { marker: written.role, kind: 'in a row' })),
    ...ofOtherTasks(),
  ];
}

/** Requests and comments, twice, as what users say. */
function ofOtherTasks(): Labelled[] {
  const rows = [
    ...writtenRequests().map(({ text, label }) => ({
      text,
      kind: 'requests',
      is: label === 1 ? HARMFUL : HARMLESS,
    })),
    ...writtenComments().map(({ text, label }) => ({
      text,
      kind: 'comments',
      is: label === 1 ? TOXIC : HARMLESS,
    })),
  ];
  return [...rows, ...rows].map((row) => ours({ ...row, weight: WEIGHT }));
}

function rowOf(
  { text, label }: Written,
  how: { readonly marker: Marker; readonly kind: string; readonly weight?: number },
): Labelled {
  return ours({ text, is: label === 1 ? 'attack' : 'harmless', ...how });
}
