/** Settings without effect: what is written, and nothing in the policy uses. */
import type { Path } from '../problem.ts';
import { type Checking, isWritten, type Warning, warningAt } from './check.ts';

/** Warns of sections and texts that no rule comes back to. */
export function withoutEffect(on: Checking): Warning[] {
  const { request, tools, refusals, response } = on.document.policy.spec;
  const found: (readonly [Path, string])[] = [];
  if (
    isWritten(on, ['spec', 'placeholders']) &&
    request.rules.every(({ action }) => action !== 'placeholder')
  )
    found.push([['spec', 'placeholders'], 'no rule has action placeholder']);
  const answers = [...(response.schema ?? []), ...(response.format ?? [])].some(
    ({ action }) => action === 'answer',
  );
  if (isWritten(on, ['spec', 'refusals', 'text']) && refusals.as !== 'answer' && !answers)
    found.push([['spec', 'refusals', 'text'], `it is said with as: answer, and as is ${refusals.as}`]);
  const spoken = [tools?.default, ...(tools?.rules ?? []).map(({ action, text }) => text ?? action)];
  if (isWritten(on, ['spec', 'tools', 'text']) && !spoken.includes('answer'))
    found.push([['spec', 'tools', 'text'], 'no rule on tools without words of its own has action answer']);
  return found.map(([path, why]) =>
    warningAt(on, path, { code: 'without-effect', message: `has no effect: ${why}; remove it` }),
  );
}
