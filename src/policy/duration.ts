/** Durations as people write them: `500ms`, `30s`, `10m`, `12h`, `7d`. */
import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const DURATION = /^(0|[1-9]\d{0,8})(ms|s|m|h|d)$/;

/** Reads a duration in milliseconds; undefined when the text is none. */
function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  return match === null ? undefined : Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN);
}

/** Schema of a duration between two bounds, as text; the value is milliseconds. */
export function durationSchema(least: string, most: string) {
  const [from = 0, to = 0] = [parseDuration(least), parseDuration(most)];
  const expected = `must be a time from ${least} to ${most}, such as 30s, 10m or 2h`;
  return z
    .string()
    .regex(DURATION, expected)
    .transform((text, context) => {
      const value = parseDuration(text);
      if (value !== undefined && value >= from && value <= to) return value;
      context.addIssue({ code: 'custom', message: expected });
      return z.NEVER;
    });
}
