/** System prompts that leak: an answer that quotes or retells the system and developer prompts of its request. */
import { z } from 'zod';
import type { Detector, ExchangeBound, Models, RequestText, Scanner } from '../../core/detector.ts';
import type { Role } from '../../core/segment.ts';
import { embeddingAmong, type StaticEmbedding } from '../embedding/static-embedding.ts';
import { lettersOf } from '../overlap/letters.ts';
import { CanaryWords } from './canaries.ts';
import { KnownPrompts } from './known-prompts.ts';
import { CANARY, GIST, LeakScanner, LONGEST_HELD, QUOTE, type Watched } from './leak-scanner.ts';
import type { Meaning } from './meaning.ts';
import { promptOf, SaidByUser } from './prompt.ts';
import { promptSpeakOf } from './prompt-speak.ts';

/** Whose texts may be prompts, and whose words are no secret. */
const PROMPTS = ['system', 'developer', 'tool-definition', 'unknown'] as const satisfies readonly Role[];
const USER: Role = 'user';
/** Of the answer: a format that repeats the prompt beside the answer tells it to who sent it. */
const ANSWERS: ReadonlySet<Role> = new Set([
  ...(['assistant', 'reasoning', 'tool', 'retrieved', 'other', 'unknown'] as const),
]);

/** Letters and digits of a canary: fewer may stand somewhere by chance. */
const FEWEST_IN_CANARY = 12;

/** Of a rule whose model is not there: quotes and canaries are found, meaning is not. */
const LACKING = { lacks: 'some' } as const;

const options = z.strictObject({
  prompts: z
    .array(z.enum(PROMPTS))
    .min(1)
    .default(['system', 'developer', 'unknown'])
    .describe('Roles of the request whose texts must not leak.'),
  allow: z
    .array(z.string().trim().min(1).max(1000))
    .max(1000)
    .default([])
    .describe('Phrases of prompts that may be told, such as how the assistant introduces itself.'),
  canaries: z
    .array(
      z
        .string()
        .max(200)
        .refine((word) => lettersOf(word).length >= FEWEST_IN_CANARY, {
          message: `must hold at least ${FEWEST_IN_CANARY} letters and digits`,
        }),
    )
    .max(100)
    .default([])
    .describe('Words that your prompts hold only to be watched for; parameters.canary adds one by itself.'),
});

/** The detector `system-prompt-leak`: reports `SYSTEM_PROMPT` for a quote, `SYSTEM_PROMPT_GIST` for what retells, and `CANARY`. */
export const systemPromptLeak: Detector = detectorWith(undefined);

function detectorWith(models: Models | undefined): Detector {
  const embedding = embeddingAmong(models);
  const lacking = models !== undefined && embedding === undefined ? LACKING : {};
  return {
    name: 'system-prompt-leak',
    summary:
      'Answers that quote, encode or retell the system and developer prompts of their request; what users wrote does not count.',
    types: [QUOTE, GIST, CANARY],
    options,
    model: embedding,
    asking: detectorWith,
    compile: (value) => bind(options.parse(value), embedding).begin([]),
    bind: (value) => ({ ...bind(options.parse(value), embedding), ...lacking }),
  };
}

function bind(
  { prompts, allow, canaries }: z.output<typeof options>,
  embedding: StaticEmbedding | undefined,
): ExchangeBound {
  const roles = new Set<Role>(prompts);
  const speak = embedding && promptSpeakOf(embedding, allow);
  const known = new KnownPrompts((texts) => promptOf(texts, { allowed: allow, embedding }));
  return {
    wants: new Set<Role>([...roles, USER]),
    on: ANSWERS,
    reads: 'folded',
    begin: (request) => scannerFor(request, { roles, known, canaries, speak }),
  };
}

interface Compiled {
  readonly roles: ReadonlySet<Role>;
  readonly known: KnownPrompts;
  readonly canaries: readonly string[];
  readonly speak: Meaning | undefined;
}

function scannerFor(request: readonly RequestText[], { roles, known, canaries, speak }: Compiled): Scanner {
  const prompts = request.filter(({ role }) => roles.has(role));
  const words = [...canaries, ...prompts.flatMap(({ canary, text }) => (canary === true ? text : []))];
  const texts = prompts.flatMap(({ canary, text }) => (canary === true || text.trim() === '' ? [] : text));
  if (texts.length === 0 && words.length === 0) return NOTHING_TO_LEAK;
  const { prompt, holding } = known.read(texts);
  const watched: Watched = {
    prompt,
    said: new SaidByUser(
      prompt,
      request.filter(({ role }) => role === USER),
    ),
    canaries: words.length === 0 ? undefined : new CanaryWords(words),
    speak,
  };
  return {
    ...READS,
    holding,
    open: () => new LeakScanner(watched),
    scan: (input) => new LeakScanner(watched).scan(input),
  };
}

const READS = { reads: 'fresh', lookback: LONGEST_HELD, context: 0 } as const;

const NOTHING_TO_LEAK: Scanner = { ...READS, scan: ({ text }) => ({ hits: [], holdFrom: text.length }) };
