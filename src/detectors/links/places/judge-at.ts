/** Judges an address that was read at a place. */
import type { Hit } from '../../../core/finding.ts';
import type { Use } from '../payload.ts';

/** UTF-16 units of the text that is scanned, half open. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The hit at a place where such an address stands, undefined for an address that may stand there. */
export type JudgeAt = (address: string, use: Use, place: Place) => Hit | undefined;

/** The hit of the first of some addresses that may not stand at a place. */
export function judgeAll(
  addresses: readonly string[],
  { judge, use }: { readonly judge: JudgeAt; readonly use: Use },
  place: Place,
): Hit | undefined {
  for (const address of addresses) {
    const hit = judge(address, use, place);
    if (hit !== undefined) return hit;
  }
  return undefined;
}
