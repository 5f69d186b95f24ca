/** Pins: what a server said of its tools when they were first seen; one that is described otherwise was changed. */
import { canonicalJson } from '../core/canonical-json.ts';
import type { Fingerprint, NamedValue } from '../core/ports.ts';

/** Names under which pins are stored, in front of the name of a tool: its digest, and that of what it became. */
export const PINNED = 'pin:';
export const CHANGED = 'changed:';
/** The same for what a tool takes: its schema, by the digest of its definition, where calls are held to it. */
const SCHEMA = 'schema:';
/** Characters of a schema that is kept; calls of a tool with a larger one are held to nothing that anybody knows. */
const LONGEST_SCHEMA = 8192;
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
  /** What tools take is kept, for their calls. */
  readonly #schemas: boolean;

  constructor(of: { readonly reviews: boolean; readonly schemas: boolean }, fingerprint: Fingerprint) {
    this.reviews = of.reviews;
    this.#schemas = of.schemas;
    this.#fingerprint = fingerprint;
  }

  /** What was stored is there. */
  learn(stored: readonly NamedValue[]): void {
    for (const [name, value] of stored) this.#known.set(name, value);
  }

  /** Compares a definition with what is pinned; one that is new is pinned. */
  compare(tool: string, definition: unknown): PinState {
    const digest = this.#fingerprint(canonicalJson(withoutMeta(definition)));
    if (this.#schemas) this.#keepSchema(digest, definition);
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

  /** What a tool takes, as it was pinned; undefined where nobody knows. */
  schemaOf(tool: string): { readonly schema: unknown } | undefined {
    const digest = this.#known.get(PINNED + tool);
    const text = digest === null ? undefined : this.#known.get(`${SCHEMA}${digest}`);
    return typeof text === 'string' && text !== '' ? { schema: JSON.parse(text) } : undefined;
  }

  #keepSchema(digest: string, definition: unknown): void {
    if (this.#known.has(SCHEMA + digest)) return;
    const schema: unknown = isObject(definition) ? definition['inputSchema'] : undefined;
    const text = canonicalJson(schema ?? true);
    this.#keep(SCHEMA + digest, text.length <= LONGEST_SCHEMA ? text : '');
  }

  /** What is to be stored since the last time. */
  takeFresh(): NamedValue[] {
    return this.#fresh.splice(0);
  }

  #keep(name: string, value: string): void {
    this.#known.set(name, value);
    this.#fresh.push([name, value]);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withoutMeta(definition: unknown): unknown {
  if (!isObject(definition)) return definition;
  return Object.fromEntries(Object.entries(definition).filter(([name]) => name !== META));
}
