/** Toxicity: abuse, hate and threats, by learned models. */
import { learnedDetector } from '../learned/learned-detector.ts';

/** The detector `toxicity`: reports `TOXICITY` for each sentence or two that score high. */
export const toxicity = learnedDetector({
  name: 'toxicity',
  summary:
    'Abuse, hate, threats and harmful answers, by learned models: one over words and characters, and an encoder where that one is in doubt.',
  type: 'TOXICITY',
  task: 'toxicity',
});
