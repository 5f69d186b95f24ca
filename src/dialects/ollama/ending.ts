/** The last line of a streamed answer that is ended early. */
import type { Facts } from '../../core/segment.ts';
import type { Seen, StreamSelf } from './answer-hooks.ts';

/** Names that are safe to repeat: without blanks and not long. */
const SAFE_NAME = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,127}$/;
/** A date as Go writes it (RFC 3339). */
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/** A date where none is known. */
export const NO_DATE = '1970-01-01T00:00:00Z';

const NOTHING = new Uint8Array(0);

export interface EndingOptions {
  readonly self: StreamSelf;
  readonly request: Facts;
  /** Lines that have left. */
  readonly sent: number;
  /** True when the last of them lacks its end. */
  readonly open: boolean;
  /** True when something that left was changed: then no text of the answer is repeated. */
  readonly mutated: boolean;
  /** Words of the policy, which a line of their own has before the last. */
  readonly words: string | undefined;
  /** Why it ends. */
  readonly reason: 'content_filter' | 'length';
}

/** A line that is done for that reason; nothing where such a line has left already. */
export function endLines({ self, request, sent, open, mutated, words, reason }: EndingOptions): Uint8Array {
  const known = <T>(seen: Seen<T> | undefined): T | undefined =>
    seen !== undefined && seen.line <= sent ? seen.value : undefined;
  const repeated = (seen: Seen<string> | undefined, safe: RegExp): string | undefined => {
    const value = mutated ? undefined : known(seen);
    return value !== undefined && safe.test(value) ? value : undefined;
  };
  if (known(self.done) !== undefined) return NOTHING;
  const asked = request.model !== undefined && SAFE_NAME.test(request.model) ? request.model : 'unknown';
  const says = known(self.says);
  const line = (text: string, end: object): string => {
    const document = {
      model: repeated(self.model, SAFE_NAME) ?? asked,
      created_at: repeated(self.created, DATE) ?? NO_DATE,
      ...(says === 'response' ? {} : { message: { role: 'assistant', content: text } }),
      ...(says === 'message' ? {} : { response: text }),
      ...end,
    };
    return `${JSON.stringify(document)}\n`;
  };
  const told = words === undefined ? '' : line(words, { done: false });
  const last = line('', { done: true, done_reason: reason });
  return Buffer.from(`${open ? '\n' : ''}${told}${last}`, 'utf8');
}
