/** The `profiles` section of the process configuration: what answers of assistants are usually like, by the name that policies call it. */
import { z } from 'zod';

const profile = z.strictObject({
  file: z.string().min(1).describe('the profile, as `weir profile learn` wrote it'),
});

/** Schema of the section. */
export const profilesSection = z.record(
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
  profile,
);
export type ProfilesSection = z.output<typeof profilesSection>;
export type ProfileSection = z.output<typeof profile>;
