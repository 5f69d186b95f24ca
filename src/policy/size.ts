/** Sizes in bytes as people write them: `1MiB`, `64KiB`, `500kB`, `1048576`. */
import { z } from 'zod';

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 1_000,
  KB: 1_000,
  MB: 1_000_000,
  GB: 1_000_000_000,
  KiB: 1_024,
  MiB: 1_048_576,
  GiB: 1_073_741_824,
};
const SIZE = /^([1-9]\d{0,14})(B|kB|KB|MB|GB|KiB|MiB|GiB)?$/;
const EXPECTED = 'must be a size in bytes above 0, such as 65536, 64KiB or 10MiB';

/** Reads a size; undefined when the text is not one, or is not a safe integer. */
export function parseSize(text: string): number | undefined {
  const match = SIZE.exec(text);
  if (match === null) return undefined;
  const bytes = Number(match[1]) * (UNITS[match[2] ?? ''] ?? Number.NaN);
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Schema of a size: a number of bytes, or text that `parseSize` reads; the value is bytes. */
export const sizeSchema = z
  .union([z.int().positive(), z.string().regex(SIZE, EXPECTED)], { error: EXPECTED })
  .transform((size, context) => {
    const bytes = typeof size === 'number' ? size : parseSize(size);
    if (bytes !== undefined) return bytes;
    context.addIssue({ code: 'custom', message: EXPECTED });
    return z.NEVER;
  });
