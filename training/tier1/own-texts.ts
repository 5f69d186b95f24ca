/**
 * The sentences of our own (`training/own`) as the encoder learns them: those that speak from data stand in data. Texts that were written
 * one by one are not among them, it reads those late (`written-texts.ts`).
 */
import { ownSentences } from '../own-rows.ts';
import { ours } from './ours.ts';
import type { Marker } from './sources.ts';
import type { Labelled } from './texts.ts';

/** Kinds of sentences that stand in results of tools and in documents. */
const OF_DATA = ['own: indirect', 'own: docs'];
const WHOSE: readonly Marker[] = ['tool', 'retrieved', 'user'];

/** All of them; the same for the same seed. */
export function ownTexts(seed: number): Labelled[] {
  return ownSentences(seed).map(({ text, positive, source }, index) => {
    const marker = (OF_DATA.includes(source) ? WHOSE[index % WHOSE.length] : undefined) ?? 'user';
    return ours({ text, marker, is: positive ? 'attack' : 'harmless', kind: source.replace('own: ', '') });
  });
}
