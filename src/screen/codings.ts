/** The content codings that a message names (RFC 9110 section 8.4), read strictly: readers differ on everything odd. */
import { failed, ok, type Result } from '../core/fault.ts';
import { type HeaderList, headerValues } from '../core/headers.ts';
import { CODINGS, type Coding } from '../core/ports.ts';

const HEADER = 'content-encoding';

/** Nobody codes a message more often than this; every stage costs memory. */
const MAX_CODINGS = 3;
/** Characters in which the longest list that is read fits, blanks among them. */
const MAX_LENGTH = 64;

const LINES = 'The message has more than one content-encoding line; send one.';
const EMPTY = 'The content-encoding has an empty place in its list; name one coding, or none.';
const IDENTITY = 'The content-encoding names identity beside other codings; leave it out.';
const TOO_MANY = `The content-encoding names more than ${MAX_CODINGS} codings; send fewer.`;
const UNKNOWN = `The content-encoding names what Weir does not undo; send ${CODINGS.join(', ')}, or none.`;

/**
 * Returns the codings of a message in the order in which they were applied: the last one is undone first. No header, an
 * empty one and `identity` alone are no coding.
 */
export function codingsOf(headers: HeaderList): Result<readonly Coding[]> {
  const [value, ...more] = headerValues(headers, HEADER);
  if (more.length > 0) return failed('unreadable', LINES, HEADER);
  if (value === undefined) return ok([]);
  if (value.length > MAX_LENGTH) return failed('unsupported', TOO_MANY, HEADER);
  const names = value.split(',').map((name) => withoutBlanks(name).toLowerCase());
  const [only] = names;
  return names.length === 1 && (only === '' || only === 'identity') ? ok([]) : chainOf(names);
}

function chainOf(names: readonly string[]): Result<readonly Coding[]> {
  const codings: Coding[] = [];
  for (const name of names) {
    if (name === '') return failed('unreadable', EMPTY, HEADER);
    if (name === 'identity') return failed('unsupported', IDENTITY, HEADER);
    const coding = codingNamed(name);
    if (coding === undefined) return failed('unsupported', UNKNOWN, HEADER);
    codings.push(coding);
  }
  return codings.length > MAX_CODINGS ? failed('unsupported', TOO_MANY, HEADER) : ok(codings);
}

/** `x-gzip` is the same coding by an old name (RFC 9110 section 8.4.1.3). */
function codingNamed(name: string): Coding | undefined {
  const plain = name === 'x-gzip' ? 'gzip' : name;
  return CODINGS.find((coding) => coding === plain);
}

/** Only SP and HTAB are blanks of a header (RFC 9110 section 5.6.3); `trim` takes more. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/^[ \t]+|[ \t]+$/g, '');
}
