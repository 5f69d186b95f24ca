/** The credentials that Weir holds for providers: read at the start, read again when their files change, never told. */
import { createHash } from 'node:crypto';
import { type Fault, failed, fault, ok, type Result } from '../core/fault.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Authenticate, Clock, ProviderRequest } from '../core/ports.ts';
import { readSecret, type Secret } from './secret-files.ts';
import type { CredentialSection, CredentialsSection } from './section.ts';
import { signRequest } from './sign.ts';

const LOOK_MS = 1000;

export interface CredentialsOptions {
  readonly section: CredentialsSection;
  readonly clock: Pick<Clock, 'now'>;
  /** Called when the files of a credential have changed; with a fault where nothing can be read there any more. */
  changed(name: string, fault: Fault | undefined): void;
}

/** All credentials of one process. */
export class Credentials {
  readonly #options: CredentialsOptions;
  readonly #held = new Map<string, Held>();
  #timer: NodeJS.Timeout | undefined;

  /** Reads all of them; `fault` tells whether that worked. */
  constructor(options: CredentialsOptions) {
    this.#options = options;
    for (const [name, section] of Object.entries(options.section)) this.#held.set(name, new Held(section));
  }

  /** The first one that cannot be read now; requests that want it are denied. */
  get fault(): Fault | undefined {
    for (const [name, { secret }] of this.#held)
      if (!secret.ok) return fault('credential', `credentials.${name}: ${secret.fault.message}`);
    return undefined;
  }

  /** Looks at the files every second from now on. */
  watch(): void {
    this.#timer ??= setInterval(() => this.look(), LOOK_MS).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Takes what has changed, and is the same as at the last look: a file that is being written is left alone. */
  look(): void {
    for (const [name, held] of this.#held) {
      const secret = held.look();
      if (secret !== undefined) this.#options.changed(name, secret.ok ? undefined : secret.fault);
    }
  }

  /** Returns the headers by which the provider knows the operator of Weir. */
  readonly authenticate: Authenticate = (name, request) => {
    const secret = this.#held.get(name)?.secret;
    if (secret?.ok !== true) {
      // Clients read it: nothing of where secrets are.
      return failed('credential', `The credential "${name}" for the provider cannot be read.`);
    }
    return ok(headersOf(secret.value, request, this.#options.clock.now()));
  };
}

/** One credential. */
class Held {
  readonly #section: CredentialSection;
  /** Of what is in use, and of what was seen at the last look. */
  #used: string;
  #seen: string;
  secret: Result<Secret>;

  constructor(section: CredentialSection) {
    this.#section = section;
    this.secret = readSecret(section);
    this.#used = digestOf(this.secret);
    this.#seen = this.#used;
  }

  /** Returns what is in use from now on; undefined where nothing changed. */
  look(): Result<Secret> | undefined {
    const secret = readSecret(this.#section);
    const digest = digestOf(secret);
    const settled = digest === this.#seen;
    this.#seen = digest;
    if (!settled || digest === this.#used) return undefined;
    this.#used = digest;
    this.secret = secret;
    return secret;
  }
}

function digestOf(secret: Result<Secret>): string {
  return createHash('sha256').update(JSON.stringify(secret)).digest('base64');
}

function headersOf(secret: Secret, request: ProviderRequest, now: number): HeaderList {
  if (secret.kind === 'aws') return signRequest(request, { ...secret.section, key: secret.key, now });
  const { header } = secret.section;
  const value = header === 'authorization' ? `Bearer ${secret.secret}` : secret.secret;
  return [{ name: header, value }];
}
