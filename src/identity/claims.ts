/** Claims of a token that was verified -> the caller. A claim that is there and is not what it should be is a fault. */
import type { Caller } from '../core/caller.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { ClaimPath, IssuerSection } from './section.ts';

const LONGEST = 255;
const MOST_ROLES = 100;
const CONTROL = /\p{Cc}/u;

export type Claims = Readonly<Record<string, unknown>>;

/** Returns the caller that an issuer, by its name in the configuration, tells of. */
export function callerFrom(issuer: string, told: Claims, names: IssuerSection['claims']): Result<Caller> {
  const id = valueAt(told, names.id);
  if (!isWord(id)) return wrong('names nobody');
  const tenant = optional(told, names.tenant);
  if (tenant !== undefined && !isWord(tenant)) return wrong('has a tenant that is no name');
  const roles = rolesOf(optional(told, names.roles));
  if (roles === undefined) return wrong('has roles that are no list of names');
  const clearance = optional(told, names.clearance);
  if (clearance !== undefined && !isWord(clearance)) return wrong('has a clearance that is no name');
  return ok({
    // No other kind of caller has an id like it.
    ...{ id: `jwt:${issuer}/${id}`, kind: 'jwt', roles },
    ...(tenant === undefined ? {} : { tenant }),
    ...(clearance === undefined ? {} : { clearance }),
    claims: kept(told, names.keep),
  });
}

function wrong(what: string): ReturnType<typeof failed> {
  return failed('unauthenticated', `The token ${what}.`);
}

function optional(told: Claims, path: ClaimPath | undefined): unknown {
  return path === undefined ? undefined : valueAt(told, path);
}

function valueAt(told: Claims, path: ClaimPath): unknown {
  let value: unknown = told;
  for (const name of typeof path === 'string' ? [path] : path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Claims)[name];
  }
  return value;
}

function rolesOf(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  const list: unknown = typeof value === 'string' ? value.split(' ').filter((role) => role !== '') : value;
  if (!Array.isArray(list) || list.length > MOST_ROLES || !list.every(isWord)) return undefined;
  return [...new Set(list)];
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST && !CONTROL.test(value);
}

function kept(told: Claims, names: readonly string[]): Claims {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(told, name)).map((name) => [name, told[name]]),
  );
}
