/** Pins: what a server said of its tools when they were first seen; one that is described otherwise was changed. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { Fingerprint, NamedValue } from '../core/ports.ts';

/** Names under which pins are stored, in front of the name of a tool: its digest, and that of what it became. */
export const PINNED = 'pin:';
export const CHANGED = 'changed:';
/** How long they are kept after a server was last asked: five years. */
export const PIN_MINUTES = 2_628_000;
/** Of a definition nothing counts that protocols leave to each side. */
const META = '_meta';

/** What became of a tool since it was pinned. */
export type PinState = 'new' | 'same' | 'changed';

/** The key of what is pinned of one server for one tenant. */
export function pinsKey(
  server: { readonly tenant: string; readonly host: string; readonly path: string },
  fingerprint: Fingerprint,
): string {
  return fingerprint(JSON.stringify(['pins', server.tenant, server.host, server.path]));
}

/** The key of the list of servers. */
export function serversKey(fingerprint: Fingerprint): string {
  return fingerprint(JSON.stringify(['pins']));
}

/** What one exchange knows of the tools of its server. */
export class Pins {
  readonly #fingerprint: Fingerprint;
  readonly #known = new Map<string, string | null>();
  readonly #fresh: NamedValue[] = [];
  /** What was stored is not there yet. */
  waits = true;
  /** Changed tools are kept back until somebody has looked at them. */
  readonly reviews: boolean;

  constructor(reviews: boolean, fingerprint: Fingerprint) {
    this.reviews = reviews;
    this.#fingerprint = fingerprint;
  }

  /** What was stored is there. */
  learn(stored: readonly NamedValue[]): void {
    for (const [name, value] of stored) this.#known.set(name, value);
  }

  /** Compares a definition with what is pinned; one that is new is pinned. */
  compare(tool: string, definition: unknown): PinState {
    const digest = this.#fingerprint(canonicalJson(withoutMeta(definition)));
    const pinned = this.#known.get(PINNED + tool);
    if (pinned === undefined) {
      this.#keep(PINNED + tool, digest);
      return 'new';
    }
    if (pinned !== digest && this.#known.get(CHANGED + tool) !== digest) this.#keep(CHANGED + tool, digest);
    return this.isChanged(tool) ? 'changed' : 'same';
  }

  /** True for a tool that was changed, and that nobody has looked at since. */
  isChanged(tool: string): boolean {
    return this.#known.has(CHANGED + tool) || this.#known.get(PINNED + tool) === null;
  }

  /** What is to be stored since the last time. */
  takeFresh(): NamedValue[] {
    return this.#fresh.splice(0);
  }

  #keep(name: string, digest: string): void {
    this.#known.set(name, digest);
    this.#fresh.push([name, digest]);
  }
}

function withoutMeta(definition: unknown): unknown {
  if (typeof definition !== 'object' || definition === null) return definition;
  return Object.fromEntries(Object.entries(definition).filter(([name]) => name !== META));
}
