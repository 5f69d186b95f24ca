/** The key `when`: a condition in CEL. */
import { z } from 'zod';

const LONGEST = 4096;

/** Schema of the key; what the text says is checked where it is compiled. */
export const whenSchema = z.string().min(1).max(LONGEST);
