/** Header id: the id of a conversation or a session that a request names in a header. */
import { type HeaderList, headerValues } from '../core/headers.ts';

/** Characters of an id, where its header knows no other bound. */
const LONGEST_ID = 512;

/** The id in a header; undefined where the header is not there, is empty or too long, or stands there more than once. */
export function headerId(headers: HeaderList, name: string, longest = LONGEST_ID): string | undefined {
  const [id = '', ...others] = headerValues(headers, name);
  return id === '' || id.length > longest || others.length > 0 ? undefined : id;
}
