/** Certificates: what Envoy has seen itself, and what it was told by a proxy that the configuration trusts. */
import { BlockList, isIP } from 'node:net';
import { type Caller, UNKNOWN_CALLER } from '../core/caller.ts';
import type { Attributes } from '../core/frame.ts';
import { type HeaderList, headerValues } from '../core/headers.ts';
import { callerOf } from './caller.ts';
import type { Grant, IdentitySection } from './section.ts';
import { isSpiffeId } from './spiffe-id.ts';
import { readXfcc } from './xfcc.ts';

const HEADER = 'x-forwarded-client-cert';

/** Names callers by certificate or address. */
export class Certificates {
  readonly #grants: ReadonlyMap<string, Grant>;
  readonly #ids: ReadonlySet<string>;
  readonly #addresses = new BlockList();

  constructor({ certificates, proxies }: Pick<IdentitySection, 'certificates' | 'proxies'>) {
    this.#grants = new Map(certificates.map((one) => [one.id, one]));
    this.#ids = new Set(proxies.filter(isSpiffeId));
    for (const proxy of proxies) if (!isSpiffeId(proxy)) this.#trust(proxy);
  }

  /** The caller as far as the connection proves it; of a trusted proxy, the one that it speaks for. */
  callerOf(attributes: Attributes, headers: HeaderList): Caller {
    const peer = callerOf(attributes);
    const caller = this.#isTrusted(peer) ? this.#spokenFor(peer, headers) : peer;
    const grant =
      caller.kind === 'spiffe' || caller.kind === 'xfcc' ? this.#grants.get(caller.id) : undefined;
    return grant === undefined ? caller : granted(caller, grant);
  }

  /**
   * The nearest client that is no trusted proxy itself. A proxy that says nothing speaks for itself; one that says what
   * is not exactly one SPIFFE id speaks for nobody that is known.
   */
  #spokenFor(peer: Caller, headers: HeaderList): Caller {
    const [text = '', ...others] = headerValues(headers, HEADER);
    if (text === '' && others.length === 0) return peer;
    const elements = others.length > 0 ? undefined : readXfcc(text);
    if (elements === undefined) return UNKNOWN_CALLER;
    for (const [id = '', ...more] of elements.toReversed()) {
      if (more.length > 0 || !isSpiffeId(id)) return UNKNOWN_CALLER;
      if (!this.#ids.has(id)) return { id, kind: 'xfcc', roles: [], claims: {} };
    }
    return peer;
  }

  #isTrusted({ kind, id }: Caller): boolean {
    if (kind === 'spiffe') return this.#ids.has(id);
    return kind === 'address' && this.#addresses.check(id, familyOf(id));
  }

  #trust(proxy: string): void {
    const [address = '', bits] = proxy.split('/');
    const family = familyOf(address);
    this.#addresses.addSubnet(address, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family);
  }
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6';
}

function granted(caller: Caller, { tenant, roles, clearance }: Grant): Caller {
  return {
    ...{ ...caller, roles: [...new Set(roles)] },
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
  };
}
