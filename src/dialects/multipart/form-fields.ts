/** The fields of a form that its format names: what their text is, and names that servers could take for theirs. */
import { type Fault, fault } from '../../core/fault.ts';
import { foldName } from '../../core/fold-name.ts';
import { type Shape, UNKNOWN } from '../json/shape.ts';
import { plainName } from './part-head.ts';

const VARIANT =
  'The form has a field whose name some servers take for one of the format; spell it as documented, in its case.';

/** Fields by their names. */
export class FormFields {
  readonly #shapes: ReadonlyMap<string, Shape>;
  readonly #folded: ReadonlySet<string>;

  constructor(shapes: Readonly<Record<string, Shape>>) {
    this.#shapes = new Map(Object.entries(shapes));
    this.#folded = new Set([...this.#shapes.keys()].map(fold));
  }

  /** True for a name of the format. */
  has(name: string): boolean {
    return this.#shapes.has(name);
  }

  /** What a field is; of an unknown role when the format does not name it. */
  of(name: string): Shape {
    return this.#shapes.get(name) ?? UNKNOWN;
  }

  /** The fault of a name that is not of the format and differs from one in spelling alone. */
  variant(name: string): Fault | undefined {
    if (this.#shapes.has(name) || !this.#folded.has(fold(name))) return undefined;
    return fault('unreadable', VARIANT);
  }
}

/** Without blanks, escapes, case and the marks of a list, which servers undo in ways of their own. */
function fold(name: string): string {
  return foldName(plainName(name).trim())
    .replace(/(?:\[\d*\])+$/, '')
    .trim();
}
