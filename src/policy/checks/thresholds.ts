/** Thresholds that everything a detector says reaches, or nothing. */
import { DIRECTIONS } from '../../core/frame.ts';
import type { RuleSpec } from '../schema.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

/** Warns of both. */
export function thresholds(on: Checking): Warning[] {
  return DIRECTIONS.flatMap((direction) =>
    on.document.policy.spec[direction].rules.flatMap((rule, at) => {
      const message = problemOf(rule, on);
      const path = ['spec', direction, 'rules', at, 'threshold'];
      return message === undefined ? [] : [warningAt(on, path, { code: 'threshold', message })];
    }),
  );
}

function problemOf({ detector, threshold }: RuleSpec, { registry }: Checking): string | undefined {
  if (threshold === 0)
    return `0 leaves nothing alone: the faintest guess of detector ${detector} counts; write the score from which a finding counts, such as 0.5`;
  const surest = registry.detectors.find(({ name }) => name === detector)?.surest ?? 1;
  if (threshold > surest)
    return `nothing reaches it: detector ${detector} never scores more than ${surest}; write that or less`;
  return undefined;
}
