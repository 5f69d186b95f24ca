/** One row of `weir scan`: a line of JSON in, findings in code points and the redacted text out. */
import { z } from 'zod';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import { ROLES } from '../core/segment.ts';
import { redact } from '../detectors/redact.ts';
import { JudgeFailure } from '../models/judge-failure.ts';
import type { Screening } from '../server/screening.ts';
import { codePointsAt } from './code-points.ts';

const row = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  role: z.enum(ROLES).optional(),
  system_prompt: z.string().optional(),
});

/** What `weir scan` prints for a row; `start` and `end` count Unicode code points. */
export interface ScannedRow {
  readonly id: string | number;
  /** The highest score of a finding, one under the threshold included; 0 without any. */
  readonly score: number;
  readonly findings: readonly Hit[];
  readonly text: string;
}

/** Scans one line; the fault says what is wrong with it without repeating it. */
export async function scanRow(
  screening: Screening,
  threshold: number,
  line: string,
): Promise<Result<ScannedRow>> {
  const read = readRow(line);
  if (!read.ok) return read;
  const { id, text } = read.value;
  const judged = await whatIsFound(screening, read.value);
  if (!judged.ok) return judged;
  const hits = judged.value;
  const score = hits.reduce((highest, hit) => Math.max(highest, hit.score), 0);
  const sure = hits.filter((hit) => hit.score >= threshold);
  return ok({ id, score, findings: inCodePoints(text, sure), text: redact(text, apart(sure)) });
}

async function whatIsFound(
  screening: Screening,
  read: z.output<typeof row>,
): Promise<Result<readonly Hit[]>> {
  try {
    return ok(await screening.judged(read));
  } catch (cause) {
    if (cause instanceof JudgeFailure) return { ok: false, fault: cause.fault };
    throw cause;
  }
}

function readRow(line: string): Result<z.output<typeof row>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failed('unreadable', 'not JSON; each line has to be one object with "id" and "text"');
  }
  const parsed = row.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return parsed.error.issues.some(({ path }) => path[0] === 'role')
    ? failed('unreadable', `"role" is none of ${ROLES.join(', ')}`)
    : failed('unreadable', 'not an object with "id" (text or number) and "text" (text)');
}

function inCodePoints(text: string, hits: readonly Hit[]): Hit[] {
  const pointAt = codePointsAt(text);
  return hits.map(({ type, start, end, score }) => {
    return { type, start: pointAt(start), end: pointAt(end), score };
  });
}

/** One that overlaps the one before is taken into it, as redactions of a message are. */
function apart(hits: readonly Hit[]): Hit[] {
  const joined: Hit[] = [];
  for (const hit of hits) {
    const last = joined.at(-1);
    if (last !== undefined && hit.start < last.end)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, hit.end) };
    else joined.push(hit);
  }
  return joined;
}
