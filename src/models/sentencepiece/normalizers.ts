/** Normalizers: what is done to a text before it is cut; the names are those of `tokenizer.json`. */
import { z } from 'zod';
import { ok, type Result } from '../../core/fault.ts';
import { type Aligned, Rewriting } from './aligned.ts';
import { Charsmap } from './charsmap.ts';

/** One thing that is done to a text. */
export type Step = (from: Aligned) => Aligned;

/** The one expression that these models have: what else a file may hold is not run. */
const BLANKS = ' {2,}';
const MOST_STEPS = 16;

const kinds = [
  z.object({ type: z.literal('Precompiled'), precompiled_charsmap: z.string() }),
  z.object({ type: z.literal('Strip'), strip_left: z.boolean(), strip_right: z.boolean() }),
  z.object({ type: z.literal('Lowercase') }),
  z.object({
    type: z.literal('Replace'),
    pattern: z.union([z.object({ Regex: z.literal(BLANKS) }), z.object({ String: z.string().min(1) })]),
    content: z.string().max(16),
  }),
] as const;
const step = z.discriminatedUnion('type', kinds);
type StepSpec = z.output<typeof step>;

/** None, one, or several in order. */
export const normalizer = z
  .discriminatedUnion('type', [
    ...kinds,
    z.object({ type: z.literal('Sequence'), normalizers: z.array(step).max(MOST_STEPS) }),
  ])
  .nullable();

/** What they do, in order; or why a character map cannot be read. */
export function stepsOf(spec: z.output<typeof normalizer>): Result<readonly Step[]> {
  const specs = spec === null ? [] : spec.type === 'Sequence' ? spec.normalizers : [spec];
  const steps: Step[] = [];
  for (const one of specs) {
    const made = stepOf(one);
    if (!made.ok) return made;
    steps.push(made.value);
  }
  return ok(steps);
}

function stepOf(spec: StepSpec): Result<Step> {
  switch (spec.type) {
    case 'Precompiled': {
      // Some files have an empty one.
      if (spec.precompiled_charsmap === '') return ok((from) => from);
      const map = Charsmap.read(spec.precompiled_charsmap);
      return map.ok ? ok((from) => map.value.apply(from)) : map;
    }
    case 'Strip':
      return ok((from) => stripped(from, spec));
    case 'Lowercase':
      return ok(lowered);
    default: {
      const { pattern, content } = spec;
      const found = 'Regex' in pattern ? / {2,}/g : pattern.String;
      return ok((from) => replaced(from, found, content));
    }
  }
}

function stripped(
  from: Aligned,
  { strip_left: left, strip_right: right }: { strip_left: boolean; strip_right: boolean },
): Aligned {
  const { text } = from;
  let begin = 0;
  let end = text.length;
  while (left && begin < end && isBlank(text.charCodeAt(begin))) begin++;
  while (right && end > begin && isBlank(text.charCodeAt(end - 1))) end--;
  const to = new Rewriting(from);
  to.keep(begin, end);
  return to.done();
}

/** White space of Unicode; none of it lies outside of the first plane. */
export function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit > 0x7f && isWideBlank(unit));
}

function isWideBlank(unit: number): boolean {
  return /^\p{White_Space}$/u.test(String.fromCharCode(unit));
}

/** Each character by itself. */
function lowered(from: Aligned): Aligned {
  const to = new Rewriting(from);
  let at = 0;
  for (const char of from.text) {
    const lower = char.toLowerCase();
    if (lower === char) to.keep(at, at + char.length);
    else to.write(lower, at, at + char.length);
    at += char.length;
  }
  return to.done();
}

function replaced(from: Aligned, found: RegExp | string, content: string): Aligned {
  const to = new Rewriting(from);
  let kept = 0;
  for (const { from: begin, to: end } of placesOf(from.text, found)) {
    to.keep(kept, begin);
    to.write(content, begin, end);
    kept = end;
  }
  to.keep(kept, from.text.length);
  return to.done();
}

function* placesOf(text: string, found: RegExp | string): Generator<{ from: number; to: number }> {
  if (typeof found !== 'string') {
    for (const { index, 0: blanks } of text.matchAll(found)) yield { from: index, to: index + blanks.length };
    return;
  }
  for (let at = text.indexOf(found); at >= 0; at = text.indexOf(found, at + found.length))
    yield { from: at, to: at + found.length };
}
