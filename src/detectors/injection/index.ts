/** Prompt injection: told by its phrases, and by learned models that know how such texts read. */
import { z } from 'zod';
import type { Detector, Models, Scanner } from '../../core/detector.ts';
import { ENCODER } from '../learned/encoder-model.ts';
import {
  joinedReading,
  LearnedScanners,
  linearModel,
  optionsWith,
  TIERS,
  turns,
} from '../learned/learned-detector.ts';
import { FAMILIES } from './families.ts';
import { KEY_WORDS } from './key-words.ts';
import { compileFamily } from './phrase.ts';
import { PhraseBook, PhraseScanner, type Referee } from './phrase-scanner.ts';

const options = z.strictObject({
  model: z
    .enum(['auto', 'always', 'linear', 'off'])
    .default('auto')
    .describe(
      `auto asks ${TIERS.auto}; always asks ${TIERS.always}; linear asks ${TIERS.linear}; off looks for phrases alone`,
    ),
  turns,
});

type Tier = z.output<typeof options>['model'];

/** Tells what phrases alone cannot: whether it is a model that is to forget its instructions. */
const REFEREE: Referee = { judge: ENCODER, task: 'injection' };

let made: PhraseBook | undefined;

/** Made once, by the first policy that looks for phrases. */
function book(): PhraseBook {
  made ??= new PhraseBook(FAMILIES.flatMap(compileFamily));
  return made;
}

/** Phrases, and beside them what models say. */
class PhrasesAndModel extends PhraseScanner {
  readonly also: Scanner;

  constructor(also: Scanner, referee?: Referee) {
    super(book(), KEY_WORDS, referee);
    this.also = also;
  }
}

/** Phrases, where models are to be asked and are not there. */
class PhrasesWithout extends PhraseScanner {
  readonly lacks = 'some';
}

/** The detector `injection`: reports `INJECTION`; a score of 0.9 and more is meant for denying. */
export const injection: Detector = detectorWith(undefined);

function detectorWith(models: Models | undefined): Detector {
  const model = linearModel(models, 'injection');
  const known =
    model &&
    new LearnedScanners(
      { model, tells: [{ task: 'injection', type: 'INJECTION' }], keyWords: KEY_WORDS, hides: true },
      models ?? new Map(),
    );
  const scanners = new Map<string, Scanner>();
  const make = (tier: Tier): Scanner => {
    if (models === undefined || tier === 'off') return new PhraseScanner(book(), KEY_WORDS);
    if (known === undefined) return new PhrasesWithout(book(), KEY_WORDS);
    const asksEncoder = tier !== 'linear' && known.hasEncoder;
    return new PhrasesAndModel(known.of(tier), asksEncoder ? REFEREE : undefined);
  };
  const scannerOf = (tier: Tier): Scanner => {
    const scanner = scanners.get(tier) ?? make(tier);
    scanners.set(tier, scanner);
    return scanner;
  };
  return {
    name: 'injection',
    summary:
      'Prompt injection, jailbreaks and prompt extraction, by common phrases in many languages and by learned models.',
    types: ['INJECTION'],
    options: optionsWith(options, known),
    model: known?.model,
    asking: detectorWith,
    compile: (value): Scanner => scannerOf(options.parse(value).model),
    turns: (value) => {
      const { model: tier, turns: messages } = options.parse(value);
      return joinedReading(messages, scannerOf(tier === 'off' ? tier : 'linear'));
    },
  };
}
