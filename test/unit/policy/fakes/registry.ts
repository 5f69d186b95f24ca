/** A registry with two detectors that find nothing: enough for what a policy may refer to. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Detector } from '../../../../src/core/detector.ts';
import type { Registry } from '../../../../src/policy/registry.ts';

function detector(name: string, options: z.ZodType): Detector {
  return {
    name,
    summary: name,
    types: ['X'],
    options,
    compile: () => ({ lookback: 0, context: 0, scan: ({ text }) => ({ hits: [], holdFrom: text.length }) }),
  };
}

const entities = z.array(z.enum(['CREDIT_CARD', 'US_SSN'])).default(['CREDIT_CARD']);
export const pii = detector('pii', z.strictObject({ entities }));
export const keywords = detector('keywords', z.strictObject({ words: z.array(z.string()).min(1) }));

export const registry: Registry = {
  detectors: [keywords, pii],
  judges: ['toxicity'],
  scripts: ['Latin', 'Han', 'Other'],
  digest: (text) => createHash('sha256').update(text).digest('hex'),
};
