/** The certificate of one port and its key, as their files say: read again when they change; what does not fit is left alone. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { errorCode } from '../core/error-code.ts';
import { type Fault, failed, ok, type Result } from '../core/fault.ts';
import type { TlsSection } from './section.ts';

const LOOK_MS = 1000;

/** What a port says of itself, and whom it believes. */
export type TlsMaterial = Pick<SecureContextOptions, 'cert' | 'key' | 'ca' | 'minVersion'>;

/** Called when other files are in use from now on; or with the reason why those on disk are not. */
export type TlsChanged = (changed: Result<TlsMaterial>) => void;

/** Knows what is in use; the last good files stay until there are better ones. */
export class TlsKeys {
  readonly #section: TlsSection;
  #material: Result<TlsMaterial>;
  #used: string;
  #seen: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(section: TlsSection) {
    this.#section = section;
    this.#material = read(section);
    this.#used = digestOf(this.#material);
    this.#seen = this.#used;
  }

  /** What is in use, or why nothing can be. */
  get material(): Result<TlsMaterial> {
    return this.#material;
  }

  /** Looks at the files every second from now on. */
  watch(changed: TlsChanged): void {
    this.#timer ??= setInterval(() => this.look(changed), LOOK_MS).unref();
  }

  /** Looks at them no more. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Takes what has changed and is the same as at the last look. */
  look(changed: TlsChanged): void {
    const now = read(this.#section);
    const digest = digestOf(now);
    const settled = digest === this.#seen;
    this.#seen = digest;
    if (!settled || digest === this.#used) return;
    this.#used = digest;
    if (now.ok || !this.#material.ok) this.#material = now;
    changed(now);
  }
}

function read({ certFile, keyFile, clientCaFile }: TlsSection): Result<TlsMaterial> {
  const texts: string[] = [];
  for (const file of [certFile, keyFile, ...(clientCaFile === undefined ? [] : [clientCaFile])]) {
    try {
      texts.push(readFileSync(file, 'utf8'));
    } catch (cause) {
      return unusable(`${file} cannot be read`, cause);
    }
  }
  const [cert = '', key = '', ca] = texts;
  const material = { cert, key, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) } as const;
  try {
    createSecureContext(material);
    return ok(material);
  } catch (cause) {
    return unusable(`${certFile} and ${keyFile} cannot be used together`, cause);
  }
}

/** Codes of OpenSSL and of the system say nothing of a key. */
function unusable(what: string, cause: unknown): { ok: false; fault: Fault } {
  return failed('internal', `${what} (${errorCode(cause)})`);
}

function digestOf(material: Result<TlsMaterial>): string {
  return createHash('sha256').update(JSON.stringify(material)).digest('base64');
}
