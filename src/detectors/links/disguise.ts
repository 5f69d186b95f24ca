/** Disguises of hosts: what makes an address look as if it led elsewhere. */
import { fold } from '../fold.ts';
import { scriptsIn } from '../scripts.ts';
import { type Address, isToPeople } from './address.ts';
import { withoutFinalDot } from './hosts.ts';
import { decodeLabel } from './punycode.ts';

/** A name of a host, as people read it. */
const READS_AS_HOST = /[a-z0-9-]+\.[a-z]{2,}|%2f|[\u2044\u2215\uff0f]/i;
/** IPv4 in the last bits of IPv6 (RFC 4291 section 2.5.5), as the URL standard writes it. */
const MAPPED = /^\[::(?:ffff:)?[0-9a-f]{1,4}:[0-9a-f]{1,4}\]$/;
/** Without a shape of their own: the URL standard takes them out of names. */
const IGNORED = /[\p{Default_Ignorable_Code_Point}\u3002\uff0e\uff61]/u;
/** Scripts that are written together (UTS #39 section 5.1, highly restrictive). */
const TOGETHER: readonly (readonly string[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** True for an address whose host is written so that it is taken for another one. */
export function isDisguised(address: Address): boolean {
  const { authority, host, others } = address;
  if (host === '' || isToPeople(address.scheme)) return false;
  const at = authority.lastIndexOf('@');
  if (at >= 0 && READS_AS_HOST.test(authority.slice(0, at))) return true;
  // Names with a comma between them are as often a list.
  if (others.some((other) => !host.startsWith(other))) return true;
  return (
    MAPPED.test(host) ||
    isSpelledOtherwise(authority.slice(at + 1), host) ||
    host.split('.').some(isLookAlike)
  );
}

/** An IPv4 address in decimal, octal or hexadecimal parts, escapes in a name, compatibility forms of letters. */
function isSpelledOtherwise(written: string, host: string): boolean {
  if (host.startsWith('[')) return false;
  const name = withoutFinalDot(written.replace(/:\d*$/, '')).toLowerCase();
  if (/^[\x20-\x7e]*$/.test(name)) return name !== host;
  return IGNORED.test(name) || name.normalize('NFKC') !== name.normalize('NFC');
}

/** A label that mixes scripts, or reads as Latin in letters of another script (UTS #39 section 4). */
function isLookAlike(label: string): boolean {
  const name = decodeLabel(label);
  if (name === undefined) return false;
  const scripts = scriptsIn(name);
  if (scripts.length > 1) return !TOGETHER.some((group) => scripts.every((script) => group.includes(script)));
  const foreign = scripts[0] !== undefined && scripts[0] !== 'Latin';
  return foreign && /^[\x20-\x7e]+$/.test(fold(name).text);
}
