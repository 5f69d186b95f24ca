/** Lots: by a keyed hash, a rollout always chooses the same callers, and nobody can tell which. */
import type { Caller } from '../core/caller.ts';
import type { Lot, Rollout } from '../core/easement.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Fingerprint } from '../core/ports.ts';
import { headerId } from './header-id.ts';

/** Hex digits of a hash that a number is made of. */
const DIGITS = 8;

/** The lots of one exchange. */
export function lotsOf(
  { caller, headers }: { readonly caller: Caller; readonly headers: HeaderList },
  fingerprint: Fingerprint,
): Lot {
  return (rule, { by, header }) => {
    const id = idOf({ by, header }, caller, headers);
    if (id === undefined) return undefined;
    const hash = fingerprint(JSON.stringify(['rollout', rule, by, id]));
    return Number.parseInt(hash.slice(0, DIGITS), 16) / 16 ** DIGITS;
  };
}

/** Whose lot it is; undefined where that is not known. */
function idOf(
  { by, header = '' }: Omit<Rollout, 'percent'>,
  { id, kind, tenant }: Caller,
  headers: HeaderList,
): string | undefined {
  if (by === 'tenant') return tenant;
  if (by === 'caller') return kind === 'unknown' ? undefined : id;
  const conversation = headerId(headers, header);
  return conversation === undefined ? undefined : JSON.stringify([id, conversation]);
}
