/** Credentials that can be told by their form. */
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

/** The detector `secrets`: cloud, code host, model provider and chat keys, and private keys. */
export const secrets: Detector = {
  name: 'secrets',
  summary:
    'Credentials told by their form: AWS, GitHub, OpenAI, Anthropic, Slack and other keys, PEM private keys.',
  types: SECRET_ENTITIES,
  options,
  compile: (value) => {
    const names = new Set<string>(options.parse(value ?? {}).entities);
    return new RecognizerScanner(SECRET_RULES.filter(({ type }) => names.has(type)));
  },
};
