/** Opens the store of tickets that the configuration names: PostgreSQL, Redis, or a file of this instance. */
import { FileTickets } from '../approval/file-tickets.ts';
import { PostgresTickets } from '../approval/postgres-tickets.ts';
import { RedisTickets } from '../approval/redis-tickets.ts';
import type { TicketLimits, Tickets } from '../approval/tickets.ts';
import type { KeyedFingerprint } from '../audit/fingerprint.ts';
import type { Config } from '../config/schema.ts';
import type { Clock } from '../core/ports.ts';
import { PostgresConnection } from '../state/postgres-connection.ts';
import { RedisConnection } from '../state/redis-connection.ts';
import { sharedIn } from '../state/section.ts';

const DAY_MS = 86_400_000;

export function openTickets(
  { approvals, state, audit }: Pick<Config, 'approvals' | 'state' | 'audit'>,
  { sealing: key, keyId }: Pick<KeyedFingerprint, 'sealing' | 'keyId'>,
  clock: Pick<Clock, 'now'>,
): Tickets {
  const { open, openPerCaller, perHour, keepDays } = approvals;
  const limits: TicketLimits = { key, open, openPerCaller, perHour, keepMs: keepDays * DAY_MS };
  const { postgres } = state;
  if (postgres !== undefined) {
    const connection = new PostgresConnection(postgres);
    return new PostgresTickets({ limits, connection, schema: postgres.schema });
  }
  const redis = sharedIn(state, 'tickets');
  if (redis !== undefined) {
    const { timeoutMs } = redis;
    return new RedisTickets({ limits, redis: new RedisConnection(redis), timeoutMs, keyId });
  }
  return new FileTickets({ limits, folder: state.folder ?? audit.dir, now: () => clock.now() });
}
