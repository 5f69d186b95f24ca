/** Harmful requests: what nobody should help with, asked for plainly, by learned models. */
import { learnedDetector } from '../learned/learned-detector.ts';

/** The detector `harmful-request`: reports `HARMFUL_REQUEST` for each sentence or two that score high. */
export const harmfulRequest = learnedDetector({
  name: 'harmful-request',
  summary:
    'Requests for help with crime, violence or self-harm, by learned models: one over words and characters, and an encoder where that one is in doubt.',
  type: 'HARMFUL_REQUEST',
  task: 'harmful_request',
  turns: true,
});
