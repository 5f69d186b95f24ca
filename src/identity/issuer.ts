/** One issuer of tokens: verifies what it has signed (RFC 7515, RFC 7519). */
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import type { Caller } from '../core/caller.ts';
import { type Fault, failed, fault, ok, type Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { callerFrom } from './claims.ts';
import type { KeySet } from './key-set.ts';
import { KeySource } from './key-source.ts';
import type { IssuerSection } from './section.ts';

/** A caller, and until when its token proves it, in seconds since the epoch, without leeway. */
export interface Verified {
  readonly caller: Caller;
  readonly expires: number;
  /** The keys that verified it. */
  readonly by: KeySet;
}

export interface IssuerOptions {
  readonly name: string;
  readonly section: IssuerSection;
  readonly clock: Clock;
  /** The keys have changed, or cannot be had any more. */
  changed(name: string, fault: Fault | undefined): void;
}

/** A name for a key that is worth asking the issuer for; paths, addresses and queries are not. */
const KEY_ID = /^[A-Za-z0-9._=+-]{1,128}$/;

const AWAY = fault('identity', "The keys of the token's issuer cannot be had.");

export class Issuer {
  readonly name: string;
  readonly section: IssuerSection;
  readonly keys: KeySource;
  readonly #clock: Clock;

  constructor({ name, section, clock, changed }: IssuerOptions) {
    this.name = name;
    this.section = section;
    this.#clock = clock;
    this.keys = new KeySource({ section, clock, changed: (because) => changed(name, because) });
  }

  /** Verifies a token; the keys are fetched once at most, where there are none or the one that is named is not among them. */
  async verify(token: string): Promise<Result<Verified>> {
    const before = this.keys.keys;
    if (before === undefined) await this.keys.renewOnDemand();
    const first = this.keys.keys;
    if (first === undefined) return { ok: false, fault: AWAY };
    const verified = await this.#verifyBy(first, token);
    if (verified !== 'no key') return verified;
    if (before === undefined || !isWorthAsking(token, first)) return unknownKey();
    await this.keys.renewOnDemand();
    const second = this.keys.keys;
    if (second === undefined) return { ok: false, fault: AWAY };
    const again = second === first ? 'no key' : await this.#verifyBy(second, token);
    return again === 'no key' ? unknownKey() : again;
  }

  async #verifyBy(keys: KeySet, token: string): Promise<Result<Verified> | 'no key'> {
    const { section, name } = this;
    try {
      const { payload } = await jwtVerify(token, keys.find, {
        ...{ issuer: section.issuer, audience: [...section.audiences], algorithms: [...section.algorithms] },
        clockTolerance: section.leewaySeconds,
        currentDate: new Date(this.#clock.now()),
        requiredClaims: ['exp', 'aud', 'iss'],
      });
      const caller = callerFrom(name, payload, section.claims);
      return caller.ok ? ok({ caller: caller.value, expires: payload.exp ?? 0, by: keys }) : caller;
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey) return 'no key';
      return { ok: false, fault: faultOf(cause) };
    }
  }
}

function unknownKey(): Result<never> {
  return failed('unauthenticated', 'The token is signed with a key that its issuer does not publish.');
}

/** Tokens that bring keys, or say where to get them, are nobody's whose keys are published; a known name needs no asking. */
function isWorthAsking(token: string, { names }: KeySet): boolean {
  const { kid, jwk, jku, x5u }: ProtectedHeaderParameters = decodeProtectedHeader(token);
  if (jwk !== undefined || jku !== undefined || x5u !== undefined) return false;
  if (kid === undefined) return true;
  return typeof kid === 'string' && KEY_ID.test(kid) && !names.has(kid);
}

const CLAIMS: Readonly<Record<string, string>> = {
  exp: 'has no time at which it expires',
  nbf: 'is not valid yet',
  iss: 'is of another issuer',
  aud: 'is for another audience',
} satisfies Partial<Record<keyof JWTPayload, string>>;

/** In words that a client may read: nothing that the token holds. */
function faultOf(cause: unknown): Fault {
  if (cause instanceof errors.JWTExpired) return fault('unauthenticated', 'The token has expired.');
  if (cause instanceof errors.JWTClaimValidationFailed)
    return fault('unauthenticated', `The token ${CLAIMS[cause.claim] ?? 'has a claim that is not valid'}.`);
  if (cause instanceof errors.JOSEAlgNotAllowed)
    return fault('unauthenticated', 'The token is signed in a way that does not count here.');
  if (cause instanceof errors.JWSSignatureVerificationFailed)
    return fault('unauthenticated', 'The signature of the token is not that of its issuer.');
  if (cause instanceof errors.JOSEError) return fault('unauthenticated', 'The token cannot be read.');
  // A published key that is too short, or of another kind than it says.
  return { ...fault('identity', 'The key of the token cannot be used.'), cause };
}
