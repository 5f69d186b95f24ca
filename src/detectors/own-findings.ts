/** Own findings: options by which a policy gives what it looks for a type and a score of its own. */
import { z } from 'zod';

/** The members `type` and `score` of an option; `type` is what its findings are called where nothing is said. */
export function ownFindings(type: string) {
  return {
    type: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'write upper-case letters, digits and underscores')
      .default(type)
      .describe('The type of its findings.'),
    score: z.number().min(0).max(1).default(1).describe('The score of its findings.'),
  };
}
