/** The section `recording` of the process configuration: exchanges that are kept with what was said in them, to replay them. */
import { z } from 'zod';

const MIB = 1_048_576;

/** Schema of the section. Without it nothing is recorded. */
export const recordingSection = z.strictObject({
  folder: z.string().min(1).describe('folder of the recordings, for Weir alone'),
  keyFile: z
    .string()
    .min(1)
    .describe('file with the key that they are encrypted with: 64 hexadecimal digits'),
  policies: z
    .array(z.string().min(1))
    .min(1)
    .describe('names of the policies whose exchanges are recorded; no others are'),
  exchangeBytes: z
    .int()
    .min(1024)
    .max(64 * MIB)
    .default(MIB)
    .describe('most bytes of one exchange; a larger one is not recorded'),
  bytes: z
    .int()
    .min(MIB)
    .default(1024 * MIB)
    .describe('most bytes of all together; the oldest are deleted beyond it'),
  days: z.int().min(1).max(365).default(7).describe('how long a recording is kept'),
});
export type RecordingSection = z.output<typeof recordingSection>;
