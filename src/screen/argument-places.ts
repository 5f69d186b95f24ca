/**
 * Argument places: where in the JSON text of a call's arguments the ones stand that rules name. What is no JSON object,
 * from where that shows, may be anything: every rule is for it.
 */
import type { Finding } from '../core/finding.ts';
import { foldName } from '../core/fold-name.ts';
import type { Channel } from '../core/segment.ts';
import { JsonReader, type JsonSink } from '../detectors/schema/json-reader.ts';
import { ARRAY, OBJECT } from '../detectors/schema/kinds.ts';
import { standsInPieces } from '../detectors/schema/target.ts';
import type { ArgumentName } from '../policy/compiled-policy.ts';
import { firstWhere } from './first-where.ts';

/** A longer name is none that a policy can have. */
const LONGEST_NAME = 1024;
/** Between these characters nothing begins or ends. */
const BETWEEN = /[^"{}[\],:\\]+|[\s\S]/g;

/** Half open; the last one may still be open. */
interface Stretch {
  readonly start: number;
  end: number;
}

/** Whether a name, or what stands below it, is what a policy means by this one. */
function isOf(names: readonly string[], wanted: ArgumentName): boolean {
  return wanted.length <= names.length && wanted.every((one, at) => one === '*' || one === names[at]);
}

/** True where a finding stands in one of the arguments; where that cannot be told, too. */
export function isInArguments(
  { start, end }: Pick<Finding, 'start' | 'end'>,
  wanted: readonly ArgumentName[],
  { channel, places }: { readonly channel: Channel; readonly places: ArgumentPlaces | undefined },
): boolean {
  const { call, argument, path } = channel;
  if (call?.part !== 'arguments') return false;
  if (argument !== undefined) {
    const names = argument.map(foldName);
    return wanted.some((one) => isOf(names, one));
  }
  if (places === undefined || standsInPieces(path)) return true;
  return wanted.some((one) => places.touches(one, start, end));
}

/** The JSON text of one call. */
export class ArgumentPlaces implements JsonSink {
  readonly #stretches: ReadonlyMap<ArgumentName, Stretch[]>;
  readonly #reader = new JsonReader(this);
  /** The containers that are open: true for arrays, which have no names. */
  readonly #arrays: boolean[] = [];
  /** Of each object that is open: the name of its member, folded. */
  readonly #names: string[] = [];
  #isName = false;
  #name = '';
  /** Where the piece begins that is being read. */
  #at = 0;
  /** From here on it is no JSON object. */
  #lost = Number.POSITIVE_INFINITY;
  readonly wantsDigits = false;

  constructor(wanted: readonly ArgumentName[]) {
    this.#stretches = new Map(wanted.map((one) => [one, []]));
  }

  get wantsText(): boolean {
    return this.#isName;
  }

  /** Takes the next text. */
  push(text: string): void {
    for (const [piece] of text.matchAll(BETWEEN)) {
      const wrong = this.#lost === Number.POSITIVE_INFINITY ? this.#reader.push(piece) : -1;
      if (wrong >= 0) this.#lost = this.#at + wrong;
      this.#at += piece.length;
    }
  }

  /** True where a stretch of the text stands, in whole or in part, in such an argument. */
  touches(wanted: ArgumentName, start: number, end: number): boolean {
    if (end > this.#lost) return true;
    const stretches = this.#stretches.get(wanted);
    if (stretches === undefined) return true;
    const first = stretches[firstWhere(stretches.length, (index) => (stretches[index]?.end ?? 0) > start)];
    return (first?.start ?? Number.POSITIVE_INFINITY) < end;
  }

  begin(kind: number): boolean {
    if (this.#arrays.length === 0 && kind !== OBJECT) return false;
    if (kind !== OBJECT && kind !== ARRAY) return true;
    this.#arrays.push(kind === ARRAY);
    if (kind === OBJECT) this.#names.push('');
    return true;
  }

  beginName(): boolean {
    this.#isName = true;
    this.#name = '';
    return true;
  }

  unit(unit: number): boolean {
    if (this.#isName && this.#name.length < LONGEST_NAME) this.#name += String.fromCharCode(unit);
    return true;
  }

  endText(): boolean {
    if (!this.#isName) return true;
    this.#isName = false;
    this.#names[this.#names.length - 1] = foldName(this.#name);
    for (const [wanted, stretches] of this.#stretches)
      if (wanted.length === this.#names.length && isOf(this.#names, wanted))
        stretches.push({ start: this.#at, end: Number.POSITIVE_INFINITY });
    return true;
  }

  next(): boolean {
    if (this.#arrays.at(-1) === false) this.#endMember();
    return true;
  }

  close(): boolean {
    if (this.#arrays.pop() === false) {
      this.#endMember();
      this.#names.pop();
    }
    return true;
  }

  digits(): boolean {
    return true;
  }

  endNumber(): boolean {
    return true;
  }

  endWord(): boolean {
    return true;
  }

  /** The innermost object's member is over. */
  #endMember(): void {
    for (const [wanted, stretches] of this.#stretches) {
      const last = stretches.at(-1);
      if (wanted.length === this.#names.length && last?.end === Number.POSITIVE_INFINITY) last.end = this.#at;
    }
  }
}
