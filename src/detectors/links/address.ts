/** Addresses: what a browser makes of a link (WHATWG URL standard), and what others may make of it. */
import { isBelowName, NAME, withoutFinalDot } from './hosts.ts';
import { unescaped } from './redirectors.ts';

/** Where a link leads. */
export interface Address {
  /** In lower case, without its colon. */
  readonly scheme: string;
  /** As the URL standard writes it; empty for an address that has none. */
  readonly host: string;
  /** As it was written: user, host and port. */
  readonly authority: string;
  /**
   * Hosts that other readers take: those of RFC 3986, for which a backslash is no slash, and those for which a name ends
   * where a mark stands that names do not have; of mail, the hosts of all who get it.
   */
  readonly others: readonly string[];
  /** Path, query and fragment, as the URL standard writes them. */
  readonly rest: string;
}

/** `unreadable`: it names a host, and no browser follows it. */
export type Read = Address | 'unreadable' | undefined;

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Those whose slashes a browser does not count, and which may lean either way (URL standard, special schemes). */
const SPECIAL = /^(?:https?|ftp|wss?):[/\\]*/i;
/** Schemes of mail, calls and messages: people at a host are named as in an address of mail (RFC 6068, 3261, 5122). */
const TO_PEOPLE: ReadonlySet<string> = new Set([
  ...['mailto', 'sip', 'sips', 'xmpp', 'im', 'pres', 'facetime', 'facetime-audio', 'h323', 'acct'],
]);
/** Of the people who get one mail, those that are looked at. */
const MOST_RECIPIENTS = 32;
const AUTHORITY = /^[^/\\?#]*/;
/** RFC 3986 section 3.2: it ends at a slash, a question mark or a number sign. */
const OTHER_AUTHORITY = /^[^/?#]*/;

/** Reads an address; undefined for one that leads nowhere else. */
export function readAddress(written: string): Read {
  const text = cleaned(written);
  const scheme = SCHEME.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined)
    return /^[/\\]{2}/.test(text) ? special('https', text.replace(/^[/\\]+/, '')) : undefined;
  const begun = SPECIAL.exec(text)?.[0];
  return begun === undefined ? general(scheme, text) : special(scheme, text.slice(begun.length));
}

/** Blanks and controls around it, tabs and line breaks inside: browsers take them out. */
function cleaned(written: string): string {
  let start = 0;
  let end = written.length;
  while (start < end && written.charCodeAt(start) <= 0x20) start++;
  while (end > start && written.charCodeAt(end - 1) <= 0x20) end--;
  return written.slice(start, end).replaceAll(/[\t\n\r]/g, '');
}

function special(scheme: string, rest: string): Read {
  const url = parsed(`${scheme}://${rest}`);
  const authority = AUTHORITY.exec(rest)?.[0] ?? '';
  const host = withoutFinalDot(url?.hostname ?? '');
  const first = nameBefore(authority);
  // No name server knows it; a reader that ends it sooner leads there.
  if (first !== '' && !NAME.test(host) && !isBelowName(host))
    return special(scheme, `${first}/${rest.slice(first.length)}`);
  if (url === undefined) return namesHost(authority) ? 'unreadable' : undefined;
  const other = OTHER_AUTHORITY.exec(rest)?.[0] ?? '';
  const otherHost =
    other.includes('\\') && other.includes('@') ? hostIn(other.replaceAll('\\', '')) : hostIn(first);
  const others = otherHost === '' ? [] : [otherHost];
  return { scheme, host, authority, others, rest: url.pathname + url.search + url.hash };
}

/**
 * A name of two labels, up to a mark that no name has, or an address of mail; what stands in for a part of a name goes on with one of
 * these. Where that address is taken out, the name is what is left.
 */
const NAME_BEFORE = /^[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)+(?=[^\p{L}\p{N}_.:%${<@-]|:[^/\\?#]*mailto:)/iu;

/** The name that an authority begins with, where it does not end with it; empty for none. */
function nameBefore(authority: string): string {
  return NAME_BEFORE.exec(authority)?.[0] ?? '';
}

/** True for a scheme of mail, calls or messages to people at a host. */
export function isToPeople(scheme: string): boolean {
  return TO_PEOPLE.has(scheme);
}

function general(scheme: string, text: string): Read {
  const url = parsed(text);
  if (url === undefined) return undefined;
  const behind = text.slice(scheme.length + 1);
  const authority = behind.startsWith('//') ? (AUTHORITY.exec(behind.slice(2))?.[0] ?? '') : '';
  const hosts =
    isToPeople(scheme) && authority === '' ? mailHosts(url) : [withoutFinalDot(url.hostname.toLowerCase())];
  const [host = '', ...others] = hosts;
  return { scheme, host, authority, others, rest: url.pathname + url.search + url.hash };
}

/** An address of IPv6 with a zone (RFC 6874), which other readers than browsers follow. */
const ZONED = /^\[[0-9a-f:.]{2,45}%[^\]]{1,64}\]/i;

/** True for an authority whose host is one, whatever is wrong with the rest of it; some readers end it sooner. */
function namesHost(authority: string): boolean {
  const named = authority.slice(authority.lastIndexOf('@') + 1);
  const host = named.replace(/:.*$/, '');
  return ZONED.test(named) || NAME.test(host.toLowerCase()) || nameBefore(authority) !== '';
}

/** The domains of all who get a mail (RFC 6068, section 2). */
function mailHosts({ pathname, searchParams }: URL): string[] {
  const fields = [...searchParams].filter(([name]) => /^(?:to|b?cc)$/i.test(name)).map(([, value]) => value);
  const recipients = [unescaped(pathname), ...fields].join(',').split(/[,;]/).slice(0, MOST_RECIPIENTS);
  const hosts = recipients.map((one) =>
    one.includes('@') ? mailHost(one.slice(one.lastIndexOf('@') + 1)) : '',
  );
  return hosts.filter((host) => NAME.test(host));
}

function mailHost(domain: string): string {
  return hostIn(nameBefore(domain) || domain.trim());
}

/** The host of an authority. */
function hostIn(authority: string): string {
  const url = parsed(`https://${authority.slice(authority.lastIndexOf('@') + 1)}/`);
  return url === undefined ? '' : withoutFinalDot(url.hostname);
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
