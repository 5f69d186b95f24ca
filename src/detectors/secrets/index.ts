/** Credentials that their form or their name tells. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { RecognizerScanner } from '../engine/recognize.ts';
import { SECRET_ENTITIES, SECRET_RULES } from './rules.ts';

const options = z.strictObject({
  entities: z
    .array(z.enum(SECRET_ENTITIES))
    .min(1)
    .default([...SECRET_ENTITIES])
    .describe('Which kinds of credential to look for; all of them by default.'),
});

/** The detector `secrets`: tokens of some two hundred issuers, private keys, addresses with passwords, named values. */
export const secrets: Detector = {
  name: 'secrets',
  summary:
    'Credentials: tokens of some two hundred issuers, private keys, JWTs, connection strings, passwords and keys that are named.',
  types: SECRET_ENTITIES,
  surest: 0.99,
  options,
  compile: (value) => {
    const names = new Set<string>(options.parse(value ?? {}).entities);
    return new RecognizerScanner(SECRET_RULES.filter(({ type }) => names.has(type)));
  },
};
