/** Selections: two policies for the same exchanges under the same condition, of which only the first is ever used. */
import type { PolicyDocument } from '../parse.ts';
import { selectionsOf } from '../selections-of.ts';
import { type Warning, warningAt } from './check.ts';
import { conditionText } from './condition-text.ts';

/** Those without a condition are refused when they are loaded; here are those whose conditions are the same text. */
export function selections(documents: readonly PolicyDocument[]): Warning[] {
  const owners = new Map<string, string>();
  return documents.flatMap((document) => {
    const { selects } = document.policy.spec;
    const { when } = selects;
    if (when === undefined) return [];
    const keys = selectionsOf(selects).map((key) => `${key} ${conditionText(when)}`);
    const taken = keys.every((key) => owners.has(key));
    const owner = owners.get(keys[0] ?? '');
    for (const key of keys) if (!owners.has(key)) owners.set(key, document.policy.metadata.name);
    if (!taken) return [];
    const message = `is never used: policy "${owner}" selects the same under the same condition and comes first; select something else, or remove one`;
    return [warningAt({ document }, ['spec', 'selects'], { code: 'unreachable-rule', message })];
  });
}
