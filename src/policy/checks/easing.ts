/** Easing: exceptions whose time is over or very long, and rollouts that are none. */
import { DIRECTIONS } from '../../core/frame.ts';
import type { Path } from '../problem.ts';
import { type ExceptionSpec, endOf } from '../sections/easing.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

const YEAR_MS = 366 * 86_400_000;

/** Warns of both. */
export function easing(on: Checking): Warning[] {
  const { exceptions } = on.document.policy.spec;
  return [...exceptions.flatMap((one, at) => exceptionWarning(on, one, at)), ...rollouts(on)];
}

function exceptionWarning(on: Checking, exception: ExceptionSpec, at: number): Warning[] {
  const path: Path = ['spec', 'exceptions', at, 'until'];
  const left = endOf(exception) - on.now;
  const { name, owner } = exception;
  if (left <= 0) {
    const message = `exception "${name}" is over and does nothing; ask ${owner}, and remove it`;
    return [warningAt(on, path, { code: 'expired', message })];
  }
  if (left <= YEAR_MS) return [];
  const message = `exception "${name}" lasts for more than a year; narrow the rule, or name a nearer end`;
  return [warningAt(on, path, { code: 'without-effect', message })];
}

function rollouts(on: Checking): Warning[] {
  const { spec } = on.document.policy;
  const all = [
    ...DIRECTIONS.flatMap((direction) =>
      spec[direction].rules.map(({ rollout }, at) => ({ rollout, path: ['spec', direction, 'rules', at] })),
    ),
    ...(spec.tools?.rules ?? []).map(({ rollout }, at) => ({
      rollout,
      path: ['spec', 'tools', 'rules', at],
    })),
  ];
  return all.flatMap(({ rollout, path }) => {
    const message = rollout === undefined ? undefined : problemOf(rollout.percent);
    if (message === undefined) return [];
    return [warningAt(on, [...path, 'rollout', 'percent'], { code: 'without-effect', message })];
  });
}

function problemOf(percent: number): string | undefined {
  if (percent === 100) return 'the rule acts on everybody: the rollout has no effect; remove it';
  return percent === 0 ? 'the rule acts on nobody who is known; use mode: observe' : undefined;
}
