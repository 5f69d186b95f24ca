/** Opens what a worker asks about held calls: the store of tickets that all processes share. */
import { StoredApprovals } from '../approval/stored-approvals.ts';
import { TicketClient } from '../approval/ticket-client.ts';
import type { KeyedFingerprint } from '../audit/fingerprint.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../core/ports.ts';

export function openApprovals(
  { approvals: section, state, audit }: Pick<Config, 'approvals' | 'state' | 'audit'>,
  { fingerprint, sealing }: KeyedFingerprint,
  clock: Clock,
): StoredApprovals {
  const folder = state.folder ?? audit.dir;
  const client = new TicketClient({ section, folder, key: sealing, now: () => clock.now() });
  return new StoredApprovals({ client, fingerprint, clock, url: section.url });
}
