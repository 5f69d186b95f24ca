/** What conditions ask of addresses and paths: answers that hold for every reader, or none. */

/** Scheme, two slashes and a host, in printable ASCII: readers differ in what else they forgive. */
const PLAIN = /^[a-z][a-z0-9+.-]*:\/\/[!-~]+$/i;
/** Before the first slash of the path: names before the host, signs that some take for a slash, and escapes. */
const DOUBTFUL = /^[^/]*\/\/[^/]*[@\\%]/;
const MAPPED = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/**
 * The host of an address, in its one spelling: lower case, without a port, a final dot or brackets; an IPv4 address in
 * four numbers, however it was written. Throws for what readers could take for two hosts.
 */
export function hostOf(address: string): string {
  if (!PLAIN.test(address) || DOUBTFUL.test(address) || !URL.canParse(address)) throw new Error('no address');
  const { hostname } = new URL(address);
  const mapped = MAPPED.exec(hostname);
  if (mapped !== null) return dotted(Number(`0x${mapped[1]}`) * 65_536 + Number(`0x${mapped[2]}`));
  const host = hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '');
  if (host === '') throw new Error('no host');
  return host;
}

function dotted(address: number): string {
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Other spellings of a slash, a dot or an end, which some readers undo: `\`, escapes of URLs, controls. */
const OTHER_SPELLING = /[\\\p{Cc}]|%(?:2e|2f|5c|25|00)/iu;
/** The way up; some systems forget blanks and dots at the end of a name. */
const UP = /^\.\.[. ]*$/;

/** True where a path, or an address, is that folder or stands in it, whoever reads it; a way up (`..`) is in no folder. */
export function isWithin(path: string, folder: string): boolean {
  if (OTHER_SPELLING.test(path)) return false;
  const [start, steps] = stepsIn(path);
  const [folderStart, folderSteps] = stepsIn(folder);
  if (start !== folderStart || steps.some((step) => UP.test(step.trim()))) return false;
  return folderSteps.every((step, at) => step === steps[at]);
}

/** What it begins with (a scheme, a slash or nothing), and the names on the way; `.` and a second slash are no step. */
function stepsIn(path: string): readonly [start: string, steps: readonly string[]] {
  const [scheme = ''] = SCHEME.exec(path) ?? [];
  const rest = path.slice(scheme.length);
  const start = scheme === '' && rest.startsWith('/') ? '/' : scheme;
  const [host, ...names] = rest.split('/');
  const steps = names.filter((name) => name !== '' && name !== '.');
  // Behind a scheme the first is a host, also an empty one.
  if (scheme !== '') return [`${start}${host}`, steps];
  return [start, host === '' || host === '.' || host === undefined ? steps : [host, ...steps]];
}
