/** Who is one person under several ids, as the configuration says. */
import { isIP } from 'node:net';

/** Groups of ids; groups that share an id are one person. */
export type SamePerson = readonly (readonly string[])[];

/** Every id of the person who has that one. */
export function idsOf(id: string, groups: SamePerson): readonly string[] {
  const ids = new Set([id]);
  for (let before = 0; before < ids.size; ) {
    before = ids.size;
    for (const group of groups) if (group.some((one) => ids.has(one))) for (const one of group) ids.add(one);
  }
  return [...ids];
}

/** The first id that nobody can have, neither callers nor approvers; what it says of a person would never count. */
export function nobodysId(
  groups: SamePerson,
  known: { readonly issuers: readonly string[]; readonly others: readonly string[] },
): string | undefined {
  return groups.flat().find((id) => !known.others.includes(id) && !isSomebodys(id, known.issuers));
}

/** As identities are named: a token by its issuer, a key by its name, a certificate by its SPIFFE id, and an address. */
function isSomebodys(id: string, issuers: readonly string[]): boolean {
  if (/^(?:key:.|spiffe:\/\/.)/.test(id) || isIP(id) !== 0) return true;
  return issuers.some((issuer) => id.startsWith(`jwt:${issuer}/`));
}
