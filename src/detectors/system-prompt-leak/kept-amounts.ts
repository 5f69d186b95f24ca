/** Kept amounts: margins, caps and sums that a prompt says are not for everybody, and that stand nowhere by chance. */
import { amountsIn, SHARE } from './amounts.ts';
import { IMPERATIVE } from './orders.ts';
import { isGiven, isKept } from './secrets.ts';
import type { Sentence } from './sentences.ts';

/** Shares below this are in many texts. */
const LEAST_SHARE = 11;
/** Prices end so. */
const PRICE_ENDS = /\.(?:00|50|9\d)$/;
/** Digits that say something, of a sum. */
const LEAST_DIGITS = 3;

/** The amounts that sentences of a folded prompt keep, and by themselves their numbers. */
export interface KeptAmounts {
  readonly amounts: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** Undefined for none; what an open sentence says too is none. */
export function keptAmountsOf(sentences: readonly Sentence[]): KeptAmounts | undefined {
  const open = new Set<string>();
  const kept = new Set<string>();
  for (const sentence of sentences) {
    const keeps = isKept(sentence) && !isGiven(sentence.text) && !IMPERATIVE.test(sentence.text);
    for (const amount of amountsIn(sentence.text)) (keeps ? kept : open).add(amount);
  }
  const amounts = new Set([...kept].filter((amount) => !open.has(amount) && isPrecise(amount)));
  if (amounts.size === 0) return undefined;
  return { amounts, numbers: new Set([...amounts].map((amount) => amount.split(' ')[0] ?? '')) };
}

/** A round one stands in many texts. */
function isPrecise(amount: string): boolean {
  const [number = '', unit] = amount.split(' ');
  if (unit === SHARE)
    return number.includes('.') || (Number(number) >= LEAST_SHARE && Number(number) % 5 !== 0);
  const digits = number.includes('.') ? number.replace('.', '') : number.replace(/0+$/, '');
  return unit === 'million' || (digits.length >= LEAST_DIGITS && !PRICE_ENDS.test(number));
}
