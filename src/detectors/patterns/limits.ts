/** What the patterns of one rule may cost together. */
import type { ReadPattern } from './user-pattern.ts';

/** About the instructions of all programs. */
export const MOST_WEIGHT = 400_000;
/** Patterns that nothing announces: each reads the whole text by itself. */
export const MOST_UNANNOUNCED = 50;
/** Patterns that any digit announces. */
export const MOST_NUMERIC = 200;
/** Patterns that one spelling announces. */
export const MOST_ALIKE = 200;
/** Spellings that announce patterns. */
export const MOST_LITERALS = 50_000;

/** The first pattern that is one too many, by its place in the list. */
export interface Total {
  readonly order: number;
  readonly message: string;
}

export function totalsProblem(patterns: readonly ReadPattern[]): Total | undefined {
  const count = { weight: 0, none: 0, digit: 0, literals: 0, alike: 0 };
  const announced = new Map<string, number>();
  for (const [order, { weight, anchor }] of patterns.entries()) {
    count.weight += weight;
    const texts = anchor.kind === 'literals' ? anchor.texts : [];
    if (anchor.kind !== 'literals') count[anchor.kind]++;
    for (const text of texts) {
      const alike = (announced.get(text) ?? 0) + 1;
      announced.set(text, alike);
      count.alike = Math.max(count.alike, alike);
    }
    count.literals = announced.size;
    const message = overrun(count);
    if (message !== undefined) return { order, message };
  }
  return undefined;
}

type Counts = Readonly<Record<'weight' | 'none' | 'digit' | 'literals' | 'alike', number>>;

function overrun(count: Counts): string | undefined {
  if (count.none > MOST_UNANNOUNCED)
    return `is number ${count.none} of those that hold no text of two characters and no digit, and each of them reads every text by itself; write at most ${MOST_UNANNOUNCED}, or one expression for several`;
  if (count.digit > MOST_NUMERIC)
    return `is number ${count.digit} of those that a digit alone announces; write at most ${MOST_NUMERIC}, or one expression for several`;
  if (count.alike > MOST_ALIKE)
    return `is number ${count.alike} of those that the same text announces; write at most ${MOST_ALIKE}, or one expression for several`;
  if (count.literals > MOST_LITERALS)
    return `brings the texts that announce patterns to ${count.literals}, and ${MOST_LITERALS} is the most; make alternatives fewer, or use the detector keywords`;
  if (count.weight > MOST_WEIGHT)
    return `brings the patterns to ${count.weight} steps, and ${MOST_WEIGHT} is the most; make their repetitions smaller`;
  return undefined;
}
