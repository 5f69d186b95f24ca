/**
 * The sentences of our own (`training/own`) as the encoder learns them: those that speak from data stand in data. Texts that were written
 * one by one are not among them, it reads those late (`written-texts.ts`).
 */
import { ownRows, WRITTEN } from '../own-rows.ts';
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

/** Kinds of sentences that stand in results of tools and in documents. */
const OF_DATA = ['own: indirect', 'own: docs'];
const WHOSE: readonly Marker[] = ['tool', 'retrieved', 'user'];
const WEIGHT = 0.5;

/** All of them; the same for the same seed. */
export function ownTexts(seed: number): Labelled[] {
  const rows = ownRows(seed).filter(({ source }) => source !== WRITTEN);
  return rows.map(({ text, positive, source, kind }, index) => ({
    ...{ text, kind, task: 'injection', sources: [source], weight: WEIGHT },
    marker: (OF_DATA.includes(source) ? WHOSE[index % WHOSE.length] : undefined) ?? 'user',
    anyones: true,
    labels: positive ? { injection: 1 } : { injection: 0, harmful_request: 0, toxicity: 0 },
  }));
}
