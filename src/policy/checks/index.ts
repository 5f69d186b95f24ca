/** The checks, one ordered list, and what they say of all policies of a load. */
import { holdingToBaseline } from '../baseline/under-baseline.ts';
import { finish } from '../compile.ts';
import type { PolicySet } from '../compiled-policy.ts';
import { type PolicyDocument, type PolicyText, parsePolicies } from '../parse.ts';
import type { Check, Known, Warning } from './check.ts';
import { conditions } from './conditions.ts';
import { easing } from './easing.ts';
import { letsAllPass } from './lets-all-pass.ts';
import { looseTests } from './loose-tests.ts';
import { repeatedRules } from './repeated-rules.ts';
import { selections } from './selections.ts';
import { thresholds } from './thresholds.ts';
import { toolNames } from './tool-names.ts';
import { toolRoutes, toolRules } from './tool-rules.ts';
import { unreadRoles } from './unread-roles.ts';
import { type Given, unused } from './unused.ts';
import { withoutEffect } from './without-effect.ts';

const CHECKS: readonly Check[] = [
  letsAllPass,
  unreadRoles,
  repeatedRules,
  toolRules,
  toolRoutes,
  toolNames,
  conditions,
  looseTests,
  thresholds,
  withoutEffect,
  easing,
];

/** What is known beside the policies, and what they may refer to. */
export interface KnownBeside extends Known {
  readonly given: Given;
}

/** Returns the warnings about policies that were loaded from these texts, in order of file and line. */
export function checkPolicies(texts: readonly PolicyText[], set: PolicySet, known: KnownBeside): Warning[] {
  return finish(checkingPolicies(texts, set, known));
}

/** The same in steps, one file or policy each. */
export function* checkingPolicies(
  texts: readonly PolicyText[],
  set: PolicySet,
  known: KnownBeside,
): Generator<void, Warning[]> {
  const written: PolicyDocument[] = [];
  for (const text of texts) {
    written.push(...documentsOf(text));
    yield;
  }
  // As they hold: in the order of the set.
  const { policies: documents } = yield* holdingToBaseline(written);
  const warnings = [...selections(documents), ...unused(written, known.given)];
  for (const [at, document] of documents.entries()) {
    const compiled = set.policies[at];
    if (compiled !== undefined)
      warnings.push(...CHECKS.flatMap((check) => check({ ...known, document, compiled })));
    yield;
  }
  const files = texts.map(({ file }) => file);
  return warnings.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || orderOf(a) - orderOf(b));
}

function documentsOf(text: PolicyText): readonly PolicyDocument[] {
  const parsed = parsePolicies(text);
  return parsed.ok ? parsed.value : [];
}

function orderOf({ line = 0, column = 0 }: Warning): number {
  return line * 10_000 + column;
}
