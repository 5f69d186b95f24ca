/** The schema of a GuardPolicy: every key, its bounds, its default and one line on what it does. */
import { z } from 'zod';
import { CREDENTIALS, isForgeable } from '../core/header-names.ts';
import { ROLES } from '../core/segment.ts';
import { ACTIONS, CALLS, VIEWS, WEAKER } from './compiled-policy.ts';
import { API_VERSION, POLICY_KIND } from './names.ts';
import { isCanonical } from './path.ts';
import { budgetsSchema } from './sections/budgets.ts';
import { callersSchema } from './sections/callers.ts';
import { decisionsSection } from './sections/decisions.ts';
import { documentsSection } from './sections/documents.ts';
import { exceptionsSection, rolloutSchema, ruleModeSchema } from './sections/easing.ts';
import { formatSection } from './sections/format.ts';
import { maskSchema } from './sections/mask.ts';
import { parametersSchema } from './sections/parameters.ts';
import { argumentsSchema, toolsSchema, withinSchema } from './sections/place.ts';
import { placeholdersSchema } from './sections/placeholders.ts';
import { refusalsSchema } from './sections/refusals.ts';
import { retrievalSection } from './sections/retrieval.ts';
import { schemaSection } from './sections/schema.ts';
import { toolsSection } from './sections/tools.ts';
import { uninspectedSchema } from './sections/uninspected.ts';
import { upstreamSchema } from './sections/upstream.ts';
import { whenSchema } from './sections/when.ts';
import { sizeSchema } from './size.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MIB = 1_048_576;

const name = z
  .string()
  .max(63)
  .regex(KEBAB, 'must be lower-case words joined by "-", such as "mask-cards", and start with a letter');
const posture = z.enum(['deny', 'allow']);
const count = z.int().min(1);
const depth = z.int().min(1).max(512);

const host = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\])$/,
    'must be a host without port, exact or "*.suffix"; leave "hosts" out to select every host',
  );
