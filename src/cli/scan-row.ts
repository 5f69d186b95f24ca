/** One row of `weir scan`: a line of JSON in, findings in code points and the redacted text out. */
import { z } from 'zod';
import type { Scanner } from '../core/detector.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Hit } from '../core/finding.ts';
import { drive } from '../detectors/drive.ts';
import { redact } from '../detectors/redact.ts';

const row = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  role: z.string().optional(),
  system_prompt: z.string().optional(),
});

/** What `weir scan` prints for a row; `start` and `end` count Unicode code points. */
export interface ScannedRow {
  readonly id: string | number;
  readonly score: number;
  readonly findings: readonly Hit[];
  readonly text: string;
}

/** Scans one line; the fault says what is wrong with it without repeating it. */
export function scanRow(scanner: Scanner, threshold: number, line: string): Result<ScannedRow> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failed('unreadable', 'not JSON; each line has to be one object with "id" and "text"');
  }
  const parsed = row.safeParse(value);
  if (!parsed.success)
    return failed('unreadable', 'not an object with "id" (text or number) and "text" (text)');
  const { id, text } = parsed.data;
  const hits = drive(scanner, [text]).hits.filter((hit) => hit.score >= threshold);
  const score = hits.reduce((highest, hit) => Math.max(highest, hit.score), 0);
  return ok({ id, score, findings: inCodePoints(text, hits), text: redact(text, hits) });
}

/** Counts offsets in code points; hits are in order, so one pass is enough. */
function inCodePoints(text: string, hits: readonly Hit[]): Hit[] {
  let unit = 0;
  let points = 0;
  const pointAt = (offset: number) => {
    for (; unit < offset; points++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
    return points;
  };
  return hits.map((hit) => {
    const start = pointAt(hit.start);
    return { type: hit.type, start, end: pointAt(hit.end), score: hit.score };
  });
}
