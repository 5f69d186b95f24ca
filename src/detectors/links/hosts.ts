/** Hosts of a policy: exact names, and `*.suffix` for every name below one. */

/** What a host is made of, in ASCII. */
export const NAME = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/;

/** The labels of a name below which others are, whatever is in front of them. */
const BELOW = /\.[a-z0-9_-]+\.[a-z0-9_-]+$/;

/**
 * Does this stand below a name, with marks in its first labels that no name has? The URL standard leaves them, and a name
 * server may answer for all that is below its own.
 */
export function isBelowName(host: string): boolean {
  return BELOW.test(host) && !host.startsWith('[');
}

/** Characters of a pattern: a name (RFC 1035 section 2.3.4) and what stands before it. */
export const LONGEST_HOST = 260;

/** Hosts and the names below others, in the form that the URL standard gives them (lower case, punycode). */
export interface Hosts {
  readonly exact: ReadonlySet<string>;
  /** Each begins with a dot. */
  readonly suffixes: readonly string[];
}

/** One host, or `*.` and one. */
export function isHostPattern(pattern: string): boolean {
  return NAME.test(canonicalHost(pattern.replace(/^\*\./, '')) ?? '');
}

/** The hosts that patterns name; one that is no host names none. */
export function hostsOf(patterns: readonly string[]): Hosts {
  const exact = new Set<string>();
  const suffixes: string[] = [];
  for (const pattern of patterns) {
    const below = pattern.startsWith('*.');
    const host = canonicalHost(below ? pattern.slice(2) : pattern);
    if (host === undefined) continue;
    if (below) suffixes.push(`.${host}`);
    else exact.add(host);
  }
  return { exact, suffixes };
}

export function holdsHost({ exact, suffixes }: Hosts, host: string): boolean {
  return exact.has(host) || suffixes.some((suffix) => host.endsWith(suffix));
}

/** The name as the URL standard writes it, without a final dot; undefined for what is no host alone. */
export function canonicalHost(host: string): string | undefined {
  if (/[/\\?#@\s]|:\d*$/.test(host) && !host.startsWith('[')) return undefined;
  try {
    const { hostname } = new URL(`https://${host}/`);
    return withoutFinalDot(hostname);
  } catch {
    return undefined;
  }
}

export function withoutFinalDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}
