/** The registry of `weir serve`: everything that policies may refer to under a configuration. */
import type { Config } from '../../config/schema.ts';
import type { CredentialKind } from '../../core/header-names.ts';
import type { VerifiedModels } from '../../models/signing/section.ts';
import type { Checked } from '../../policy/problem.ts';
import type { Registry } from '../../policy/registry.ts';
import { learnedModels, withModels } from './learned-models.ts';
import { policyRegistry } from './policy-registry.ts';
import type { Shelf } from './shelf.ts';

/** The configuration as workers get it: the primary has verified the models. */
export type WorkerConfig = Omit<Config, 'models'> & { readonly models: VerifiedModels };

/** Opens the indexes and models that it names, or says which cannot be used. */
export function registryOf(
  { judges, credentials, models, deciders }: WorkerConfig,
  shelf: Shelf,
): Checked<Registry> {
  const indexes = shelf.open();
  if (!indexes.ok) return indexes;
  const learned = learnedModels(models);
  if (!learned.ok)
    return { ok: false, problems: [{ file: 'models', path: '', message: learned.fault.message }] };
  const kinds = Object.entries(credentials).map(([name, { kind }]): [string, CredentialKind] => [name, kind]);
  const registry = policyRegistry(Object.keys(judges), new Map(kinds), indexes.value);
  return { ok: true, value: { ...withModels(registry, learned.value), deciders: Object.keys(deciders) } };
}
