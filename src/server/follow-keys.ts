/** Follow keys: a TLS server goes on with the certificate that its files hold when they change, and the log is told. */
import type { Server } from 'node:tls';
import type { Log } from '../observe/log.ts';
import type { TlsSection } from './section.ts';
import { TlsKeys, type TlsMaterial } from './tls-keys.ts';

/** A server, and how it leaves the files alone again. */
export interface Following<S> {
  readonly server: S;
  unfollow(): void;
}

/** Makes a server of what the files hold now, and has it follow them. Throws where they cannot be used. */
export function followKeys<S extends Pick<Server, 'setSecureContext'>>(
  section: TlsSection,
  by: { readonly log: Pick<Log, 'info' | 'error'>; make(material: TlsMaterial): S },
): Following<S> {
  const { certFile } = section;
  const keys = new TlsKeys(section);
  if (!keys.material.ok) throw new Error(keys.material.fault.message);
  const server = by.make(keys.material.value);
  keys.watch((changed) => {
    if (changed.ok) {
      server.setSecureContext(changed.value);
      by.log.info({ certFile }, 'certificate changed');
    } else {
      const reason = changed.fault.message;
      by.log.error({ certFile, reason }, 'certificate cannot be used; the last good one stays');
    }
  });
  return { server, unfollow: () => keys.close() };
}
