/** UUIDs that are handed out as secrets: only their name tells them from names of things. */
import { isVaried } from './random.ts';
import { isPlaceholder } from './stand-in.ts';

/** RFC 9562 section 4. */
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** What OAuth hands out. */
const GRANTED = /(?:client[-_. ]?secret|(?:access|refresh)[-_. ]?token)$/i;
/** What services call a UUID that they hand out as a key. */
const ISSUED = /(?:api[-_. ]?(?:key|token|secret)|secret[-_. ]?key|auth[-_. ]?token)$/i;
/** Of RFC 4122, and of manuals. */
const PUBLISHED_UUID = /446655440000$|^123e4567|^f47ac10b-58cc/i;

/** A UUID is most often a name of something; what OAuth calls a client's secret or a token is none, in any form, nor is a key in quotes. */
export function isGrantedId(value: string, name: string, isQuoted: boolean): boolean {
  if (!UUID.test(value) || !(GRANTED.test(name) || (isQuoted && ISSUED.test(name)))) return false;
  return isVaried(value) && !isPlaceholder(value) && !PUBLISHED_UUID.test(value);
}
