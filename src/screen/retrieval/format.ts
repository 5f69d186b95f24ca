/** Formats of what goes to a store and comes from it: every string is text, and so is every name. */
import { type Format, format, free } from '../../dialects/json/shape.ts';

/** What callers ask, and what they write. */
export const ASKED: Format = format(free('user'), []);
/** Documents come from anybody. */
export const RETRIEVED: Format = format(free('retrieved'), []);
