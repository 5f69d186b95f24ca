/** Callers with keys, one for each case, so that no case uses up the budget of another. */
import { createHash } from 'node:crypto';
import type { Secrets } from '../../upstream/secrets.ts';

export const keyOf = (name: string): string => `wk_${name}_5f0c1d2e3b4a59687766554433221100`;

/** The section `identity` of the process configuration for these callers; `name@tenant` names a tenant. */
export function callersWith(secrets: Secrets, names: readonly string[]): object {
  const rows = names.map((name) => {
    const [id = '', tenant = 'shop'] = name.split('@');
    const sha256 = createHash('sha256').update(keyOf(id)).digest('hex');
    return { name: id, sha256, tenant, roles: [] };
  });
  return { keys: { file: secrets.write('keys', JSON.stringify(rows), []) } };
}
