/** Prompt injection: told by its phrases, and by a linear model that knows how such texts read. */
import { z } from 'zod';
import type { Detector, Models, Scanner } from '../../core/detector.ts';
import { linearModel } from '../learned/learned-detector.ts';
import { LearnedScanner } from '../learned/learned-scanner.ts';
import type { LinearModel } from '../learned/linear-model.ts';
import { FAMILIES } from './families.ts';
import { KEY_WORDS } from './key-words.ts';
import { compileFamily } from './phrase.ts';
import { PhraseScanner } from './phrase-scanner.ts';

const options = z.strictObject({
  model: z
    .enum(['auto', 'off'])
    .default('auto')
    .describe('auto asks the linear model too, where it is there; off looks for phrases alone'),
});

const PHRASES = FAMILIES.flatMap(compileFamily);

/** Phrases, and beside them what a model says. */
class PhrasesAndModel extends PhraseScanner {
  readonly also: Scanner;

  constructor(model: LinearModel) {
    super(PHRASES, KEY_WORDS);
    this.also = new LearnedScanner({ model, type: 'INJECTION', keyWords: KEY_WORDS });
  }
}

const phrasesAlone = new PhraseScanner(PHRASES, KEY_WORDS);

/** The detector `injection`: reports `INJECTION`; a score of 0.9 and more is meant for denying. */
export const injection: Detector = detectorWith(new Map());

function detectorWith(models: Models): Detector {
  const model = linearModel(models, 'injection');
  const scanner = model === undefined ? phrasesAlone : new PhrasesAndModel(model);
  return {
    name: 'injection',
    summary:
      'Prompt injection, jailbreaks and prompt extraction, by common phrases in many languages and by a linear model.',
    types: ['INJECTION'],
    options,
    model,
    asking: detectorWith,
    compile: (value): Scanner => (options.parse(value).model === 'off' ? phrasesAlone : scanner),
  };
}
