/** Prompt injection told by its phrases: a first tier, which knows common wordings and no meaning. */
import { z } from 'zod';
import type { Detector } from '../../core/detector.ts';
import { FAMILIES } from './families.ts';
import { KEY_WORDS } from './key-words.ts';
import { compileFamily } from './phrase.ts';
import { PhraseScanner } from './phrase-scanner.ts';

const options = z.strictObject({});

/** The detector `injection`: reports `INJECTION`; a score of 0.9 and more is meant for denying. */
export const injection: Detector = {
  name: 'injection',
  summary:
    'Prompt injection, jailbreaks and prompt extraction by their common phrases in many languages; a first tier.',
  types: ['INJECTION'],
  options,
  compile: () => scanner,
};

const scanner = new PhraseScanner(FAMILIES.flatMap(compileFamily), KEY_WORDS);
