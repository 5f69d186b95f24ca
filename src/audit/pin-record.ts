/** Turns what an operator has done about a pinned tool into the body of a record; it says nothing of what servers say. */
import { capped } from './event-record.ts';
import { formatBody } from './line.ts';

/** What became of a pin, and who says so. */
export interface PinChange {
  readonly step: 'accepted' | 'forgotten';
  /** Host and path. */
  readonly server: string;
  readonly tenant: string;
  readonly tool: string;
  /** Digests of the definition that was pinned, and of the one that is now; null where it was more than one. */
  readonly was: string | null;
  readonly now: string | null | undefined;
  readonly owner: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Returns the body of a change's record. */
export function pinBody({ step, server, tenant, tool, was, now, owner, reason, at }: PinChange): string {
  return formatBody({
    ...{ kind: 'pin', time: new Date(at).toISOString(), step },
    ...{ server: capped(server), tenant: tenant === '' ? undefined : capped(tenant), tool: capped(tool) },
    ...{ was: was ?? undefined, now: now ?? undefined },
    ...{ owner: capped(owner), reason: reason === '' ? undefined : capped(reason) },
  });
}
