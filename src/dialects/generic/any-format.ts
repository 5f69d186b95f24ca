/** Formats without names: every string is text, and so is every name. */
import { type Format, format, type Shape, shape, UNKNOWN } from '../json/shape.ts';

export const ANY_FORMAT: Format = format(UNKNOWN, []);

/** Strings at one path of many events are one text. */
function joined(): Shape {
  const open: { -readonly [Key in keyof Shape]: Shape[Key] } = {
    ...shape({ role: 'unknown', joined: true }),
  };
  open.rest = open;
  open.items = open;
  return open;
}

export const ANY_STREAM_FORMAT: Format = format(joined(), []);
