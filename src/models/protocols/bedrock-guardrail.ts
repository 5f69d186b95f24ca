/** Amazon Bedrock `ApplyGuardrail`: what a guardrail of the account finds. Requests are signed; what it matched is not kept. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import {
  type Asked,
  isAnswer,
  JUDGED_TYPE,
  likeliestFirst,
  malformed,
  overAll,
  type Protocol,
  textOf,
  typeOf,
} from './protocol.ts';

const SURENESS = { NONE: 0, LOW: 0.33, MEDIUM: 0.66, HIGH: 1 } as const;

const named = z.object({ type: z.string().max(128).nullish(), detected: z.boolean().nullish() });
const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(1000).nullish();
const filter = z.object({ type: z.string().max(128), confidence: z.enum(['NONE', 'LOW', 'MEDIUM', 'HIGH']) });
const assessment = z.object({
  contentPolicy: z.object({ filters: list(filter) }).nullish(),
  topicPolicy: z.object({ topics: list(named) }).nullish(),
  wordPolicy: z.object({ customWords: list(named), managedWordLists: list(named) }).nullish(),
  sensitiveInformationPolicy: z.object({ piiEntities: list(named), regexes: list(named) }).nullish(),
});
const schema = z.object({
  action: z.enum(['NONE', 'GUARDRAIL_INTERVENED']),
  assessments: z.array(assessment).max(100),
});

export const bedrockGuardrail: Protocol = { signs: true, ask, read };

function ask({ texts }: Question): unknown {
  const source = isAnswer(texts) ? 'OUTPUT' : 'INPUT';
  return { source, content: [{ text: { text: textOf(texts) } }] };
}

function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is none of ApplyGuardrail');
  const { action, assessments } = parsed.data;
  const hits = assessments.flatMap((found) => foundIn(found, asked));
  return [...likeliestFirst(hits), overAll(JUDGED_TYPE, action === 'NONE' ? 0 : 1, asked)];
}

type Assessment = z.output<typeof assessment>;

function foundIn(found: Assessment, asked: Asked): Hit[] {
  const { contentPolicy, topicPolicy, wordPolicy, sensitiveInformationPolicy: sensitive } = found;
  const filters = (contentPolicy?.filters ?? []).map(({ type, confidence }) => ({
    type: typeOf(type) ?? 'CONTENT',
    score: SURENESS[confidence],
  }));
  const sure = [
    ...typesOf(topicPolicy?.topics, 'TOPIC', 'TOPIC'),
    ...typesOf(wordPolicy?.customWords, 'WORD', 'WORD'),
    ...typesOf(wordPolicy?.managedWordLists, 'WORD'),
    ...typesOf(sensitive?.piiEntities, 'PII'),
    ...typesOf(sensitive?.regexes, 'PATTERN', 'PATTERN'),
  ].map((type) => ({ type, score: 1 }));
  return [...filters, ...sure].map(({ type, score }) => overAll(type, score, asked));
}

/** The names of a list, each as it is called there, or all alike. */
function typesOf(
  entries: readonly z.output<typeof named>[] | null | undefined,
  fallback: string,
  all?: string,
): string[] {
  return (entries ?? [])
    .filter(({ detected }) => detected !== false)
    .map(({ type }) => all ?? typeOf(type ?? '') ?? fallback);
}
