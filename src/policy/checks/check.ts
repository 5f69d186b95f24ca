/** Checks: what a sound policy may still not mean as it is written. Each looks at one policy of a load. */
import type { CompiledPolicy } from '../compiled-policy.ts';
import { problemAt } from '../explain.ts';
import type { PolicyDocument } from '../parse.ts';
import type { Path, Problem } from '../problem.ts';
import type { Registry } from '../registry.ts';

/** The closed set of what checks warn of. */
export const WARNINGS = [
  'repeated-rule', // two rules find the same, and do the same
  'conflicting-rules', // two rules find the same, and do not do the same
  'unreachable-rule', // another rule decides wherever it could
  'lets-all-pass', // a policy, or its tools, that keep nothing back
  'unread-role', // text that no rule reads
  'constant-condition', // a condition that is always true, or never
  'loose-condition', // what allows a call is true of more than it seems
  'unknown-value', // a comparison with a word that never comes up
  'unknown-tool', // the name of a tool that is in no list
  'expired', // an exception whose time is over
  'threshold', // one that everything or nothing reaches
  'without-effect', // a setting that nothing uses
  'unused', // something that policies may refer to, and none does
] as const;
export type WarningCode = (typeof WARNINGS)[number];

/** One warning: a problem that keeps nothing from being loaded. */
export interface Warning extends Problem {
  readonly code: WarningCode;
}

/** One policy of a load, as it is written and as it was compiled, and what is known beside it. */
export interface Checking extends Known {
  readonly document: PolicyDocument;
  readonly compiled: CompiledPolicy;
}

/** What is known beside the policies. */
export interface Known {
  readonly registry: Registry;
  /** Names of the dialects. */
  readonly dialects: readonly string[];
  /** Names of tools that there are; undefined where nobody says. */
  readonly tools: readonly string[] | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export type Check = (on: Checking) => readonly Warning[];

/** Builds one warning at a place of a document. */
export function warningAt(
  { document: { source } }: Pick<Checking, 'document'>,
  path: Path,
  warning: { readonly code: WarningCode; readonly message: string },
): Warning {
  return { ...problemAt(source, path, warning.message), code: warning.code };
}

/** True where something stands at that place of the document. */
export function isWritten({ document: { source } }: Pick<Checking, 'document'>, path: Path): boolean {
  let here: unknown = source.value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return false;
    here = Object.getOwnPropertyDescriptor(here, step)?.value;
  }
  return here !== undefined;
}
