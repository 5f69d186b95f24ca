/** Opens what a worker asks about held calls: the store of tickets that all processes share. */
import { StoredApprovals } from '../approval/stored-approvals.ts';
import type { KeyedFingerprint } from '../audit/fingerprint.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../core/ports.ts';
import { openTickets } from './open-tickets.ts';

export function openApprovals(
  settings: Pick<Config, 'approvals' | 'state' | 'audit'>,
  key: KeyedFingerprint,
  clock: Clock,
): StoredApprovals {
  const client = openTickets(settings, key, clock);
  const { fingerprint } = key;
  return new StoredApprovals({ client, fingerprint, clock, url: settings.approvals.url });
}
