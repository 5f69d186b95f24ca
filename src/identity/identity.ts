/** Who asks: a token, a key, a certificate or an address, in this order. What is presented and proves nothing is refused. */
import type { Caller } from '../core/caller.ts';
import { type Fault, fault, ok, type Result } from '../core/fault.ts';
import type { Clock, Identified, Identify } from '../core/ports.ts';
import { ApiKeys } from './api-keys.ts';
import { Certificates } from './certificates.ts';
import { Issuer } from './issuer.ts';
import { type Places, type Presented, presentedIn } from './presented.ts';
import type { IdentitySection } from './section.ts';
import { Tokens } from './tokens.ts';

const LOOK_MS = 1000;

/** What became of checking a token or a key, for the meters. */
export type Checked = 'known' | 'proven' | 'refused' | 'unavailable';

export interface IdentityOptions {
  readonly section: IdentitySection;
  readonly clock: Clock;
  /** Called when keys of an issuer, or of callers (`keys`), have changed; with a fault where they cannot be had. */
  changed(source: string, fault: Fault | undefined): void;
  /** Called once for each token or key that was checked. */
  checked(by: Presented['kind'], outcome: Checked): void;
}

/** Everything that proves who asks. */
export class Identity {
  readonly #options: IdentityOptions;
  readonly #places: Places;
  readonly #issuers: readonly Issuer[];
  readonly #tokens: Tokens;
  readonly #keys: ApiKeys | undefined;
  readonly #certificates: Certificates;
  #timer: NodeJS.Timeout | undefined;

  /** Reads the files; `fault` tells whether that worked. What is fetched is fetched by `watch`. */
  constructor(options: IdentityOptions) {
    const { section, clock, changed } = options;
    this.#options = options;
    this.#issuers = Object.entries(section.issuers).map(
      ([name, issuer]) => new Issuer({ name, section: issuer, clock, changed }),
    );
    this.#tokens = new Tokens(this.#issuers, clock);
    const { keys } = section;
    this.#keys = keys && new ApiKeys(keys.file, { clock, changed: (because) => changed('keys', because) });
    this.#certificates = new Certificates(section);
    const token = this.#issuers.length === 0 ? undefined : section.header;
    this.#places = { token, keys: keys?.headers ?? [] };
  }

  /** What cannot be read now; requests that need it are denied. */
  get fault(): Fault | undefined {
    for (const { name, keys } of this.#issuers)
      if (keys.fault !== undefined)
        return fault('identity', `identity.issuers.${name}: ${keys.fault.message}`);
    const because = this.#keys?.fault;
    return because && fault('identity', `identity.keys: ${because.message}`);
  }

  /** Fetches the keys of issuers, and looks at files again, from now on. */
  watch(): void {
    for (const { keys } of this.#issuers) keys.watch();
    this.#timer ??= setInterval(() => this.#keys?.look(), LOOK_MS).unref();
  }

  close(): void {
    for (const { keys } of this.#issuers) keys.close();
    clearInterval(this.#timer);
  }

  /** Takes keys of callers that have changed. */
  look(): void {
    this.#keys?.look();
  }

  readonly identify: Identify = ({ attributes, headers }) => {
    const presented = presentedIn(headers, this.#places);
    if (!presented.ok) return presented;
    if (presented.value === undefined)
      return ok({ caller: this.#certificates.callerOf(attributes, headers) });
    return this.#verify(presented.value);
  };

  #verify(presented: Presented): Result<Identified> | Promise<Result<Identified>> {
    const { kind, value } = presented;
    const caller = kind === 'token' ? this.#tokens.verify(value) : this.#keyCaller(value);
    if (!(caller instanceof Promise))
      return this.#told(presented, caller, kind === 'token' ? 'known' : 'proven');
    return caller.then(
      (verified) => this.#told(presented, verified, 'proven'),
      (cause: unknown) =>
        this.#told(presented, { ok: false, fault: { ...fault('identity', BROKEN), cause } }, 'unavailable'),
    );
  }

  #keyCaller(key: string): Result<Caller> {
    return this.#keys?.verify(key) ?? { ok: false, fault: fault('identity', BROKEN) };
  }

  #told({ kind, header }: Presented, caller: Result<Caller>, proven: Checked): Result<Identified> {
    this.#options.checked(kind, caller.ok ? proven : outcomeOf(caller.fault));
    if (!caller.ok) return { ok: false, fault: { ...caller.fault, at: header } };
    return ok({ caller: caller.value, proof: { header, goesOn: this.#options.section.forward } });
  }
}

const BROKEN = 'Who asks cannot be told.';

function outcomeOf({ kind }: Fault): Checked {
  return kind === 'unauthenticated' ? 'refused' : 'unavailable';
}
