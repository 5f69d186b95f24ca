/** A schema at work on one value: what it says so far, and why. */
import type { Cause } from './causes.ts';
import type { Applied, Node } from './node.ts';
import { all, any, conditional, FAILS, not, OPEN, one, PASSES, type Verdict } from './verdict.ts';

/** The part of a value that instances ask about. */
export interface Subject {
  /** Names that an object has so far. */
  readonly names: ReadonlySet<string>;
  /** True when the value is complete. */
  readonly complete: boolean;
}

/** One schema and one value. */
export class Instance {
  readonly node: Node;
  /** The schemas that apply to the same value, as `node.applied` lists them. */
  readonly subs: readonly (readonly Instance[])[];
  /** By its own keywords, and by all. */
  own: Verdict = OPEN;
  verdict: Verdict = OPEN;
  #cause: Cause | undefined;
  /** Candidates for a listed string: those from `low` to before `high` begin as the text does. */
  low = 0;
  high = 0;
  /** Items that `contains` is true of. */
  containing = 0;
  /** Names, or positions of items, that were evaluated; there where somebody asks. */
  readonly evaluated: Set<string | number> | undefined;
  /** Those whose value the schema for unevaluated ones refuses. */
  readonly refused: Set<string | number> | undefined;

  constructor(node: Node, subs: readonly (readonly Instance[])[], tracks: boolean) {
    this.node = node;
    this.subs = subs;
    this.high = node.strings?.values?.length ?? 0;
    this.evaluated = tracks ? new Set() : undefined;
    this.refused = tracks ? new Set() : undefined;
  }

  /** The first failure counts. */
  fail(cause: Cause): void {
    if (this.own === FAILS) return;
    this.own = FAILS;
    this.#cause = cause;
  }

  /** What is wrong, where it is decided. */
  get cause(): Cause {
    if (this.#cause !== undefined) return this.#cause;
    for (const [index, applied] of this.node.applied.entries()) {
      const subs = this.subs[index] ?? [];
      const failed = subs.find(({ verdict }) => verdict === FAILS);
      if ('values' in applied && failed !== undefined) return 'SCHEMA_VALUE';
      if ((applied.kind === 'all' || applied.kind === 'with') && failed !== undefined) return failed.cause;
    }
    return 'SCHEMA_CHOICE';
  }

  /** Puts its own verdict and those of its subs together; true when that changed. */
  settle(subject: Subject): boolean {
    if (this.verdict !== OPEN) return false;
    let verdict = this.own;
    for (let index = 0; index < this.subs.length && verdict !== FAILS; index++) {
      const applied = this.node.applied[index];
      const subs = this.subs[index];
      if (applied === undefined || subs === undefined) continue;
      verdict = all([verdict, outcome(applied, subs, subject)]);
    }
    this.verdict = verdict;
    return verdict !== OPEN;
  }

  /** True when it refuses a value that no schema which passed has evaluated. */
  refuses(names: ReadonlySet<string>): boolean {
    if (this.refused === undefined || this.refused.size === 0) return false;
    const evaluated = new Set(this.evaluated);
    this.#collectBeside(evaluated, names);
    return [...this.refused].some((place) => !evaluated.has(place));
  }

  #collect(into: Set<string | number>, names: ReadonlySet<string>): void {
    for (const place of this.evaluated ?? []) into.add(place);
    this.#collectBeside(into, names);
  }

  #collectBeside(into: Set<string | number>, names: ReadonlySet<string>): void {
    for (const [index, applied] of this.node.applied.entries())
      for (const sub of counted(applied, this.subs[index] ?? [], names)) sub.#collect(into, names);
  }
}

function outcome(applied: Applied, subs: readonly Instance[], { names, complete }: Subject): Verdict {
  const verdicts = subs.map(({ verdict }) => verdict);
  const [first = PASSES, second = PASSES, third = PASSES] = verdicts;
  switch (applied.kind) {
    case 'all':
      return all(verdicts);
    case 'any':
      return any(verdicts);
    case 'one':
      return one(verdicts);
    case 'not':
      return not(first);
    case 'if':
      return conditional(first, second, third);
    case 'with':
      if (names.has(applied.name)) return first;
      return complete || first === PASSES ? PASSES : OPEN;
  }
}

/** The subs whose annotations count. */
function counted(
  applied: Applied,
  subs: readonly Instance[],
  names: ReadonlySet<string>,
): readonly Instance[] {
  const [first, second, third] = subs;
  switch (applied.kind) {
    case 'not':
      return [];
    case 'with':
      return names.has(applied.name) ? subs : [];
    case 'if': {
      if (first === undefined) return [];
      const chosen = first.verdict === PASSES ? [first, second] : [third];
      return chosen.filter((sub) => sub !== undefined);
    }
    default:
      return subs.filter(({ verdict }) => verdict === PASSES);
  }
}
