/** An authority that issues certificates, by openssl, into a folder. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Where a certificate and its key are. */
export interface Issued {
  readonly certFile: string;
  readonly keyFile: string;
}

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];

export class Authority {
  readonly caFile: string;
  readonly #keyFile: string;
  readonly #folder: string;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.caFile = join(folder, `${name}.pem`);
    this.#keyFile = join(folder, `${name}.key`);
    openssl([...KEY, '-subj', `/CN=${name}`, '-out', this.caFile, '-keyout', this.#keyFile]);
  }

  /** Issues a certificate for these names (`URI:...`, `DNS:...`, `IP:...`), over what bore that name before. */
  issue(name: string, names: readonly string[]): Issued {
    const certFile = join(this.#folder, `${name}.crt`);
    const keyFile = join(this.#folder, `${name}.key`);
    openssl([
      ...[...KEY, '-CA', this.caFile, '-CAkey', this.#keyFile, '-subj', `/CN=${name}`],
      ...['-addext', 'basicConstraints=critical,CA:FALSE', '-addext', `subjectAltName=${names.join(',')}`],
      ...['-out', certFile, '-keyout', keyFile],
    ]);
    return { certFile, keyFile };
  }
}

function openssl(more: readonly string[]): void {
  execFileSync('openssl', ['req', '-x509', ...more], { stdio: ['ignore', 'ignore', 'pipe'] });
}
