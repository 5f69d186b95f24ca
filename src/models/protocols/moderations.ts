/** `/v1/moderations` as OpenAI and others have it: categories, each with a score. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import {
  type Asked,
  JUDGED_TYPE,
  likeliestFirst,
  malformed,
  overAll,
  type Protocol,
  textOf,
  typeOf,
  wrongScore,
} from './protocol.ts';

const schema = z.object({
  results: z
    .array(
      z.object({
        flagged: z.boolean(),
        category_scores: z.record(z.string().max(128), z.number()),
      }),
    )
    .min(1),
});

export const moderations: Protocol = {
  ask: ({ texts }, { model }) => ({
    ...(model === undefined ? {} : { model }),
    input: textOf(texts),
  }),
  read,
};

/** Each category with its score; then `JUDGED`, 1 where the service flagged the text by thresholds of its own, else 0. */
function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is none of /v1/moderations');
  const { results } = parsed.data;
  const flagged = results.some((result) => result.flagged);
  const categories = results.flatMap((result) => Object.entries(result.category_scores));
  const hits = categories.flatMap(([category, score]) => {
    if (!(score >= 0 && score <= 1)) throw wrongScore(asked);
    const type = typeOf(category);
    return type === undefined ? [] : [overAll(type, score, asked)];
  });
  return [...likeliestFirst(hits), overAll(JUDGED_TYPE, flagged ? 1 : 0, asked)];
}
