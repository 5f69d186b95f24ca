/** Languages: text that is not in a language that is allowed, or in one that is not. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { TOLD, type Told } from './evidence.ts';
import { LANGUAGE, LanguageScanner } from './scanner.ts';

const languages = z.array(z.enum(TOLD)).min(1);
const options = z
  .strictObject({
    allowed: languages
      .optional()
      .describe('languages that text may be in, by code (ISO 639-1); others are found'),
    denied: languages
      .optional()
      .describe('languages that are found; `other` is text in a script of no language that is known'),
  })
  .refine(({ allowed, denied }) => (allowed === undefined) !== (denied === undefined), {
    message: 'name the languages that are "allowed", or those that are "denied", and not both',
  });

/** The detector `language`: reports `LANGUAGE` for each sentence; the code of the language is the finding's source. */
export const language: Detector = {
  name: 'language',
  summary: 'Text in a language that is not allowed, or is denied, of some thirty.',
  types: [LANGUAGE],
  options,
  compile: (value) => {
    const { allowed, denied } = options.parse(value);
    if (allowed !== undefined) return new LanguageScanner((told: Told) => !allowed.includes(told));
    return denied === undefined ? SILENT : new LanguageScanner((told: Told) => denied.includes(told));
  },
};
