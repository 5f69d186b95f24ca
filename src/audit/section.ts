/** The `audit` section of the process configuration. */
import { z } from 'zod';

/** Where the journal lies when nothing else is said; `weir audit` reads the same folder. */
export const DEFAULT_JOURNAL_DIR = './weir-journal';

/** How durable a record is when `record` resolves. */
const JOURNAL_MODES = ['buffered', 'strict'] as const;
export type JournalMode = (typeof JOURNAL_MODES)[number];

/** Schema of the section; sizes in bytes, times in milliseconds. */
export const auditSection = z.strictObject({
  mode: z
    .enum(JOURNAL_MODES)
    .default('buffered')
    .describe('buffered: a decision takes effect at once; strict: it is on disk before its effect'),
  dir: z.string().min(1).default(DEFAULT_JOURNAL_DIR).describe('folder of the journal, one chain per worker'),
  segmentBytes: z
    .int()
    .min(1_048_576)
    .max(1_073_741_824)
    .default(67_108_864)
    .describe('size at which a journal file is closed and the next one begins'),
  flushMs: z
    .int()
    .min(1)
    .max(1000)
    .default(50)
    .describe('buffered: longest time that a record waits in memory before it is written'),
  flushEntries: z
    .int()
    .min(1)
    .max(4096)
    .default(256)
    .describe('buffered: most records that wait in memory, and so the most that a crash can lose'),
});
export type AuditSection = z.infer<typeof auditSection>;
