/** A compiled schema: a graph of nodes, each with what it says of every kind of value. */
import type { Pattern } from '../pattern.ts';
import { ANY_KIND } from './kinds.ts';

/** Of strings. Lengths in code points. */
export interface StringRules {
  readonly min: number;
  readonly max: number;
  readonly pattern: Pattern | undefined;
  /** What a text that the pattern matches may begin with, where that says anything. */
  readonly beginnings: Pattern | undefined;
  /** The only values there may be, sorted by their UTF-16 units. */
  readonly values: readonly string[] | undefined;
}

/** Of numbers. */
export interface NumberRules {
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  /** Bounds that a value may not reach. */
  readonly over: number;
  readonly under: number;
  readonly multipleOf: number | undefined;
  /** The only values there may be. */
  readonly values: readonly number[] | undefined;
}

/** Of objects. */
export interface ObjectRules {
  readonly properties: ReadonlyMap<string, Node>;
  readonly patterns: readonly { readonly pattern: Pattern; readonly node: Node }[];
  /** Of members that neither names nor patterns speak of. */
  readonly additional: Node | undefined;
  /** What every name has to be: `propertyNames`, and the list of names where no other may stand. */
  readonly names: readonly Node[];
  /** How many names there may be where they are listed. */
  readonly listed: number;
  readonly required: readonly string[];
  readonly dependent: ReadonlyMap<string, readonly string[]>;
  readonly min: number;
  readonly max: number;
  readonly unevaluated: Node | undefined;
  /** True where nothing that follows can break a rule but the counts from below. */
  readonly onlyLower: boolean;
}

/** Of arrays. */
export interface ArrayRules {
  readonly prefix: readonly Node[];
  readonly rest: Node | undefined;
  readonly contains: Node | undefined;
  readonly minContains: number;
  readonly maxContains: number;
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  readonly unevaluated: Node | undefined;
  readonly onlyLower: boolean;
}

/** Schemas that apply to the same value, and how their outcomes count. */
export type Applied =
  | {
      readonly kind: 'all' | 'any' | 'one' | 'not';
      readonly nodes: readonly Node[];
      /** True of the values of `enum` and `const`. */
      readonly values?: true;
    }
  /** `nodes`: if, then, else. */
  | { readonly kind: 'if'; readonly nodes: readonly Node[] }
  /** Counts where the object has that name. */
  | { readonly kind: 'with'; readonly name: string; readonly nodes: readonly Node[] };

/** One schema. Filled in once while compiling: schemas refer to one another in circles. */
export interface Node {
  /** Kinds of values that it allows. */
  kinds: number;
  /** True where a number that is no finite one is no number, because `type` speaks. */
  typed: boolean;
  strings: StringRules | undefined;
  numbers: NumberRules | undefined;
  objects: ObjectRules | undefined;
  arrays: ArrayRules | undefined;
  applied: Applied[];
}

/** A compiled schema. */
export interface Program {
  readonly root: Node;
  /** True where `unevaluated*` is used: then what was evaluated is remembered. */
  readonly tracks: boolean;
}

/** What fulfils both. */
export function both(one: Program, other: Program): Program {
  const root = plainNode(ANY_KIND);
  root.applied.push({ kind: 'all', nodes: [one.root, other.root] });
  return { root, tracks: one.tracks || other.tracks };
}

/** A node that allows what these kinds are. */
export function plainNode(kinds: number): Node {
  return {
    ...{ kinds, typed: false, applied: [] },
    ...{ strings: undefined, numbers: undefined, objects: undefined, arrays: undefined },
  };
}

/** True for the schema `false`. */
export function isNever({ kinds }: Node): boolean {
  return kinds === 0;
}
