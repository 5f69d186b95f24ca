/** A field of a form that is a parameter of the request. */
import type { ParameterName, ParameterNote } from '../../core/parameter.ts';
import type { Shape } from '../json/shape.ts';

/** Where its text stands. */
export interface FieldPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly fixed: boolean;
}

const WHOLE = /^-?\d{1,15}$/;

/** What the field says: forms have texts alone, which servers take for numbers and words. Undefined where nothing is asked. */
export function fieldParameter(
  text: string,
  { parameter }: Shape,
  on: FieldPlace & { readonly names: ReadonlySet<ParameterName> | undefined },
): ParameterNote | undefined {
  const { path, start, end, fixed, names } = on;
  if (parameter === undefined || names?.has(parameter.name) !== true) return undefined;
  const word = text.trim().toLowerCase();
  const value = WHOLE.test(word) ? Number(word) : word === 'true' ? true : word === 'false' ? false : text;
  const asks = parameter.asks === undefined || parameter.asks.includes(word);
  if (parameter.idle?.includes(value) === true || !asks) return undefined;
  const type = typeof value as 'number' | 'boolean' | 'string';
  const note = { kind: 'given', parameter, path, type, value, start, end, empty: false } as const;
  return fixed ? { ...note, fixed: true } : note;
}
