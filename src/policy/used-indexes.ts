/** Which indexes, profiles and models a policy uses: it says something else when one of them changes. */
import type { Registry } from './registry.ts';
import type { GuardPolicy } from './schema.ts';

/** The digests of the indexes and profiles that the rules of a policy name, and of models, in the order of their rules. */
export function indexesOf({ spec }: GuardPolicy, { detectors, indexes }: Registry): string[] {
  return [...spec.request.rules, ...spec.response.rules].flatMap(({ detector, options }) => {
    const found = detectors.find(({ name }) => name === detector);
    const model = found?.model === undefined ? [] : [found.model.digest];
    if (found?.using === undefined) return model;
    const named = [options?.['index'], options?.['profile']].flatMap(
      (name) => (typeof name === 'string' ? indexes?.get(name)?.digest : undefined) ?? [],
    );
    return [...model, ...named];
  });
}
