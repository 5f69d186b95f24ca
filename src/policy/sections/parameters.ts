/** The section `spec.request.parameters`: what a request may ask of the provider beside its text. */
import { z } from 'zod';
import { CAP_MEMBERS } from '../compiled-parameters.ts';

const LONGEST_PROMPT = 65_536;
/** Letters and digits of a canary: fewer may stand somewhere by chance, and are found in fewer disguises. */
const FEWEST_IN_CANARY = 12;
const LONGEST_CANARY = 64;
const MOST_TOKENS = 1_000_000_000;

const posture = z.enum(['deny', 'allow']).default('allow');
const names = z.array(z.string().min(1).max(128));

/** Schema of the section. */
export const parametersSchema = z
  .strictObject({
    maxTokens: z
      .int()
      .min(1)
      .max(MOST_TOKENS)
      .optional()
      .describe('most tokens of an answer: lowered where a request asks for more, set where it does not say'),
    maxTokensAs: z
      .enum(CAP_MEMBERS)
      .optional()
      .describe('the member that sets them in chat completions; max_tokens when left out'),
    choices: z
      .int()
      .min(1)
      .optional()
      .describe('most answers to one request (n, best_of, candidateCount); more is denied'),
    logprobs: posture.describe('whether a request may ask how likely tokens were'),
    echo: posture.describe('whether a request may ask for its prompt in the answer'),
    store: z
      .literal(false)
      .optional()
      .describe('false: the provider is told to keep nothing, whatever the request says'),
    modalities: names
      .min(1)
      .optional()
      .describe('kinds of what answers may hold (text, audio, image); any when left out'),
    serverTools: names
      .optional()
      .describe('tools of the provider that may be used, by their types; none when empty, any when left out'),
    systemPrompts: posture.describe('whether clients may send system prompts of their own'),
    systemPrompt: z
      .string()
      .min(1)
      .max(LONGEST_PROMPT)
      .regex(/^(?:[^\p{Cc}\p{Cs}]|[\n\t])*$/u, 'must be text without control characters')
      .optional()
      .describe("the operator's system prompt, put in front of everything"),
    canary: z
      .string()
      .max(LONGEST_CANARY)
      .regex(/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/, 'must be letters and digits, joined by "-" or "_"')
      .refine((word) => word.replaceAll(/[-_]/g, '').length >= FEWEST_IN_CANARY, {
        message: `must hold at least ${FEWEST_IN_CANARY} letters and digits, such as "heron-7f31-quill-9c2e"`,
      })
      .optional()
      .describe('a word nobody else uses, put in front of system prompts; answers are watched for it'),
  })
  .refine((parameters) => parameters.maxTokensAs === undefined || parameters.maxTokens !== undefined, {
    path: ['maxTokensAs'],
    message: 'is without effect where maxTokens is left out; set maxTokens, or remove it',
  });
