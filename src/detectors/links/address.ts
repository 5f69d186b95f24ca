/** Addresses: what a browser makes of a link (WHATWG URL standard), and what others may make of it. */
import { NAME, withoutFinalDot } from './hosts.ts';

/** Where a link leads. */
export interface Address {
  /** In lower case, without its colon. */
  readonly scheme: string;
  /** As the URL standard writes it; empty for an address that has none. */
  readonly host: string;
  /** As it was written: user, host and port. */
  readonly authority: string;
  /** The host that a reader of RFC 3986 takes, for which a backslash is no slash; empty for none. */
  readonly otherHost: string;
  /** Path, query and fragment, as the URL standard writes them. */
  readonly rest: string;
}

/** `unreadable`: it names a host, and no browser follows it. */
export type Read = Address | 'unreadable' | undefined;

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** Those whose slashes a browser does not count, and which may lean either way (URL standard, special schemes). */
const SPECIAL = /^(?:https?|ftp|wss?):[/\\]*/i;
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
  if (url === undefined) return namesHost(authority) ? 'unreadable' : undefined;
  const other = OTHER_AUTHORITY.exec(rest)?.[0] ?? '';
  return {
    scheme,
    host: withoutFinalDot(url.hostname),
    authority,
    otherHost: other.includes('\\') && other.includes('@') ? hostIn(other.replaceAll('\\', '')) : '',
    rest: url.pathname + url.search + url.hash,
  };
}

function general(scheme: string, text: string): Read {
  const url = parsed(text);
  if (url === undefined) return undefined;
  const behind = text.slice(scheme.length + 1);
  const authority = behind.startsWith('//') ? (AUTHORITY.exec(behind.slice(2))?.[0] ?? '') : '';
  const host = scheme === 'mailto' ? mailHost(url.pathname) : url.hostname.toLowerCase();
  return {
    scheme,
    host: withoutFinalDot(host),
    authority,
    otherHost: '',
    rest: url.pathname + url.search + url.hash,
  };
}

/** True for an authority whose host is one, whatever is wrong with the rest of it. */
function namesHost(authority: string): boolean {
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:.*$/, '');
  return NAME.test(host.toLowerCase());
}

/** The domain of the last address that mail goes to. */
function mailHost(path: string): string {
  const at = path.lastIndexOf('@');
  return at < 0 ? '' : hostIn(path.slice(at + 1));
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
