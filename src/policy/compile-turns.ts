/** Turns: whether a rule reads what a user says in several messages as one text too. */
import type { Direction } from '../core/frame.ts';
import type { CompiledRule } from './compiled-policy.ts';
import type { Registry } from './registry.ts';
import type { RuleSpec } from './schema.ts';

/** Only requests hold what a user has said before. */
export function turnProblem(
  { options }: RuleSpec,
  direction: Direction,
): { readonly key: string; readonly message: string }[] {
  const written = options !== undefined && 'turns' in options;
  return direction === 'response' && written
    ? [{ key: 'options', message: '"turns" has no effect on answers; remove it' }]
    : [];
}

/** How it reads them, by its detector and its options, which are checked; rules for calls of tools do not. */
export function readTogether(
  { detector: name, options = {}, within, tools, arguments: named }: RuleSpec,
  { direction }: { readonly direction: Direction },
  { detectors }: Registry,
): Pick<CompiledRule, 'turns'> {
  if (direction === 'response' || within === 'calls' || tools !== undefined || named !== undefined) return {};
  const turns = detectors.find((detector) => detector.name === name)?.turns?.(options);
  return turns === undefined ? {} : { turns };
}
