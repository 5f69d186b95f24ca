/** The `breakGlass` section of the process configuration: who may suspend rules in an emergency, and for how long. */
import { z } from 'zod';

const file = z.string().min(1).max(4096);

/** Schema of the section. */
export const breakGlassSection = z.strictObject({
  file: file.describe(
    'file that `weir break-glass` writes, and that suspends rules while it is there and counts',
  ),
  keyFile: file.describe(
    'file of the key (32 characters or more) that only operators have, and that signs it',
  ),
  hours: z.number().positive().max(72).default(4).describe('for how long it may count, at most'),
});
export type BreakGlassSection = z.output<typeof breakGlassSection>;
