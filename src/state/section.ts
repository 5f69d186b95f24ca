/** The `state` section of the process configuration: what Weir has seen being made at providers. */
import { z } from 'zod';

const redis = z.strictObject({
  url: z
    .url({ protocol: /^rediss?$/, error: 'must be an address such as redis://redis.internal:6379' })
    .refine((url) => new URL(url).password === '', 'holds a password; name a passwordFile in its place')
    .describe('address of the server; rediss:// for TLS'),
  username: z.string().min(1).optional().describe('who asks; the default user when left out'),
  passwordFile: z.string().min(1).optional().describe('file with the password; read at each connection'),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('certificates that the server has to prove itself by; those of the system when left out'),
  timeoutMs: z.int().min(1).max(10_000).default(200).describe('longest wait for an answer'),
  replicas: z
    .int()
    .min(1)
    .max(10_000)
    .describe('instances of Weir; while Redis is away each counts this part of every budget for itself'),
});
export type RedisSection = z.output<typeof redis>;

/** Schema of the section. */
export const stateSection = z.strictObject({
  folder: z
    .string()
    .min(1)
    .optional()
    .describe('folder of the file that remembers what tenants made at providers; the journal when left out'),
  references: z
    .strictObject({
      days: z.int().min(1).max(3650).default(30).describe('how long a thing is remembered'),
      rows: z
        .int()
        .min(1000)
        .max(100_000_000)
        .default(2_000_000)
        .describe('most things remembered; those that expire first are forgotten beyond it'),
    })
    .prefault({})
    .describe('ids and sealed blobs, by keyed hashes'),
  budgets: z
    .strictObject({
      rows: z
        .int()
        .min(1000)
        .max(100_000_000)
        .default(2_000_000)
        .describe('most counts kept; where more are in use, requests are refused in place of forgetting any'),
    })
    .prefault({})
    .describe('counts of budgets'),
  redis: redis
    .optional()
    .describe('counts the budgets of all instances together; each its own when left out'),
});
export type StateSection = z.output<typeof stateSection>;
