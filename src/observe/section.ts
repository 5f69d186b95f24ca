/** The `log` section of the process configuration. */
import { z } from 'zod';

/** How much Weir says; each level includes those after it. */
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Schema of the section; `info` writes one line per decision. */
export const observeSection = z.strictObject({
  level: z
    .enum(LOG_LEVELS)
    .default('info')
    .describe('least severe log line that is written; info has one line per decision'),
});
