/** The `judges` section of the process configuration: classifiers of other services and of Weir itself, by the name that policies call them. */
import { z } from 'zod';
import { type PriceSection, priceSection } from './bill.ts';
import { BREAKER, breakerSection } from './breaker.ts';

/** How a judge is asked. */
const JUDGE_KINDS = [
  ...(['webhook', 'chat', 'moderations', 'kserve', 'predict', 'presidio', 'lakera'] as const),
  ...(['azure-text', 'azure-shield', 'bedrock-guardrail', 'model-armor', 'onnx'] as const),
] as const;
export type JudgeKind = (typeof JUDGE_KINDS)[number];

/** What chat guards are told, and how their words are read. */
const CHAT_TEMPLATES = ['llama-guard', 'shieldgemma', 'policy'] as const;
export type ChatTemplate = (typeof CHAT_TEMPLATES)[number];

const text = z.string().min(1).max(4096);

const keys = z.strictObject({
  kind: z
    .enum(JUDGE_KINDS)
    .default('webhook')
    .describe('what it is: a service by its protocol, or onnx: a model in a thread of Weir'),
  deadlineMs: z
    .int()
    .min(1)
    .max(60_000)
    .default(2000)
    .describe('longest wait for an answer, in milliseconds'),
  remember: z
    .strictObject({
      entries: z
        .int()
        .min(0)
        .max(1_000_000)
        .default(10_000)
        .describe('texts found clean that a worker remembers; 0 asks about every text again'),
      minutes: z.int().min(1).max(10_080).default(60).describe('how long it remembers one'),
    })
    .prefault({})
    .describe('texts that the judge found clean and is not asked about again'),
  suspected: z
    .strictObject({
      by: z.string().min(1).max(64).describe('a detector of Weir, with its default options'),
      from: z.number().min(0).max(1).default(0.2).describe('lowest score of what it finds that counts'),
    })
    .optional()
    .describe(
      'the judge is asked only about texts in which this detector finds something; about all when left out',
    ),
  url: z
    .string()
    .refine(isPlainUrl, 'must be an http:// or https:// address without user name, password or fragment')
    .optional()
    .describe('where questions are posted to'),
  secretFile: text
    .optional()
    .describe(
      'services: file with the secret that goes along as "authorization: Bearer", or as the service wants it; bedrock-guardrail: a file of credentials as the tools of AWS write it',
    ),
  breaker: breakerSection
    .optional()
    .describe('services: one that fails again and again is not asked for a while'),
  price: priceSection
    .optional()
    .describe('services: what questions cost, for the metric weir_judge_cost_total'),
  region: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/, 'must be lower-case letters, digits and "-"')
    .optional()
    .describe('bedrock-guardrail: the region that is asked'),
  profile: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('bedrock-guardrail: the profile in secretFile; default when left out'),
  project: text.optional().describe('lakera: the id of the project whose policy counts'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a code such as en')
    .optional()
    .describe('presidio: the language of texts; en when left out'),
  model: text.optional().describe('chat, moderations: the model by its name there'),
  template: z
    .enum(CHAT_TEMPLATES)
    .optional()
    .describe(
      'chat: llama-guard (when left out) or shieldgemma: a model of that family; policy: any model, told what to judge by',
    ),
  policy: z
    .string()
    .min(1)
    .max(65_536)
    .optional()
    .describe(
      'chat: what the model judges by: template policy all of it, template shieldgemma one principle',
    ),
  input: text.optional().describe('kserve: name of the input; text when left out'),
  output: text.optional().describe('kserve: name of the output; the first one of numbers when left out'),
  labels: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(1000)
    .optional()
    .describe('kserve: the labels that its numbers are of, in order'),
  folder: text.optional().describe('onnx: folder with model.onnx, tokenizer.json and config.json'),
  keyFile: text.optional().describe('onnx: file with the public key (PEM) that the folder is signed with'),
  unsigned: z.literal(true).optional().describe('onnx: the folder is taken without a signature'),
  onFault: z
    .enum(['refuse', 'without'])
    .optional()
    .describe('onnx: when its files cannot be used: refuse to start (when left out), or answer with a fault'),
  harmless: z
    .array(z.string().min(1).max(64))
    .min(1)
    .optional()
    .describe('kserve, predict, onnx: labels that mean that nothing is wrong'),
  window: z
    .int()
    .min(8)
    .max(8192)
    .optional()
    .describe('onnx: tokens that are judged at once; 128 when left out'),
  overlap: z
    .int()
    .min(0)
    .max(4096)
    .optional()
    .describe('onnx: tokens that neighbours have in common; a quarter of the window when left out'),
  batch: z.int().min(1).max(256).optional().describe('onnx: windows in one run; 8 when left out'),
  queue: z
    .int()
    .min(1)
    .max(100_000)
    .optional()
    .describe('onnx: questions that may wait in a worker; 64 when left out, and one more is a fault'),
  threads: z.int().min(1).max(64).optional().describe('onnx: threads of one run; 1 when left out'),
});
type Keys = z.output<typeof keys>;

/** Texts that are remembered as clean. */
export type RememberSection = Keys['remember'];

interface Common {
  readonly deadlineMs: number;
  readonly remember: RememberSection;
  readonly suspected?: Keys['suspected'];
}

