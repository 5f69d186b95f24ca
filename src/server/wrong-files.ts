/** What is wrong with files that the configuration names: only to say it at once, for each worker reads its own. */
import type { Config } from '../config/schema.ts';
import type { Fault } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { readKey } from '../dlp/index-files.ts';
import { Identity } from '../identity/identity.ts';
import { Credentials } from '../upstream/credentials.ts';
import { TlsKeys } from './tls-keys.ts';

/** Returns the first thing that keeps the process from serving as configured. */
export function wrongFiles(settings: Config, clock: Clock): Fault | undefined {
  const { credentials, identity, tls } = settings;
  const unheard = { clock, changed: () => {}, checked: () => {} };
  const { fault } = new Credentials({ ...unheard, section: credentials });
  if (fault !== undefined) return fault;
  for (const section of [tls.grpc, tls.admin]) {
    const material = section && new TlsKeys(section).material;
    if (material?.ok === false) return material.fault;
  }
  const key = settings.recording && readKey(settings.recording.keyFile);
  if (key?.ok === false) return key.fault;
  return new Identity({ ...unheard, section: identity }).fault;
}
