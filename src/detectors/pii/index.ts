/** Personal data: what its form, its check digits or the words before it prove. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import { joined } from './national/index.ts';
import { PII_ENTITIES, PII_RULES } from './rules.ts';

const options = z.strictObject({
  entities: z
    .array(z.enum(PII_ENTITIES))
    .min(1)
    .default([...PII_ENTITIES])
    .describe('Which entities to look for; all of them by default.'),
});

/** The detector `pii`. */
export const pii: Detector = {
  name: 'pii',
  summary:
    'Personal data: cards, accounts, ids, wallets, e-mail, phones, IP addresses; names and addresses as far as rules go.',
  types: PII_ENTITIES,
  options,
  compile: (value) => {
    const names = new Set<string>(options.parse(value ?? {}).entities);
    return new RecognizerScanner(joined(PII_RULES.filter(({ type }) => names.has(type))));
  },
};
