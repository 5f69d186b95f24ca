/** What a format says of the places in its documents: names, roles, and what to make of their values. */
import { foldName } from '../../core/fold-name.ts';
import type { Insertable, Parameter, ParameterName } from '../../core/parameter.ts';
import type { KeptKind, Role, Skipped } from '../../core/segment.ts';
import type { UsageOf } from '../../core/usage.ts';
import { NameTable } from './names.ts';

/** One place of a format. */
export interface Shape {
  readonly members: ReadonlyMap<string, Shape>;
  /** Names of `members` by their folded form, so that a variant of one is refused. */
  readonly folded: ReadonlyMap<string, string>;
  /** Other spellings that servers take for names of `members`; a member counts as one whatever its spelling. */
  readonly aliases: ReadonlyMap<string, string> | undefined;
  /** Members whose names the format leaves open; undefined where they are not in the format. */
  readonly rest: Shape | undefined;
  readonly items: Shape | undefined;
  /**
   * Of a list whose first items each have a meaning of their own: these, in order; those behind them are `items`. Of an object
   * whose first members do, whatever their names: the same, and `rest`.
   */
  readonly ranks: readonly Shape[] | undefined;
  /** Who speaks here; `speaker` is whoever the message around says. */
  readonly role: Role | 'speaker';
  /** What the dialect calls this place, when it wants to hear of it. */
  readonly mark: string | undefined;
  /** Values that are words of the format and not text. */
  readonly words: ReadonlySet<string> | undefined;
  /** The kind of encoded data that may stand here in place of text; a `reference` is text as well. */
  readonly media: Skipped['reason'] | undefined;
  /**
   * What the provider keeps under the id that stands here: a thing that is asked for, where the place is a `reference`,
   * else one that the answer has made. Of a `sealed` place: the blob itself.
   */
  readonly keeps: KeptKind | undefined;
  /** True where the strings of many events are one text. */
  readonly joined: boolean;
  /** True where such strings are words of their text: a blank stands between them, also where none is written. */
  readonly spaced: boolean;
  /** True for the text of a part, and for a part that may be a bare text: its list of parts is one text. */
  readonly part: boolean;
  /** What a value here asks of the provider beside its text. */
  readonly parameter: Parameter | undefined;
  /** What the number here counts, and the name it has. */
  readonly usage: { readonly of: UsageOf; readonly name: string } | undefined;
  /** Members that can carry a parameter which an object here leaves out. */
  readonly inserts: ReadonlyMap<ParameterName, readonly Insertable[]> | undefined;
}

export interface ShapeParts {
  readonly members?: Readonly<Record<string, Shape>>;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly rest?: Shape;
  readonly items?: Shape;
  readonly ranks?: readonly Shape[];
  readonly role?: Role | 'speaker';
  readonly mark?: string;
  readonly words?: readonly string[];
  readonly media?: Skipped['reason'];
  readonly keeps?: KeptKind;
  readonly joined?: boolean;
  readonly spaced?: boolean;
  readonly part?: boolean;
  readonly parameter?: Parameter;
}

/** A format: its root and every name that may appear in a path. */
export interface Format {
  readonly root: Shape;
  readonly names: NameTable;
}

/** Builds a shape; what is left out is not in the format, and its text belongs to an unknown role. */
export function shape(parts: ShapeParts): Shape {
  const members = new Map(Object.entries(parts.members ?? {}));
  const aliases = Object.entries(parts.aliases ?? {});
  const spellings = [...aliases, ...[...members.keys()].map((name) => [name, name] as const)];
  return {
    members,
    folded: new Map(spellings.map(([spelling, name]) => [foldName(spelling), name])),
    aliases: aliases.length === 0 ? undefined : new Map(aliases),
    rest: parts.rest,
    items: parts.items,
    ranks: parts.ranks,
    role: parts.role ?? 'unknown',
    mark: parts.mark,
    words: parts.words === undefined ? undefined : new Set(parts.words),
    media: parts.media,
    keeps: parts.keeps,
    joined: parts.joined ?? parts.spaced ?? false,
    spaced: parts.spaced ?? false,
    part: parts.part ?? false,
    parameter: parts.parameter,
    usage: undefined,
    inserts: insertsOf(members),
  };
}