/** A judge that is asked over HTTP; which of the optional keys are there depends on the kind. */
export interface RemoteSection extends Common {
  readonly kind: Exclude<JudgeKind, 'onnx'>;
  readonly url: string;
  readonly breaker: { readonly failures: number; readonly restMs: number };
  readonly secretFile?: string | undefined;
  readonly price?: PriceSection | undefined;
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  readonly project?: string | undefined;
  readonly language?: string | undefined;
  readonly model?: string | undefined;
  readonly template?: ChatTemplate | undefined;
  readonly policy?: string | undefined;
  readonly input?: string | undefined;
  readonly output?: string | undefined;
  readonly labels?: readonly string[] | undefined;
  readonly harmless?: readonly string[] | undefined;
}

/** A model that runs in a thread of each worker. */
export interface OnnxSection extends Common {
  readonly kind: 'onnx';
  readonly folder: string;
  /** Undefined for a folder that is not signed. */
  readonly keyFile: string | undefined;
  readonly onFault: 'refuse' | 'without';
  readonly harmless: readonly string[];
  readonly window: number;
  readonly overlap: number;
  readonly batch: number;
  readonly queue: number;
  readonly threads: number;
}
export type JudgeSection = RemoteSection | OnnxSection;

const REMOTE = ['url', 'secretFile', 'breaker', 'price'] as const;
const ONNX = [
  ...(['folder', 'keyFile', 'unsigned', 'onFault', 'harmless'] as const),
  ...(['window', 'overlap', 'batch', 'queue', 'threads'] as const),
];
/** The keys that only this kind has an effect of. */
const OWN: Readonly<Record<JudgeKind, readonly (keyof Keys)[]>> = {
  webhook: REMOTE,
  chat: [...REMOTE, 'model', 'template', 'policy'],
  moderations: [...REMOTE, 'model'],
  kserve: [...REMOTE, 'input', 'output', 'labels', 'harmless'],
  predict: [...REMOTE, 'harmless'],
  presidio: [...REMOTE, 'language'],
  lakera: [...REMOTE, 'project'],
  'azure-text': REMOTE,
  'azure-shield': REMOTE,
  'bedrock-guardrail': [...REMOTE, 'region', 'profile'],
  'model-armor': REMOTE,
  onnx: ONNX,
};

const judge = keys.transform((given, context): JudgeSection => {
  const problem: Complain = (key, message) => {
    context.addIssue({ code: 'custom', path: [key], message, input: given[key] });
    return z.NEVER;
  };
  const all = new Set(Object.values(OWN).flat());
  const foreign = [...all].find((key) => given[key] !== undefined && !OWN[given.kind].includes(key));
  if (foreign !== undefined) return problem(foreign, `has no effect with kind: ${given.kind}; remove it`);
  return given.kind === 'onnx' ? onnxOf(given, problem) : remoteOf({ ...given, kind: given.kind }, problem);
});

/** Schema of the section. */
export const judgesSection = z.record(
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
  judge,
);
export type JudgesSection = z.output<typeof judgesSection>;

type Complain = (key: keyof Keys, message: string) => never;

function remoteOf(given: Keys & Pick<RemoteSection, 'kind'>, problem: Complain): RemoteSection {
  const { kind, url, deadlineMs, remember, breaker = BREAKER, labels, template, policy } = given;
  if (url === undefined) return problem('url', 'is missing; name the address that is asked');
  if (kind === 'kserve' && labels === undefined)
    return problem('labels', 'is missing; name the labels that the numbers are of, in order');
  if (kind === 'bedrock-guardrail' && given.region === undefined)
    return problem('region', 'is missing; name the region that is asked');
  if (kind === 'bedrock-guardrail' && given.secretFile === undefined)
    return problem('secretFile', 'is missing; name the file with the key of AWS');
  const judgesBy = template === 'policy' || template === 'shieldgemma';
  if (judgesBy !== (policy !== undefined))
    return problem('policy', 'goes with template: policy or shieldgemma; name both, or remove it');
  // Keys of other kinds are not there.
  return { ...given, kind, url, deadlineMs, remember, breaker };
}

function onnxOf(given: Keys, problem: Complain): OnnxSection {
  const { deadlineMs, remember, suspected, folder, keyFile, unsigned, harmless, window = 128 } = given;
  const overlap = given.overlap ?? Math.floor(window / 4);
  if (folder === undefined) return problem('folder', 'is missing; name the folder of the model');
  if (harmless === undefined)
    return problem(
      'harmless',
      'is missing; name the labels that mean that nothing is wrong, such as [BENIGN]',
    );
  if ((keyFile === undefined) === (unsigned === undefined))
    return problem(
      'keyFile',
      'name the key that the folder is signed with, or say unsigned: true; one of the two',
    );
  // The two tokens around each window are no text.
  if (overlap > window - 4) return problem('overlap', 'must be shorter than the window by four at least');
  const { onFault = 'refuse', batch = 8, queue = 64, threads = 1 } = given;
  return {
    ...{ kind: 'onnx', deadlineMs, remember, folder, keyFile, onFault, harmless },
    ...(suspected === undefined ? {} : { suspected }),
    ...{ window, overlap, batch, queue, threads },
  };
}

function isPlainUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password, hash } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}
