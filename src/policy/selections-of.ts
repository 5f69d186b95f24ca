/** Each place that a policy selects, as one key: two policies with the same one are not told apart by it. */
import { normaliseHost } from './match.ts';
import type { PolicyDocument } from './parse.ts';

/** Host, path and model; empty for any. No part of them holds a blank. */
export function selectionsOf({
  hosts,
  paths = [''],
  models = [''],
}: Pick<PolicyDocument['policy']['spec']['selects'], 'hosts' | 'paths' | 'models'>): string[] {
  const places = (hosts?.map(normaliseHost) ?? ['']).flatMap((host) =>
    paths.map((path) => `${host} ${path}`),
  );
  return places.flatMap((place) => models.map((model) => `${place} ${model}`));
}