function insertsOf(members: ReadonlyMap<string, Shape>): Shape['inserts'] {
  const inserts = new Map<ParameterName, Insertable[]>();
  for (const [member, { parameter }] of members) {
    if (parameter?.insert === undefined && parameter?.needed === undefined) continue;
    inserts.set(parameter.name, [...(inserts.get(parameter.name) ?? []), { member, parameter }]);
  }
  return inserts.size === 0 ? undefined : inserts;
}

/** A place that is a parameter as well. */
export function parameter(is: Parameter, place: Shape = free('other')): Shape {
  return { ...place, parameter: is };
}

/** A place for the number of tokens that went one way. */
export function counted(of: UsageOf, name: string, place: Shape = free('other')): Shape {
  return { ...place, usage: { of, name } };
}

/** A place for what an exchange took, by the names of its numbers; anything else may stand there as well. */
export function usage(names: Readonly<Record<UsageOf, readonly string[]>>): Shape {
  const ways = ['input', 'output'] as const;
  const members = new Map(ways.flatMap((of) => names[of].map((name) => [name, counted(of, name)] as const)));
  return { ...shape({ role: 'other', rest: free('other') }), members };
}

/** A place for a string of that role. */
export function text(role: Role | 'speaker'): Shape {
  return shape({ role });
}

/**
 * A place for an id by which the provider adds content that was not seen: named as such, and judged as text. `keeps` is
 * what it stands for, where Weir may have seen that being made.
 */
export function reference(role: Role | 'speaker' = 'other', keeps?: KeptKind): Shape {
  return shape({ role, media: 'reference', ...(keeps === undefined ? {} : { keeps }) });
}

/** A place for the id of a thing that the answer has made. */
export function created(keeps: KeptKind): Shape {
  return shape({ role: 'other', keeps });
}

/** A place for a blob that only the provider can read, in Base64, and that it wants back; anything else there is text. */
export function sealed(mark?: string): Shape {
  return shape({ role: 'other', media: 'sealed', keeps: 'sealed', ...(mark === undefined ? {} : { mark }) });
}

/** The mark of the numbers of a sealed list. */
export const SEALED_NUMBER = 'sealed-number';

/** The same as a list of numbers: the tokens of an earlier exchange. */
export function sealedNumbers(): Shape {
  const items = shape({ role: 'other', mark: SEALED_NUMBER });
  return shape({ role: 'other', mark: 'sealed-numbers', media: 'sealed', keeps: 'sealed', items });
}

/** A place below which anything may stand, all of one role. */
export function free(role: Role | 'speaker'): Shape {
  const members = new Map<string, Shape>();
  const open: { -readonly [Key in keyof Shape]: Shape[Key] } = { ...shape({ role }), members };
  open.rest = open;
  open.items = open;
  return open;
}

/** What is not in the format. */
export const UNKNOWN: Shape = free('unknown');

/** The marks of places that hold the arguments of a call. */
export const ARGUMENT_MARKS: ReadonlySet<string | undefined> = new Set(['call-arguments', 'arguments']);

/** Builds a format from its root; `names` adds names that open places use. */
export function format(root: Shape, names: readonly string[]): Format {
  const all = new Set(names);
  collectNames(root, { all, seen: new Set() });
  return { root, names: new NameTable(all) };
}

function collectNames(from: Shape, into: { readonly all: Set<string>; readonly seen: Set<Shape> }): void {
  if (into.seen.has(from)) return;
  into.seen.add(from);
  for (const alias of from.aliases?.keys() ?? []) into.all.add(alias);
  for (const [name, member] of from.members) {
    into.all.add(name);
    collectNames(member, into);
  }
  if (from.rest !== undefined) collectNames(from.rest, into);
  for (const item of [from.items, ...(from.ranks ?? [])]) if (item !== undefined) collectNames(item, into);
}
