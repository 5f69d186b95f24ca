/** The schema of `weir.yaml`, the configuration of the process; sections belong to the folders that they are for. */
import { z } from 'zod';
import { approvalsSection } from '../approval/section.ts';
import { auditSection } from '../audit/section.ts';
import { profilesSection } from '../behaviour/section.ts';
import { breakGlassSection } from '../break-glass/section.ts';
import { decidersSection } from '../deciders/section.ts';
import { dlpSection } from '../dlp/section.ts';
import { identitySection } from '../identity/section.ts';
import { judgesSection } from '../models/section.ts';
import { modelsSection } from '../models/signing/section.ts';
import { observeSection } from '../observe/section.ts';
import { sizeSchema } from '../policy/size.ts';
import { pricesSection } from '../quota/section.ts';
import { recordingSection } from '../recording/section.ts';
import { tlsSection } from '../server/section.ts';
import { stateSection } from '../state/section.ts';
import { credentialsSection } from '../upstream/section.ts';
import { addressSchema } from './address.ts';

const MIB = 1_048_576;

function milliseconds(fallback: number): z.ZodDefault<z.ZodInt> {
  return z.int().min(1).max(86_400_000).default(fallback);
}

const deadlines = z.strictObject({
  requestBodyMs: milliseconds(60_000).describe("from a request's headers to the end of its body"),
  judgeMs: milliseconds(2000).describe('one question to a judge'),
  stateMs: milliseconds(2000).describe('one look at what tenants made at providers'),
  journalMs: milliseconds(5000).describe('one record in strict mode'),
  writeMs: milliseconds(300_000).describe('until Envoy takes what was written; a reader may pause that long'),
  heldMs: milliseconds(600_000).describe('bytes of an answer that wait while nothing of it leaves'),
  keepAliveMs: milliseconds(10_000).describe(
    'silence in a streamed answer whose text is held, before a comment keeps its client waiting',
  ),
  idleMs: milliseconds(300_000).describe('an open exchange without any message'),
  drainMs: milliseconds(20_000).describe('open exchanges after SIGTERM'),
  pingMs: milliseconds(30_000).describe('between two pings on a gRPC connection'),
  pingTimeoutMs: milliseconds(10_000).describe('until a ping is answered; then the connection is given up'),
});

const limits = z.strictObject({
  heldBytes: sizeSchema
    .default(512 * MIB)
    .describe('bytes held back by all exchanges of the process together'),
  maxConcurrentStreams: z
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe('streams per gRPC connection; set the same in the cluster of Envoy'),
  maxMessageBytes: sizeSchema
    .default(32 * MIB)
    .describe('largest gRPC message; bounds bodies that Envoy sends whole'),
  exchanges: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(20_000)
    .describe('exchanges open in the process at once; more are refused'),
  shedAt: z
    .number()
    .min(0.1)
    .max(1)
    .default(0.92)
    .describe(
      "share of the container's memory, or of a worker's heap, above which new exchanges are refused",
    ),
});

/** Schema of the whole file. */
export const configSchema = z.strictObject({
  grpc: addressSchema.default('127.0.0.1:9002').describe('address of ext_proc, ext_authz and health'),
  admin: addressSchema.default('127.0.0.1:9003').describe('address of metrics and health pages'),
  policies: z
    .string()
    .min(1)
    .optional()
    .describe('a policy file or a folder of them; the built-in policy when left out'),
  workers: z
    .int()
    .min(1)
    .max(256)
    .optional()
    .describe(
      'worker processes; when left out one per core, and no more than the memory of the container holds',
    ),
  log: observeSection.prefault({}).describe('the log'),
  deadlines: deadlines.prefault({}).describe('longest waits, in milliseconds'),
  limits: limits.prefault({}).describe('bounds of the process'),
  audit: auditSection.prefault({}).describe('the journal'),
  state: stateSection.prefault({}).describe('what tenants made at providers'),
  recording: recordingSection
    .optional()
    .describe('exchanges that are kept with what was said in them, to replay them; none when left out'),
  judges: judgesSection
    .default({})
    .describe('classifiers that rules ask, by the name that policies call them'),
  deciders: decidersSection
    .default({})
    .describe('policy engines (OPA) that policies ask, by the name that they call them'),
  models: modelsSection.prefault({}).describe('what the embedded learned detectors run on'),
  tls: tlsSection.prefault({}).describe("certificates of Weir's own ports"),
  identity: identitySection.prefault({}).describe('what proves who asks'),
  approvals: approvalsSection
    .prefault({})
    .describe('who approves held calls of tools, and how they are told'),
  breakGlass: breakGlassSection
    .optional()
    .describe('who may suspend rules in an emergency; nobody when left out'),
  credentials: credentialsSection
    .default({})
    .describe('what Weir holds for providers, by the name that policies call it'),
  prices: pricesSection.default([]).describe('what tokens of models cost, for budgets of cost'),
  dlp: dlpSection.prefault({}).describe('what must not leave'),
  profiles: profilesSection
    .default({})
    .describe('what answers are usually like, by the name that policies call it'),
});

/** The process configuration, checked and complete; plain data. */
export interface Config extends Omit<z.output<typeof configSchema>, 'policies' | 'workers'> {
  /** File or folder; undefined for the built-in policy. */
  readonly policies: string | undefined;
  readonly workers: number;
}
