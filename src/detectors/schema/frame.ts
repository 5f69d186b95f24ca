/** One value on its way: the schemas that are at work on it, and what they have to know of it. */
import { Instance } from './instance.ts';
import type { Node } from './node.ts';
import { FAILS, OPEN, PASSES } from './verdict.ts';

/** What the outcome for a part of a value means for the schema of the whole. */
export interface Link {
  readonly parent: Instance;
  readonly child: Instance;
  readonly as: 'must' | 'contains' | 'unevaluated';
  done: boolean;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** One value, or the name of a member. */
export class Frame {
  readonly kind: number;
  readonly isName: boolean;
  readonly #tracks: boolean;
  /** Those that apply to the same value; what another needs stands before it. */
  readonly instances: Instance[] = [];
  readonly links: Link[] = [];
  complete = false;
  /** Of an object, the names that have come; of a name, those that it may not be. */
  names: ReadonlySet<string> = NO_NAMES;
  #members: Set<string> | undefined;
  /** The member whose value comes. */
  name = '';
  /** Members or items that have begun. */
  count = 0;
  /** Of a string: UTF-16 units, code points, and whether the last unit was the first half of a pair. */
  units = 0;
  points = 0;
  half = false;
  /** Of a string: whether what comes next may decide something, and whether its text is kept. */
  watched = false;
  keeps = false;
  /** Of a string, as far as it is kept; of a container, its parts in the one spelling that values are compared by. */
  text = '';
  parts: string[] | undefined;
  /** Items of an array, where each has to be another. */
  unique: Set<string> | undefined;
  /** Characters that are kept for it. */
  kept = 0;

  constructor(kind: number, { isName, tracks }: { readonly isName: boolean; readonly tracks: boolean }) {
    this.kind = kind;
    this.isName = isName;
    this.#tracks = tracks;
  }

  /** Sets a schema to work; once for each, however many ask for it. */
  add(node: Node): Instance {
    const known = this.instances.find((instance) => instance.node === node);
    if (known !== undefined) return known;
    const subs = node.applied.map(({ nodes }) => nodes.map((sub) => this.add(sub)));
    const instance = new Instance(node, subs, this.#tracks);
    this.#start(instance);
    this.instances.push(instance);
    return instance;
  }

  /** What the kind of the value says. */
  #start(instance: Instance): void {
    const { kinds, typed, strings, numbers, objects, arrays } = instance.node;
    if ((kinds & this.kind) === 0) {
      instance.fail('SCHEMA_TYPE');
      return;
    }
    // By kind: object, array, string, number; words have no rules.
    const rules = [objects, arrays, strings, numbers ?? (typed || undefined)][Math.log2(this.kind)];
    if (rules === undefined) instance.own = PASSES;
  }

  /** The names of an object, to be added to. */
  get members(): Set<string> | undefined {
    return this.#members;
  }

  set members(members: Set<string> | undefined) {
    this.#members = members;
    this.names = members ?? NO_NAMES;
  }

  /** Puts the verdicts of all together; true when one of them has changed. */
  settle(): boolean {
    let changed = false;
    for (const instance of this.instances) if (instance.settle(this)) changed = true;
    return changed;
  }

  /** Hands what is decided on to the schemas of the value around; true when one of those has failed or passed by it. */
  report(around: Frame): boolean {
    let changed = false;
    for (const link of this.links) {
      if (link.done || link.child.verdict === OPEN) continue;
      link.done = true;
      if (tell(link, placeIn(around))) changed = true;
    }
    return changed;
  }
}

/** The member or item of a container that is being read. */
export function placeIn({ names, name, count }: Frame): string | number {
  return names === NO_NAMES ? count - 1 : name;
}

/** True when the outcome of a part changed what is known of the whole. */
function tell({ parent, child, as }: Link, place: string | number): boolean {
  const fails = child.verdict === FAILS;
  switch (as) {
    case 'must':
      if (fails) parent.fail(child.cause);
      return fails;
    case 'unevaluated':
      if (fails) parent.refused?.add(place);
      return false;
    case 'contains':
      return fails ? false : contained(parent, place);
  }
}

function contained(parent: Instance, place: string | number): boolean {
  parent.containing++;
  parent.evaluated?.add(place);
  const { arrays } = parent.node;
  if (arrays === undefined || parent.own !== OPEN) return false;
  if (parent.containing > arrays.maxContains) parent.fail('SCHEMA_ITEMS');
  return true;
}
