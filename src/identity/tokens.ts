/** Tokens: which issuer a token is of, and what was verified before. */
import { hash } from 'node:crypto';
import { decodeJwt } from 'jose';
import type { Caller } from '../core/caller.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import type { Issuer, Verified } from './issuer.ts';

/** Tokens remembered; those that were verified first are forgotten beyond it. */
const MOST_REMEMBERED = 10_000;

/** Verifies tokens of all issuers; what was verified is known until it expires or its keys are replaced. */
export class Tokens {
  readonly #issuers: ReadonlyMap<string, Issuer>;
  readonly #clock: Clock;
  /** By the SHA-256 of the token: no token stays in memory. */
  readonly #known = new Map<string, Verified & { readonly issuer: Issuer }>();

  constructor(issuers: readonly Issuer[], clock: Clock) {
    this.#issuers = new Map(issuers.map((issuer) => [issuer.section.issuer, issuer]));
    this.#clock = clock;
  }

  /** Returns the caller at once where the token was verified before; a promise otherwise. */
  verify(token: string): Result<Caller> | Promise<Result<Caller>> {
    const digest = hash('sha256', token, 'base64');
    const known = this.#known.get(digest);
    if (known !== undefined) {
      const { issuer, by, expires, caller } = known;
      const now = Math.floor(this.#clock.now() / 1000) - issuer.section.leewaySeconds;
      if (issuer.keys.keys === by && now < expires) return ok(caller);
      this.#known.delete(digest);
    }
    return this.#verify(token, digest);
  }

  async #verify(token: string, digest: string): Promise<Result<Caller>> {
    const issuer = this.#issuerOf(token);
    if (issuer === undefined)
      return failed(
        'unauthenticated',
        'The token cannot be read, or is of an issuer that does not count here.',
      );
    const verified = await issuer.verify(token);
    if (!verified.ok) return verified;
    this.#remember(digest, { ...verified.value, issuer });
    return ok(verified.value.caller);
  }

  /** By what the token says of itself, which its signature then has to prove. */
  #issuerOf(token: string): Issuer | undefined {
    try {
      return this.#issuers.get(decodeJwt(token).iss ?? '');
    } catch {
      return undefined;
    }
  }

  #remember(digest: string, verified: Verified & { readonly issuer: Issuer }): void {
    if (this.#known.size >= MOST_REMEMBERED) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    this.#known.set(digest, verified);
  }
}
