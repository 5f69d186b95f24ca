/** `mask`: letters and digits are covered but for a part that people know the value by; what stands between them stays. */
import type { Value, Write } from './value.ts';

/** What stays: `usual` goes by the type; `domain` is an address from its `@` on. */
export const KEEPS = [
  'usual',
  'nothing',
  'first1',
  'first2',
  'first4',
  'last2',
  'last4',
  'domain',
] as const satisfies readonly string[];
export const DEFAULT_KEEP = 'usual';

/** What a policy says of masks. */
export interface Mask {
  readonly keep: string;
  /** One character. */
  readonly with: string;
}

const COVERED = /[\p{L}\p{M}\p{N}]/u;

/** How many letters and digits stay at each end, and whether the domain does. */
interface Kept {
  readonly first: number;
  readonly last: number;
  readonly domain: boolean;
}

/** Writes values with the mask's character over all that is not kept; never keeps more than half of a value. */
export function masked(mask: Mask): Write {
  return (value) => cover(value, mask);
}

function cover(value: Value, mask: Mask): string {
  const kept = keptOf(mask.keep, value.type);
  const at = kept.domain ? value.text.lastIndexOf('@') : -1;
  const local = at < 0 ? value.text : value.text.slice(0, at);
  const characters = [...local];
  const places = characters.flatMap((character, place) => (COVERED.test(character) ? [place] : []));
  const most = Math.floor(places.length / 2);
  const first = Math.min(kept.first, most);
  const last = Math.min(kept.last, most);
  for (const place of places.slice(first, places.length - last)) characters[place] = mask.with;
  return characters.join('') + value.text.slice(local.length);
}

function keptOf(keep: string, type: string): Kept {
  if (keep === DEFAULT_KEEP)
    return type === 'EMAIL' ? { first: 1, last: 0, domain: true } : { first: 0, last: 4, domain: false };
  const [, end, count] = /^(first|last)(\d)$/.exec(keep) ?? [];
  return {
    first: end === 'first' ? Number(count) : 0,
    last: end === 'last' ? Number(count) : 0,
    domain: keep === 'domain',
  };
}
