/** A schema as it was written: its size is bounded, its keywords are of the right types, its references stay inside. */
import type { SchemaProblem } from '../../core/structure.ts';
import { KNOWN_KEYWORDS, REFUSED } from './keywords.ts';

/** An object of JSON. */
export type Members = Readonly<Record<string, unknown>>;

export interface DocumentOptions {
  /** True refuses keywords that nobody knows; the specification has them ignored. */
  readonly strict: boolean;
}

const DRAFT = /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;
const DEEPEST = 64;
const MOST_VALUES = 20_000;
const LONGEST_TEXT = 262_144;
const MOST_PROBLEMS = 20;

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name as a step of a JSON pointer. */
export function step(name: string | number): string {
  return `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** One schema document and what was found wrong with it. */
export class SchemaDocument {
  readonly root: unknown;
  readonly #strict: boolean;
  readonly #anchors = new Map<string, unknown>();
  readonly #id: string | undefined;
  readonly problems: SchemaProblem[] = [];
  #values = 0;
  #characters = 0;

  constructor(root: unknown, { strict }: DocumentOptions) {
    this.root = root;
    this.#strict = strict;
    this.#id = isMembers(root) && typeof root['$id'] === 'string' ? root['$id'].replace(/#$/, '') : undefined;
    this.#walk(root, '', 0);
    const draft = isMembers(root) ? root['$schema'] : undefined;
    if (strict && draft !== undefined && !(typeof draft === 'string' && DRAFT.test(draft)))
      this.problem('/$schema', 'is another draft; schemas are read as draft 2020-12');
  }

  problem(at: string, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ at, message });
  }

  /** Names what is not known here, or cannot be kept. */
  check(schema: Members, at: string): void {
    for (const name of Object.keys(schema)) {
      const help = REFUSED.get(name);
      if (help !== undefined) this.problem(at + step(name), `is not supported: ${help}`);
      else if (this.#strict && !KNOWN_KEYWORDS.has(name))
        this.problem(at + step(name), 'is no keyword of draft 2020-12');
    }
    if (at !== '' && schema['$id'] !== undefined)
      this.problem(`${at}/$id`, 'is not supported inside a schema; write $anchor');
  }

  /** What a reference points to; undefined, and a problem, where that is not in this document. */
  resolve(reference: string, at: string): { readonly schema: unknown; readonly at: string } | undefined {
    const own = this.#id !== undefined && reference.startsWith(this.#id);
    const local = own ? reference.slice(this.#id?.length ?? 0) || '#' : reference;
    const target = local.startsWith('#') ? this.#target(local.slice(1)) : undefined;
    if (target !== undefined) return target;
    const message = local.startsWith('#')
      ? 'points to nothing in this schema'
      : 'points outside of this schema; nothing is fetched';
    this.problem(at, message);
    return undefined;
  }

  #target(fragment: string): { readonly schema: unknown; readonly at: string } | undefined {
    if (fragment !== '' && !fragment.startsWith('/')) {
      const schema = this.#anchors.get(fragment);
      return schema === undefined ? undefined : { schema, at: `#${fragment}` };
    }
    let value: unknown = this.root;
    for (const part of fragment.split('/').slice(1)) {
      const name = stepName(part);
      value = name === undefined ? undefined : memberOf(value, name);
    }
    return value === undefined ? undefined : { schema: value, at: fragment };
  }

  /** Counts what there is and notes the anchors. */
  #walk(value: unknown, at: string, depth: number): void {
    if (++this.#values > MOST_VALUES || this.#characters > LONGEST_TEXT) {
      this.#tooLarge(at);
      return;
    }
    if (typeof value === 'string') this.#characters += value.length;
    if (typeof value !== 'object' || value === null) return;
    if (depth >= DEEPEST) {
      this.problem(at.slice(0, 200), `is nested deeper than ${DEEPEST} levels`);
      return;
    }
    for (const [name, child] of Object.entries(value)) {
      this.#characters += name.length;
      this.#walk(child, at + step(name), depth + 1);
    }
    const anchor = isMembers(value) ? value['$anchor'] : undefined;
    if (typeof anchor === 'string') this.#anchors.set(anchor, value);
  }

  #tooLarge(at: string): void {
    const known = this.problems.some(({ message }) => message.startsWith('is too large'));
    if (!known)
      this.problem(at, `is too large: ${MOST_VALUES} values and ${LONGEST_TEXT} characters are the most`);
  }
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function stepName(part: string): string | undefined {
  try {
    return decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return undefined;
  }
}
