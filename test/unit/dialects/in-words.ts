/** What came of a message, one line for each text and each part that was not inspected. */
import type { Outcome } from './read-all.ts';

/** `choices[0].text assistant Hello`. */
export function told({ units }: Pick<Outcome, 'units'>): string[] {
  return units.flatMap(({ runs }) => runs.map(({ path, role, text }) => `${path} ${role} ${text}`));
}

/** `prompt opaque 12`: where, why, and how many bytes. */
export function skippedIn({ skipped }: Pick<Outcome, 'skipped'>): string[] {
  return skipped.map(({ path, reason, bytes }) => `${path} ${reason} ${bytes}`);
}
