/** The `state` section of the process configuration: what Weir has seen being made at providers. */
import { z } from 'zod';

/** What a Redis can hold for all instances. */
const SHARED_STATE = ['budgets', 'references', 'conversations', 'tickets'] as const;
export type SharedState = (typeof SHARED_STATE)[number];

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
  holds: z
    .array(z.enum(SHARED_STATE))
    .min(1)
    .default([...SHARED_STATE])
    .describe('what is kept there; the rest stays in files of each instance'),
});
export type RedisSection = z.output<typeof redis>;

const postgres = z.strictObject({
  url: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be an address such as postgresql://weir@db.internal/weir',
    })
    .refine((url) => new URL(url).password === '', 'holds a password; name a passwordFile in its place')
    .refine(
      (url) => new URL(url).username !== '' && new URL(url).pathname.length > 1,
      'names no user or no database; write postgresql://USER@HOST/DATABASE',
    )
    .refine((url) => new URL(url).search === '', 'has a query; TLS is asked for by caFile')
    .describe('user, address and database'),
  passwordFile: z.string().min(1).optional().describe('file with the password; read at each connection'),
  caFile: z
    .string()
    .min(1)
    .optional()
    .describe('certificates that the server has to prove itself by; no TLS when left out'),
  schema: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be a plain name in lower case')
    .default('weir')
    .describe('schema of the tables; made where there is none'),
  timeoutMs: z
    .int()
    .min(1)
    .max(60_000)
    .default(1000)
    .describe('longest wait for a connection, and for an answer'),
  connections: z.int().min(1).max(100).default(2).describe('most connections of each process'),
});
export type PostgresSection = z.output<typeof postgres>;

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
    .describe('state of all instances together; each has its own, in files, when left out'),
  postgres: postgres.optional().describe('tickets of all instances, in place of a file or Redis'),
});
export type StateSection = z.output<typeof stateSection>;

/** The Redis that holds something for all instances; undefined where it is kept in files. */
export function sharedIn({ redis }: StateSection, what: SharedState): RedisSection | undefined {
  return redis?.holds.includes(what) === true ? redis : undefined;
}
