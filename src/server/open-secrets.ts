/** Opens what depends on secrets and keys in a worker, and tells the log what becomes of them. */
import type { Fault } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { Identity, type IdentityOptions } from '../identity/identity.ts';
import type { Log } from '../observe/log.ts';
import type { WorkerMetrics } from '../observe/worker-metrics.ts';
import { Credentials } from '../upstream/credentials.ts';
import type { CredentialsSection } from '../upstream/section.ts';

/** A worker that starts again while a secret is away still serves what needs none. */
export function openCredentials(section: CredentialsSection, by: { clock: Clock; log: Log }): Credentials {
  const { log, clock } = by;
  const credentials = new Credentials({
    ...{ section, clock },
    changed: (credential, fault) => {
      if (fault === undefined) log.info({ credential }, 'credential changed');
      else log.error({ credential, reason: fault.message }, 'credential cannot be read');
    },
  });
  complain(log, credentials.fault, 'credential cannot be read');
  credentials.watch();
  return credentials;
}

/** Likewise for keys by which callers are known. */
export function openIdentity(
  options: Pick<IdentityOptions, 'section' | 'clock'> & {
    readonly log: Log;
    readonly meter: Pick<WorkerMetrics, 'checked'>;
  },
): Identity {
  const { log, meter } = options;
  const identity = new Identity({
    ...options,
    checked: (by, outcome) => meter.checked(by, outcome),
    changed: (keys, fault) => {
      if (fault === undefined) log.info({ keys }, 'identity keys changed');
      else log.error({ keys, reason: fault.message }, 'identity keys cannot be had');
    },
  });
  complain(log, identity.fault, 'identity keys cannot be had');
  identity.watch();
  return identity;
}

function complain(log: Log, fault: Fault | undefined, message: string): void {
  if (fault !== undefined) log.error({ reason: fault.message }, message);
}
