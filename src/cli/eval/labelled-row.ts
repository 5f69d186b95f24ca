/** Rows of labelled data: texts with the spans that should be found, or with a label for the whole text. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { ROLES } from '../../core/segment.ts';
import { codePointsAt } from '../code-points.ts';

const span = z.object({ start: z.int().min(0), end: z.int().min(0), type: z.string() });

const row = z.object({
  text: z.string(),
  role: z.enum(ROLES).optional(),
  /** What the text answers. */
  system_prompt: z.string().optional(),
  /** 1 for what should be found, 0 for what should not. */
  label: z.union([z.literal(0), z.literal(1)]).optional(),
  /** What should be found. */
  spans: z.array(span).optional(),
  /** What may be found or not: it counts neither way. */
  ignore: z.array(span).default([]),
  /** What looks alike and should not be found. */
  decoys: z.array(span).default([]),
  source: z.string().default(''),
  kind: z.string().default(''),
  lang: z.string().default(''),
});

/** A stretch of a text with its type; offsets count Unicode code points, the end exclusive. */
export type Span = z.output<typeof span>;
export type LabelledRow = z.output<typeof row>;

/** The fields that rows may be grouped by. */
export const GROUPS = ['source', 'kind', 'lang'] as const;
export type Group = (typeof GROUPS)[number];

/** What names stretches of a text. */
const STRETCHES = ['spans', 'ignore', 'decoys'] as const;

/** Names that others use for types of ours. */
const ALIASES: Readonly<Record<string, string>> = {
  EMAIL_ADDRESS: 'EMAIL',
  PHONE_NUMBER: 'PHONE',
  IBAN_CODE: 'IBAN',
  CRYPTO: 'CRYPTO_WALLET',
};

/** Reads a line; the fault says what is wrong with it without repeating it. */
export function readLabelled(line: string): Result<LabelledRow> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return failed('unreadable', 'not JSON');
  }
  const parsed = row.safeParse(value);
  if (parsed.success) return placed(parsed.data);
  const at = parsed.error.issues[0]?.path.join('.') ?? '';
  return failed('unreadable', `not a labelled row: look at "${at === '' ? 'text' : at}"`);
}

/** A row whose stretches lie in its text: others count in bytes or in UTF-16, and their figures would be of other places. */
function placed(row: LabelledRow): Result<LabelledRow> {
  const length = codePointsAt(row.text)(row.text.length);
  const wrong = STRETCHES.flatMap((name) =>
    (row[name] ?? []).flatMap(({ start, end }, at) =>
      start < end && end <= length ? [] : [`${name}.${at}`],
    ),
  );
  if (wrong.length === 0) return ok(row);
  const rule = 'start and end count Unicode code points, the end exclusive';
  return failed('unreadable', `"${wrong[0]}" is no part of the text of ${length} code points: ${rule}`);
}

/** Reads texts of `--map`, `FROM=TO`, behind the aliases that are known. */
export function readTypeMap(given: readonly string[]): Result<ReadonlyMap<string, string>> {
  const map = new Map(Object.entries(ALIASES));
  for (const text of given) {
    const [from, to, ...more] = text.split('=');
    if (from === undefined || from === '' || to === undefined || to === '' || more.length > 0)
      return failed('unsupported', '--map is written FROM=TO, for example PERSON_NAME=PERSON');
    map.set(from, to);
  }
  return ok(map);
}
