/** A recorded exchange: who asked, what came, and what was decided. Credentials are left out. */
import { z } from 'zod';
import { CALLER_KINDS } from '../core/caller.ts';
import { VERDICTS } from '../core/verdict.ts';

const header = z.strictObject({ name: z.string(), value: z.string() });
/** A body is Base64 of all of it; left out where the message has none. */
const message = z.strictObject({ headers: z.array(header), body: z.string().optional() });
const decision = z.strictObject({ verdict: z.enum([...VERDICTS, 'cut']), rule: z.string() });

/** Schema of what a recording holds once it is decrypted. */
export const recordedSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  /** Milliseconds since the epoch. */
  time: z.number(),
  policy: z.string(),
  digest: z.string(),
  caller: z.strictObject({
    id: z.string(),
    kind: z.enum(CALLER_KINDS),
    tenant: z.string().optional(),
    roles: z.array(z.string()),
    clearance: z.string().optional(),
    claims: z.record(z.string(), z.unknown()),
  }),
  request: message,
  /** Where ext_authz was asked about it: how Envoy told of the body, and what the route says of its bound. */
  check: z.strictObject({ bodyIsText: z.boolean(), extensions: z.record(z.string(), z.string()) }).optional(),
  /** Left out where the provider was not asked, or its answer was not seen. */
  answer: message.optional(),
  decided: z.strictObject({ request: decision, answer: decision.optional() }),
});
export type Recorded = z.output<typeof recordedSchema>;
