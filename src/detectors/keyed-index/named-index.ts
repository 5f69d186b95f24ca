/** The option of a rule that names an index of the process configuration. */
import { z } from 'zod';
import type { Indexes, Scanner } from '../../core/detector.ts';

/** Names of indexes in the process configuration. */
export const INDEX_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Finds nothing: for an index of which only the name is known. */
export const SILENT: Scanner = {
  lookback: 0,
  context: 0,
  scan: ({ text }) => ({ hits: [], holdFrom: text.length }),
};

/** The name of an index that is there and is for that detector. */
export function indexNamed(indexes: Indexes, kind: string): z.ZodString {
  return z.string().superRefine((name, context) => {
    const message = problemOf(name, indexes, kind);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
}

function problemOf(name: string, indexes: Indexes, kind: string): string | undefined {
  const found = indexes.get(name);
  if (found !== undefined)
    return found.kind === kind || found.kind === 'unread' ? undefined : `is an index for ${found.kind}`;
  const known = [...indexes.keys()].join(', ');
  const help =
    known === ''
      ? 'name it under "dlp.indexes" in weir.yaml, or with --index'
      : `those in the configuration are ${known}`;
  return `no index is called "${name.slice(0, 60)}"; ${help}`;
}
