/** Settling: what bounds of the policy change of a unit beside its text, or why it may not leave; one after the other. */
import type { Finding } from '../core/finding.ts';
import type { Unit } from '../core/segment.ts';
import type { ByteEdit } from '../dialects/splice.ts';
import type { Denial } from './denial.ts';

/** Changes of a unit beside those of its text. */
export interface Settled {
  /** In order of their bytes. */
  readonly edits: readonly ByteEdit[];
  /** The name of the bound that made the first of them; undefined where there are none. */
  readonly by: string | undefined;
  /** What they take out, to be told. */
  readonly findings?: readonly Finding[];
}

/** What is decided about one unit that is complete; undefined leaves it as it is. */
export type Settlement = Denial | Settled | undefined;

/** Decides about a unit. */
export type Settle = (unit: Unit) => Settlement;

/** Bounds on what a unit asks for; they may change it. */
export interface Settling {
  settle?(unit: Unit): Settlement;
  /** They are asked of every unit of the message, and not of the first alone. */
  readonly settlesEach?: boolean;
}

/** One after the other; no two change the same bytes. */
export function settlingBoth(first: Settle | undefined, second: Settle): Settle {
  if (first === undefined) return second;
  return (unit) => {
    const one = first(unit);
    if (one !== undefined && 'kind' in one) return one;
    const other = second(unit);
    if (one === undefined || other === undefined || 'kind' in other) return other ?? one;
    const edits = [...one.edits, ...other.edits].sort((a, b) => a.from - b.from || a.to - b.to);
    return { edits, by: one.by ?? other.by, findings: [...(one.findings ?? []), ...(other.findings ?? [])] };
  };
}

/** Decides about a unit once, however often it is asked. */
export function settlingOnce(settle: Settle): Settle {
  let last: { readonly unit: Unit; readonly outcome: Settlement } | undefined;
  return (unit) => {
    if (last?.unit !== unit) last = { unit, outcome: settle(unit) };
    return last.outcome;
  };
}

/** Decides about the first unit alone, where others are asked about too. */
export function settlingFirst(settle: Settle | undefined): Settle {
  let first = true;
  return (unit) => {
    const outcome = first ? settle?.(unit) : undefined;
    first = false;
    return outcome;
  };
}
