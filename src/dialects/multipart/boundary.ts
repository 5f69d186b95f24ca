/** The boundary of a form (RFC 2046, section 5.1.1). */
import { failed, ok, type Result } from '../../core/fault.ts';
import type { ContentType } from '../content-type.ts';

/** Blanks, which the standard allows inside, are refused: not all readers keep them. */
const BOUNDARY = /^[0-9A-Za-z'()+_,./:=?-]{1,70}$/;

/** Some readers take whatever follows the first "boundary" in the header, also inside another parameter. */
const PARAMETERS = new Set(['boundary', 'charset']);
const OTHER = 'The content-type of the form has a parameter other than boundary and charset; leave it out.';

/** The boundary that a content type names. */
export function boundaryOf({ parameters }: ContentType): Result<string> {
  for (const name of parameters.keys()) {
    if (!PARAMETERS.has(name)) return failed('unreadable', OTHER, 'content-type');
  }
  const boundary = parameters.get('boundary');
  if (boundary !== undefined && BOUNDARY.test(boundary)) return ok(boundary);
  const message =
    boundary === undefined
      ? 'The form names no boundary; send one with its content-type.'
      : 'The boundary of the form is not 1 to 70 letters, digits and signs of RFC 2046; send such a one.';
  return failed('unreadable', message, 'content-type');
}
