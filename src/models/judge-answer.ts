/** Reads the answer of a remote judge: JSON -> hits, everything checked; what is doubtful is refused. */
import { z } from 'zod';
import type { Hit } from '../core/finding.ts';
import { JudgeFailure } from './judge-failure.ts';

/** Type of the hit for the answer as a whole. */
export const JUDGED_TYPE = 'JUDGED';

const score = z.number().min(0).max(1);
const answer = z.object({
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

/** What an answer is about. */
export interface Asked {
  readonly judge: string;
  /** UTF-16 units of all the texts of the question. */
  readonly length: number;
}

/** Returns the hit for the whole question, then those of the findings; throws a `JudgeFailure` when anything is wrong. */
export function readAnswer(body: string, asked: Asked): Hit[] {
  const parsed = answer.safeParse(parseJson(body, asked.judge));
  if (!parsed.success) throw refuse(asked.judge, parsed.error.issues);
  const hits: Hit[] = [{ type: JUDGED_TYPE, start: 0, end: asked.length, score: parsed.data.score }];
  for (const found of parsed.data.findings ?? []) {
    const { type, start = 0, end = asked.length } = found;
    if (start > end || end > asked.length) {
      throw new JudgeFailure(
        asked.judge,
        'malformed',
        'a finding lies outside of the text that was asked about',
      );
    }
    hits.push({ type, start, end, score: found.score });
  }
  return hits;
}

function parseJson(body: string, judge: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new JudgeFailure(judge, 'malformed', 'the answer is not JSON');
  }
}

function refuse(judge: string, issues: readonly z.core.$ZodIssue[]): JudgeFailure {
  if (issues.some((issue) => issue.path.at(-1) === 'score')) {
    return new JudgeFailure(judge, 'score', 'the answer has a score that is missing or not between 0 and 1');
  }
  return new JudgeFailure(
    judge,
    'malformed',
    'the answer does not have the documented form (docs/detectors/remote.md)',
  );
}
