/** System prompts that leak: an answer that quotes or retells the system and developer prompts of its request. */
import { z } from 'zod';
import type { Detector, ExchangeBound, RequestText, Scanner } from '../../core/detector.ts';
import type { Role } from '../../core/segment.ts';
import { KnownPrompts } from './known-prompts.ts';
import { GIST, LeakScanner, LONGEST_HELD, QUOTE } from './leak-scanner.ts';
import { SaidByUser } from './prompt.ts';

/** Whose texts may be prompts, and whose words are no secret. */
const PROMPTS = ['system', 'developer', 'tool-definition', 'unknown'] as const satisfies readonly Role[];
const USER: Role = 'user';
/** Of the answer: a format that repeats the prompt beside the answer tells it to who sent it. */
const ANSWERS: ReadonlySet<Role> = new Set([
  ...(['assistant', 'reasoning', 'tool', 'retrieved', 'other', 'unknown'] as const),
]);

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
});

/** The detector `system-prompt-leak`: reports `SYSTEM_PROMPT` for a quote and `SYSTEM_PROMPT_GIST` for what retells. */
export const systemPromptLeak: Detector = {
  name: 'system-prompt-leak',
  summary:
    'Answers that quote, encode or retell the system and developer prompts of their request; what users wrote does not count.',
  types: [QUOTE, GIST],
  options,
  compile: (value) => bind(options.parse(value)).begin([]),
  bind: (value) => bind(options.parse(value)),
};

function bind({ prompts, allow }: z.output<typeof options>): ExchangeBound {
  const roles = new Set<Role>(prompts);
  const known = new KnownPrompts(allow);
  return {
    wants: new Set<Role>([...roles, USER]),
    on: ANSWERS,
    reads: 'folded',
    begin: (request) => scannerFor(request, { roles, known }),
  };
}

function scannerFor(
  request: readonly RequestText[],
  { roles, known }: { readonly roles: ReadonlySet<Role>; readonly known: KnownPrompts },
): Scanner {
  const texts = request.filter(({ role }) => roles.has(role)).map(({ text }) => text);
  if (texts.every((text) => text.trim() === '')) return NOTHING_TO_LEAK;
  const prompt = known.read(texts);
  const said = new SaidByUser(
    prompt,
    request.filter(({ role }) => role === USER),
  );
  return {
    ...READS,
    open: () => new LeakScanner(prompt, said),
    scan: (input) => new LeakScanner(prompt, said).scan(input),
  };
}

const READS = { lookback: LONGEST_HELD, context: 0 } as const;

const NOTHING_TO_LEAK: Scanner = { ...READS, scan: ({ text }) => ({ hits: [], holdFrom: text.length }) };
