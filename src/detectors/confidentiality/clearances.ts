/** Clearances: up to which class something may be told, by who is told: the caller, or a tool through the caller. */
import type { Caller } from '../../core/caller.ts';
import { type Class, classNamed, lower } from '../../core/classes.ts';
import type { CallPart } from '../../core/segment.ts';
import type { ConfidentialityOptions } from './options.ts';

type Tools = readonly { readonly names: readonly string[]; readonly clearance: Class }[];

/** The clearances of one exchange. */
export class Clearances {
  /** Of what is said to the caller. */
  readonly caller: Class;
  /** Of nobody who may be told is it lower. */
  readonly lowest: Class;
  readonly #tools: Tools;

  constructor(chosen: ConfidentialityOptions, caller: Caller | undefined) {
    this.caller = callerClearance(chosen, caller);
    this.#tools = chosen.tools.map(({ names, clearance }) => ({
      names: names.map((name) => name.toLowerCase()),
      clearance: classOfWord(clearance),
    }));
    this.lowest = this.#tools.reduce((lowest, { clearance }) => lower(lowest, clearance), this.caller);
  }

  /** Of a text that is no call, or of a call; a tool whose name nobody has said may be any. */
  of(call: CallPart | undefined): Class {
    if (call === undefined) return this.caller;
    const name = call.call.name?.toLowerCase();
    if (name === undefined) return this.lowest;
    const entry = this.#tools.find(({ names }) => names.some((one) => fits(one, name)));
    return lower(this.caller, entry?.clearance ?? this.caller);
  }
}

/** The class of a word that a schema has let through. */
export function classOfWord(word: string): Class {
  return classNamed(word) ?? 'RESTRICTED';
}

/** An unknown caller is nobody that an entry speaks of; one that proves a clearance has it where no entry speaks of it. */
function callerClearance({ callers, clearance }: ConfidentialityOptions, caller: Caller | undefined): Class {
  const known = caller === undefined || caller.kind === 'unknown' ? undefined : caller;
  const entry = callers.find((one) => known !== undefined && speaksOf(one, known));
  const proven = known?.clearance === undefined ? undefined : classNamed(known.clearance);
  return entry === undefined ? (proven ?? classOfWord(clearance)) : classOfWord(entry.clearance);
}

/** An entry that names ids and roles is for who has both. */
function speaksOf({ ids, roles }: ConfidentialityOptions['callers'][number], caller: Caller): boolean {
  const named = ids === undefined || ids.some((id) => fits(id, caller.id));
  return named && (roles === undefined || roles.some((role) => caller.roles.includes(role)));
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
