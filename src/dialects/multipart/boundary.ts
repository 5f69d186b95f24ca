/** The boundary of a form (RFC 2046, section 5.1.1). */
import { failed, ok, type Result } from '../../core/fault.ts';
import type { ContentType } from '../content-type.ts';

/** Blanks, which the standard allows inside, are refused: not all readers keep them. */
const BOUNDARY = /^[0-9A-Za-z'()+_,./:=?-]{1,70}$/;

/** The boundary that a content type names. */
export function boundaryOf({ parameters }: ContentType): Result<string> {
  const boundary = parameters.get('boundary');
  if (boundary !== undefined && BOUNDARY.test(boundary)) return ok(boundary);
  const message =
    boundary === undefined
      ? 'The form names no boundary; send one with its content-type.'
      : 'The boundary of the form is not 1 to 70 letters, digits and signs of RFC 2046; send such a one.';
  return failed('unreadable', message, 'content-type');
}
