/** Closed label sets: a metric label is a name that Weir knows, or `other`. Clients can never make a series. */
import { FAULT_KINDS } from '../core/fault.ts';
import { PARAMETERS } from '../core/parameter.ts';

/** The label of every name that is not in its closed set. */
export const OTHER = 'other';

/** Rule names over the life of the process; more (after very many reloads) share `other`. */
const MOST_RULES = 2000;

/** Names that stand in `rule` without being a rule of a policy. */
export const FIXED_RULES: readonly string[] = [
  'none',
  'limits.bodyBytes',
  'limits.messages',
  'limits.characters',
  'limits.scripts',
  'models',
  'selects.models',
  'callers',
  'uninspected.image',
  'uninspected.audio',
  'uninspected.file',
  'uninspected.vector',
  'uninspected.opaque',
  'uninspected.reference',
  'uninspected.sealed',
  'uninspected.nested',
  'uninspected.after-end',
  'uninspected.unterminated',
  ...PARAMETERS.map((name) => `parameters.${name}`),
  'parameters.systemPrompts',
  'retrieval.request',
  'retrieval.scope',
  'retrieval.foreign',
  'tools.default',
  'tools.names',
  'tools.arguments',
  'tools.pins',
  'tools.sessions',
  'documents.visible',
  ...FAULT_KINDS,
];

/** A set of names that may grow on reload, up to a bound. */
export class ClosedNames {
  readonly #names: Set<string>;
  readonly #most: number;

  constructor(names: readonly string[], most = MOST_RULES) {
    this.#names = new Set(names);
    this.#most = names.length + most;
  }

  /** Adds names of a newly loaded policy; beyond the bound they stay `other`. */
  add(names: readonly string[]): void {
    for (const name of names) if (this.#names.size < this.#most) this.#names.add(name);
  }

  /** Returns the name when it is known, else `other`. */
  label(name: string): string {
    return this.#names.has(name) ? name : OTHER;
  }
}
