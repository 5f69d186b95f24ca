/** The text of a condition as two are compared: blanks outside of texts do not matter. */

/** A quoted text, or a stretch of blanks. */
const PARTS = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s+/g;

export function conditionText(when: string): string;
export function conditionText(when: string | undefined): string | undefined;
export function conditionText(when: string | undefined): string | undefined {
  return when?.replaceAll(PARTS, (_, quoted?: string) => quoted ?? ' ').trim();
}
