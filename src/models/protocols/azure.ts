/** Azure AI Content Safety: `text:analyze`, harm by category and severity, and `text:shieldPrompt`, attacks on the model. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import {
  type Asked,
  JUDGED_TYPE,
  likeliestFirst,
  malformed,
  overAll,
  type Protocol,
  textOf,
  typeOf,
} from './protocol.ts';

const SECRET_HEADER = 'ocp-apim-subscription-key';
/** Of `EightSeverityLevels`. */
const WORST = 7;

const analysis = z.object({
  categoriesAnalysis: z
    .array(z.object({ category: z.string().min(1).max(64), severity: z.int().min(0).max(WORST) }))
    .min(1)
    .max(100),
  blocklistsMatch: z.array(z.unknown()).max(1000).nullish(),
});

/** Severity 0 to 7 is a score from 0 to 1; a word of a list is sure. */
export const azureText: Protocol = {
  secretHeader: SECRET_HEADER,
  ask: ({ texts }) => ({ text: textOf(texts), outputType: 'EightSeverityLevels' }),
  read: (answer, asked) => {
    const parsed = analysis.safeParse(answer);
    if (!parsed.success) throw malformed(asked, 'the answer is none of text:analyze');
    const { categoriesAnalysis, blocklistsMatch } = parsed.data;
    const hits = categoriesAnalysis.map(({ category, severity }): Hit => {
      const type = typeOf(category);
      if (type === undefined) throw malformed(asked, 'a category has a name without letters');
      return overAll(type, severity / WORST, asked);
    });
    const listed = (blocklistsMatch ?? []).length > 0 ? [overAll('BLOCKLIST', 1, asked)] : [];
    return likeliestFirst([...hits, ...listed]);
  },
};

const told = z.object({ attackDetected: z.boolean() });
const shield = z.object({
  userPromptAnalysis: told.nullish(),
  documentsAnalysis: z.array(told).max(100).nullish(),
});

/** What the user says is a prompt; what all others say is a document. */
export const azureShield: Protocol = { secretHeader: SECRET_HEADER, ask: asPrompt, read: readShield };

function asPrompt({ texts }: Question): unknown {
  const text = textOf(texts);
  return isPrompt(texts) ? { userPrompt: text, documents: [] } : { userPrompt: '', documents: [text] };
}

function isPrompt(texts: Question['texts']): boolean {
  return texts.every(({ role }) => role === 'user');
}

function readShield(answer: unknown, asked: Asked): Hit[] {
  const parsed = shield.safeParse(answer);
  const { userPromptAnalysis: prompt, documentsAnalysis } = parsed.data ?? {};
  const document = documentsAnalysis?.[0];
  // It has to speak of what was asked about.
  const judged = isPrompt(asked.texts) ? prompt : document;
  if (judged === undefined || judged === null)
    throw malformed(asked, 'the answer is none of text:shieldPrompt');
  const attacks = [
    ...(prompt?.attackDetected === true ? ['PROMPT_ATTACK'] : []),
    ...(document?.attackDetected === true ? ['DOCUMENT_ATTACK'] : []),
  ];
  const hits = attacks.map((type) => overAll(type, 1, asked));
  return [...hits, overAll(JUDGED_TYPE, attacks.length > 0 ? 1 : 0, asked)];
}
