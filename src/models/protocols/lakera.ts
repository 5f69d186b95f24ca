/** Lakera Guard, `/v2/guard`: what its detectors say of one message. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import {
  type Asked,
  isAnswer,
  JUDGED_TYPE,
  malformed,
  overAll,
  type Protocol,
  textOf,
  typeOf,
} from './protocol.ts';

const schema = z.object({
  flagged: z.boolean(),
  breakdown: z
    .array(z.object({ detector_type: z.string().min(1).max(128), detected: z.boolean() }))
    .max(1000)
    .optional(),
});

export const lakera: Protocol = { ask, read };

function ask({ texts }: Question, { project }: { readonly project?: string | undefined }): unknown {
  const role = isAnswer(texts) ? 'assistant' : 'user';
  return {
    messages: [{ role, content: textOf(texts) }],
    breakdown: true,
    ...(project === undefined ? {} : { project_id: project }),
  };
}

function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is none of /v2/guard');
  const { flagged, breakdown = [] } = parsed.data;
  const types = breakdown.flatMap(({ detector_type: type, detected }) =>
    detected ? (typeOf(type) ?? []) : [],
  );
  const hits = [...new Set(types)].map((type) => overAll(type, 1, asked));
  return [...hits, overAll(JUDGED_TYPE, flagged ? 1 : 0, asked)];
}
