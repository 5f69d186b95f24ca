/** The `judges` section of the process configuration: remote classifiers, by the name that policies call them. */
import { z } from 'zod';

const judge = z.strictObject({
  url: z
    .string()
    .refine(isPlainUrl, 'must be an http:// or https:// address without user name, password or fragment')
    .describe('where questions are posted to'),
  deadlineMs: z
    .int()
    .min(1)
    .max(60_000)
    .default(2000)
    .describe('longest wait for an answer, in milliseconds'),
  remember: z
    .strictObject({
      entries: z
        .int()
        .min(0)
        .max(1_000_000)
        .default(10_000)
        .describe('texts found clean that a worker remembers; 0 asks about every text again'),
      minutes: z.int().min(1).max(10_080).default(60).describe('how long it remembers one'),
    })
    .prefault({})
    .describe('texts that the judge found clean and is not asked about again'),
});

/** Schema of the section. */
export const judgesSection = z.record(
  z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by "-"'),
  judge,
);
export type JudgesSection = z.output<typeof judgesSection>;

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && hash === '';
}
