/** Plain values by their paths, as they are written in a document. */
import type { Path } from '../problem.ts';

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined where there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path)
    here = isRecord(here) ? Object.getOwnPropertyDescriptor(here, step)?.value : undefined;
  return here;
}

/** The same value but for what stands at a path. */
export function withValue(value: unknown, path: Path, put: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return put;
  if (put === undefined && valueAt(value, path) === undefined) return value;
  const record = isRecord(value) ? value : {};
  return { ...record, [step]: withValue(record[String(step)], rest, put) };
}

/** A list, or one entry in place of it, as a list. */
export function entriesOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The paths of all that is said below a value; what `ends` is said as a whole. */
export function leavesOf(value: unknown, ends: (path: string) => boolean, prefix = ''): string[] {
  if (!isRecord(value) || ends(prefix)) return [prefix];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, ends, prefix === '' ? name : `${prefix}.${name}`),
  );
}