const path = z
  .string()
  .max(1024)
  .regex(/^\/[^*?#\s]*\*?$/, 'must begin with "/", without a query, exact or with one "*" at its end')
  .refine(
    (pattern) => isCanonical(pattern.replace(/\*$/, '')),
    'must be spelled as paths are looked up: no dot or empty segments, no parameters, no needless escapes, others in upper case',
  );

const trustedHeader = z
  .string()
  .max(128)
  .regex(/^[a-z0-9-]+$/, 'must be the exact name of a header, in lower case')
  .refine(isForgeable, 'is no header that Weir would remove; leave it out');

const rule = z
  .strictObject({
    name: name.describe('name of the rule in records, metrics and refusals; unique in its direction'),
    detector: z.string().describe('what looks at the text'),
    options: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('settings of the detector; each detector has its own'),
    on: z
      .array(z.enum(ROLES))
      .min(1)
      .optional()
      .describe('roles whose text the rule is for; all when left out'),
    within: withinSchema,
    tools: toolsSchema,
    arguments: argumentsSchema,
    when: whenSchema
      .optional()
      .describe('condition (CEL) under which the rule finds: over caller, request, model, findings, time'),
    threshold: z.number().min(0).max(1).default(0.5).describe('findings with a lower score are left alone'),
    action: z.enum(ACTIONS).describe('what a finding leads to'),
    posture: z
      .enum(['wait', 'cut'])
      .default('wait')
      .describe(
        'answers, with a remote detector: bytes wait for it, or go on and are cut off when it objects',
      ),
    onFault: posture
      .optional()
      .describe('what it means when the detector fails; that of the policy when left out'),
    calls: z
      .enum(CALLS)
      .default('stream')
      .describe(
        'answers that stream: calls of tools leave as they come, or whole, once all of a call was judged',
      ),
    views: z
      .enum(VIEWS)
      .optional()
      .describe(
        'what of a text the rule reads: plain, decoded as well, or all; all that its detector can use when left out',
      ),
    replacement: z
      .string()
      .max(256)
      .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be text without line breaks or control characters')
      .optional()
      .describe('what stands in place of a redacted text; [TYPE] when left out'),
    mask: maskSchema.optional().describe('with action mask: what stays of a value'),
    mode: ruleModeSchema,
    rollout: rolloutSchema,
  })
  .meta({ id: 'rule' });
export type RuleSpec = z.output<typeof rule>;

const scripts = z.array(z.string()).min(1);

const requestLimits = z.strictObject({
  bodyBytes: sizeSchema.default(10 * MIB).describe('largest request body'),
  messages: count.default(1000).describe('most messages in a request'),
  characters: count.default(10 * MIB).describe('most characters of text in a request'),
  depth: depth.default(64).describe('deepest nesting of JSON in a request'),
  scripts: scripts.optional().describe('Unicode scripts that text may be written in; any when left out'),
});

const responseLimits = z.strictObject({
  bodyBytes: sizeSchema.default(32 * MIB).describe('largest answer that is held whole'),
  eventBytes: sizeSchema.default(MIB).describe('largest single event of a streamed answer'),
  callBytes: sizeSchema.default(MIB).describe('largest call of a tool that is held whole ("calls: whole")'),
  depth: depth.default(64).describe('deepest nesting of JSON in an answer'),
  requestCharacters: count
    .default(MIB)
    .describe('most characters of a request that are kept for rules which compare its answer with it'),
});

const models = z.strictObject({
  allow: z
    .array(
      z
        .string()
        .min(1)
        .regex(/^[^*]*$/, 'must be the exact name of a model; patterns are not supported'),
    )
    .min(1)
    .describe(
      'models that may be asked for, by their exact names; what names none in a format without a place for it passes',
    ),
});

const request = z.strictObject({
  limits: requestLimits.prefault({}).describe('bounds on a request'),
  models: models.optional().describe('which models may be asked for; any when left out'),
  parameters: parametersSchema.optional().describe('what may be asked of the provider beside the text'),
  trailers: posture.default('deny').describe('whether a request may carry trailers'),
  trustHeaders: z
    .array(trustedHeader)
    .default([])
    .describe(
      'headers kept on requests although clients could forge them, because an earlier filter sets them',
    ),
  removeHeaders: z
    .array(z.enum(CREDENTIALS))
    .default([])
    .describe('credentials that are taken off requests before they go on'),
  rules: z.array(rule).default([]).describe('rules for the text of requests, in order'),
  decisions: decisionsSection
    .default([])
    .describe('what policy engines outside decide about requests that the rules let pass, in order'),
});

const response = z.strictObject({
  limits: responseLimits.prefault({}).describe('bounds on an answer'),
  gatherMs: z
    .int()
    .min(0)
    .max(1000)
    .default(0)
    .describe(
      'streamed answers: events that come within so many milliseconds of one that was judged are judged together; 0 for each as it comes',
    ),
  rules: z.array(rule).default([]).describe('rules for the text of answers, in order'),
  format: formatSection
    .optional()
    .describe('how long answers may be, in which scripts, with Markdown or without'),
  schema: schemaSection.optional().describe('what answers and arguments of tool calls have to be as JSON'),
});

const modelPattern = z
  .string()
  .max(256)
  .regex(
    /^[!-)+-~]+\*?$/,
    'must be the name of a model in visible ASCII, exact or with one "*" at its end; leave "models" out to select every model',
  );

const selects = z.strictObject({
  hosts: z.array(host).min(1).optional().describe('hosts, exact or "*.suffix"; every host when left out'),
  paths: z.array(path).min(1).optional().describe('paths, exact or ending in "*"; every path when left out'),
  models: z
    .array(modelPattern)
    .min(1)
    .optional()
    .describe('models that requests name, exact or ending in "*"; every request when left out'),
  when: whenSchema
    .optional()
    .describe('condition (CEL) over caller, request and time; every exchange when left out'),
});

const spec = z.strictObject({
  baseline: z
    .literal(true)
    .optional()
    .describe(
      'true: this is no policy of its own; those that are loaded with it may be stricter, and not looser',
    ),
  selects: selects.prefault({}).describe('which exchanges the policy is for'),
  mode: z
    .enum(['enforce', 'observe'])
    .default('enforce')
    .describe('enforce, or only decide, record and count without changing anything'),
  onFault: posture.default('deny').describe('what it means when something cannot be judged'),
  callers: callersSchema.optional().describe('who may ask; whoever reaches Weir when left out'),
  request: request.prefault({}).describe('the way to the model'),
  response: response.prefault({}).describe('the way back'),
  tools: toolsSection.optional().describe('which tools may be offered and called; any when left out'),
  documents: documentsSection
    .optional()
    .describe('which retrieved documents a caller may bring into a prompt; any when left out'),
  budgets: budgetsSchema.default([]).describe('how much callers may use in a time'),
  exceptions: exceptionsSection
    .default([])
    .describe('whom rules do not act on for a while, by name, with owner, reason and end'),
  refusals: refusalsSchema.prefault({}).describe('how a client is told no'),
  placeholders: placeholdersSchema.prefault({}).describe('how long placeholders are known, and to whom'),
  retrieval: retrievalSection
    .optional()
    .describe('these paths are the API of a store of documents, of which callers may see their scope'),
  upstream: upstreamSchema
    .optional()
    .describe('what the provider is told of who asks; as it came when left out'),
  passPaths: z
    .array(path)
    .default([])
    .describe('paths that nothing here reads and that pass uninspected, counted and recorded'),
  readPaths: z
    .array(path)
    .default([])
    .describe('paths of no known format, read in the format that the content type names'),
  uninspected: uninspectedSchema.prefault({}).describe('what happens to parts that cannot be inspected'),
  acceptWeaker: z
    .array(z.enum(WEAKER))
    .default([])
    .describe('ways of Envoy that enforce less and are accepted all the same'),
});

const metadata = z.strictObject({
  name: name.describe('name of the policy in records; unique among the policies loaded together'),
  namespace: z.string().optional().describe('of Kubernetes; without effect here'),
  labels: z.record(z.string(), z.string()).optional().describe('of Kubernetes; without effect here'),
  annotations: z.record(z.string(), z.string()).optional().describe('of Kubernetes; without effect here'),
});

/** Schema of one policy document. */
export const guardPolicySchema = z.strictObject({
  apiVersion: z.literal(API_VERSION),
  kind: z.literal(POLICY_KIND),
  metadata,
  spec: spec.describe('the policy itself'),
});
export type GuardPolicy = z.output<typeof guardPolicySchema>;
