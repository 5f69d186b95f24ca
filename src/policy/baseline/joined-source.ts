/** The source of a policy under a baseline: entries of lists that the baseline stands in front of are found where they are written. */
import type { Path } from '../problem.ts';
import { formatPath } from '../problem.ts';
import type { SourceDocument } from '../source.ts';

export interface Joined {
  /** By the paths of lists: how many of their entries are the baseline's. */
  readonly joined: ReadonlyMap<string, number>;
  /** The policy as it holds. */
  readonly value: unknown;
}

/** Places are those in the policy's own file; what the baseline says has the place of the policy as a whole. */
export function sourceOver(own: SourceDocument, { joined, value }: Joined): SourceDocument {
  const written = (path: Path): Path => {
    for (let length = path.length - 1; length > 0; length--) {
      const before = joined.get(formatPath(path.slice(0, length)));
      const index = path[length];
      if (before === undefined || typeof index !== 'number') continue;
      if (index < before) return [];
      return [...path.slice(0, length), index - before, ...path.slice(length + 1)];
    }
    return path;
  };
  return {
    file: own.file,
    value,
    lineOf: (path) => own.lineOf(written(path)),
    columnOf: (path) => own.columnOf(written(path)),
  };
}
