/** Roles and titles that read like the first word of a name where they stand before one: `Kundin Ada Byron`, `Herrn Byron`. */
import type { NameRead } from './names.ts';
import { ROLE_FIELDS, ROLE_HOLDERS } from './role-words.ts';
import { CAPITAL_TITLES, FIELDS, HOLDERS, LOOSE_FIELDS, SHORT_TITLES, TITLES } from './words.ts';

const titles: ReadonlySet<string> = new Set([...SHORT_TITLES, ...TITLES]);
const roles: ReadonlySet<string> = new Set([
  ...[...titles, ...CAPITAL_TITLES],
  ...[...FIELDS, ...LOOSE_FIELDS, ...HOLDERS, ...ROLE_FIELDS, ...ROLE_HOLDERS].filter(
    (word) => !/[ _/]/.test(word),
  ),
  ...'klient klientka klientem kundinnen klant mandant mandantin abonne abonnee adherent adherente usuario usuaria utente socio socia'.split(
    ' ',
  ),
]);

/** Does a role or a title begin it, or a title stand inside? The name is what follows. */
export function holdsRole({ words }: NameRead): boolean {
  return words.some((word, at) => (at === 0 ? isRole(word.toLowerCase()) : titles.has(word.toLowerCase())));
}

/** The endings of German cases stand behind a role: `Ihren Patienten Otto Byron`. */
function isRole(word: string): boolean {
  return (
    roles.has(word) ||
    (/[ntre]en$/.test(word) && (roles.has(word.slice(0, -2)) || roles.has(word.slice(0, -1))))
  );
}
