/** Regular expressions that a policy brings. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { ownFindings } from '../own-findings.ts';
import { totalsProblem } from './limits.ts';
import { PROOFS } from './proof.ts';
import { PatternScanner } from './scanner.ts';
import { type PatternSpec, type ReadPattern, readPattern, userPattern } from './user-pattern.ts';

const MOST_PATTERNS = 10_000;
const LONGEST_PATTERN = 1000;
const LONGEST_WORD = 60;
const MOST_WORDS = 50;
const MOST_WITHIN = 200;

/** The type of what is found where a pattern names none. */
const TYPE = 'PATTERN';

const entry = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'write lower-case words joined by dashes')
    .max(64)
    .describe('Its name, for people; unique in its list.'),
  pattern: z
    .string()
    .min(1)
    .max(LONGEST_PATTERN)
    .describe('The regular expression, in the syntax of RE2; every repetition says how many at most.'),
  ...ownFindings(TYPE),
  ignoreCase: z.boolean().default(false).describe('Take upper and lower case for the same.'),
  context: z
    .array(z.string().trim().min(1).max(LONGEST_WORD))
    .min(1)
    .max(MOST_WORDS)
    .optional()
    .describe('Words, in any case, one of which has to begin shortly before a match.'),
  within: z
    .int()
    .min(1)
    .max(MOST_WITHIN)
    .default(60)
    .describe('How many characters before a match a word of `context` may begin.'),
  validate: z
    .enum(PROOFS)
    .optional()
    .describe(
      'A check of the digits (`luhn`) or of letters and digits (`mod97`, as IBANs have it) of a match.',
    ),
});

const shape = z.strictObject({
  patterns: z.array(entry).min(1).max(MOST_PATTERNS).describe('The expressions to look for.'),
});

const options = shape.superRefine(({ patterns }, context) => {
  for (const { path, message } of problemsOf(patterns))
    context.addIssue({ code: 'custom', path: ['patterns', ...path], message });
});

interface Wrong {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The detector `patterns`: what the regular expressions of the policy match. */
export const patterns: Detector = {
  name: 'patterns',
  summary:
    'What regular expressions of the policy match, with words before it and check digits where they ask for them.',
  types: [TYPE],
  options,
  compile: (value) => new PatternScanner(shape.parse(value).patterns.map(userPattern)),
};

/** What is wrong with patterns, each at its place. */
function problemsOf(specs: readonly PatternSpec[]): Wrong[] {
  const wrong: Wrong[] = [];
  const names = new Set<string>();
  const read: ReadPattern[] = [];
  for (const [order, spec] of specs.entries()) {
    if (names.has(spec.name))
      wrong.push({
        path: [order, 'name'],
        message: `another pattern is named "${spec.name}"; choose another name`,
      });
    names.add(spec.name);
    const one = readPattern(spec);
    if (one.ok) read.push(one.value);
    else wrong.push({ path: [order, 'pattern'], message: one.fault.message });
  }
  if (wrong.length > 0) return wrong;
  const total = totalsProblem(read);
  return total === undefined ? [] : [{ path: [total.order], message: total.message }];
}
