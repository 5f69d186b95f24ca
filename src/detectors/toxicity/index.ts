/** Toxicity: abuse, hate and threats, by a linear model. */
import { learnedDetector } from '../learned/learned-detector.ts';

/** The detector `toxicity`: reports `TOXICITY` for each sentence or two that score high. */
export const toxicity = learnedDetector({
  name: 'toxicity',
  summary:
    'Abuse, hate, threats and harmful answers, by a linear model over words and characters; a first tier.',
  type: 'TOXICITY',
  task: 'toxicity',
});
