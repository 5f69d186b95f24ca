/** Google Model Armor: `sanitizeUserPrompt` and `sanitizeModelResponse` of a template, by who speaks. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
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

const SURENESS: Readonly<Record<string, number>> = { LOW_AND_ABOVE: 0.33, MEDIUM_AND_ABOVE: 0.66, HIGH: 1 };
const FOUND = 'MATCH_FOUND';

const state = z.enum([FOUND, 'NO_MATCH_FOUND']);
/** One filter; which of them names its result how is the filter's own. */
const result = z.object({
  matchState: state.optional(),
  executionState: z.string().optional(),
  confidenceLevel: z.string().optional(),
  raiFilterTypeResults: z
    .record(
      z.string().max(64),
      z.object({ matchState: state.optional(), confidenceLevel: z.string().optional() }),
    )
    .optional(),
  inspectResult: z.object({ matchState: state.optional() }).optional(),
});
const schema = z.object({
  sanitizationResult: z.object({
    filterMatchState: state,
    invocationResult: z.string(),
    filterResults: z.record(z.string().max(64), z.record(z.string().max(64), result)).optional(),
  }),
});

export const modelArmor: Protocol = {
  urlFor: (url, { texts }) => `${url}:${isAnswer(texts) ? 'sanitizeModelResponse' : 'sanitizeUserPrompt'}`,
  ask: ({ texts }) => {
    const data = { text: textOf(texts) };
    return isAnswer(texts) ? { modelResponseData: data } : { userPromptData: data };
  },
  read,
};

function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is none of Model Armor');
  const { filterMatchState, invocationResult, filterResults = {} } = parsed.data.sanitizationResult;
  // A filter that did not run has judged nothing.
  if (invocationResult !== 'SUCCESS') throw malformed(asked, 'not every filter of the template ran');
  const hits = Object.entries(filterResults).flatMap(([name, results]) =>
    Object.values(results).flatMap((one) => foundBy(name, one, asked)),
  );
  return [...likeliestFirst(hits), overAll(JUDGED_TYPE, filterMatchState === FOUND ? 1 : 0, asked)];
}

function foundBy(name: string, one: z.output<typeof result>, asked: Asked): Hit[] {
  const parts = Object.entries(one.raiFilterTypeResults ?? {});
  const all = parts.length > 0 ? parts : [[name, one] as const];
  return all.flatMap(([part, { matchState, confidenceLevel }]) => {
    const found = matchState === FOUND || one.inspectResult?.matchState === FOUND;
    const type = typeOf(part);
    return found && type !== undefined ? [overAll(type, SURENESS[confidenceLevel ?? ''] ?? 1, asked)] : [];
  });
}
