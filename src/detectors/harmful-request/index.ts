/** Harmful requests: what nobody should help with, asked for plainly, by a linear model. */
import { learnedDetector } from '../learned/learned-detector.ts';

/** The detector `harmful-request`: reports `HARMFUL_REQUEST` for each sentence or two that score high. */
export const harmfulRequest = learnedDetector({
  name: 'harmful-request',
  summary:
    'Requests for help with crime, violence or self-harm, by a linear model over words and characters; a first tier.',
  type: 'HARMFUL_REQUEST',
  task: 'harmful_request',
});
