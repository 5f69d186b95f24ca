/** The webhook: the question that docs/detectors/remote.md documents, for a service that is written for Weir. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import { type Asked, JUDGED_TYPE, malformed, overAll, type Protocol, wrongScore } from './protocol.ts';

const score = z.number().min(0).max(1);
const schema = z.object({
  score,
  findings: z
    .array(
      z.object({
        type: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/),
        score,
        start: z.int().min(0).optional(),
        end: z.int().min(0).optional(),
      }),
    )
    .max(100)
    .optional(),
});

export const webhook: Protocol = {
  ask: ({ rule, texts }: Question) => ({ rule, texts: texts.map(({ role, text }) => ({ role, text })) }),
  read,
};

/** The hit for the whole question, then those of the findings. */
function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw refuse(asked, parsed.error.issues);
  const hits: Hit[] = [overAll(JUDGED_TYPE, parsed.data.score, asked)];
  for (const found of parsed.data.findings ?? []) {
    const { type, start = 0, end = asked.length } = found;
    if (start > end || end > asked.length)
      throw malformed(asked, 'a finding lies outside of the text that was asked about');
    hits.push({ type, start, end, score: found.score });
  }
  return hits;
}

function refuse(asked: Asked, issues: readonly z.core.$ZodIssue[]) {
  if (issues.some((issue) => issue.path.at(-1) === 'score')) return wrongScore(asked);
  return malformed(asked, 'the answer does not have the documented form (docs/detectors/remote.md)');
}
