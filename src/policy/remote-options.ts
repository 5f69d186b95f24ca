/** Options of the detector `remote`: which judge of the process configuration to ask. */
import { z } from 'zod';

export const remoteOptions = z.strictObject({
  judge: z.string().min(1).describe('name of the judge, from "judges" in weir.yaml'),
});
