/** Lines of an event stream that the standard ignores and that a lenient reader may take for data. */
import { type Fault, fault } from '../../core/fault.ts';

const JSON_START = /^\s*[[{"]/;
const FIELD_NAME = /^\s*(?:data|event|id|retry)\s*(?::|$)/i;

/** A fault for a line without a known field that is JSON, or whose field differs from a known one in case or blanks. */
export function strayLine(text: string): Fault | undefined {
  if (JSON_START.test(text)) {
    const message =
      'The event stream has JSON outside of data; send it as data, or with the content-type of JSON.';
    return fault('unreadable', message, 'event.*');
  }
  if (!FIELD_NAME.test(text.normalize('NFKC'))) return undefined;
  const message =
    'The event stream has a field spelled unlike data, event, id and retry; spell it as they are.';
  return fault('unreadable', message, 'event.*');
}
