/** Jailbreaks: attacks that are to rid the model of its rules, told from other injection by the encoder. */
import { z } from 'zod';
import type { Detector, Models } from '../../core/detector.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { IDLE, LearnedScanners, linearModel, TIERS } from '../learned/learned-detector.ts';

/** The linear model of injection says where to look; it tells no kinds apart. */
const LOOKS = 'injection';
const TELLS = [{ task: 'jailbreak', type: 'JAILBREAK' }];

/** Without the encoder it would find nothing and say so of every decision: a policy that wants it is refused. */
const MISSING = 'the encoder tells jailbreaks, and is not among the models; use injection, or bring it';

const options = z.strictObject({
  model: z
    .enum(['auto', 'always'])
    .default('auto')
    .describe(
      `auto asks the encoder where the linear model of injection finds or doubts; always asks ${TIERS.always}`,
    ),
});

/** The detector `jailbreak`: reports `JAILBREAK`, what `injection` finds or doubts and the encoder takes for one. */
export const jailbreak: Detector = detectorWith(undefined);

function detectorWith(models: Models | undefined): Detector {
  const model = linearModel(models, LOOKS);
  const made = model && new LearnedScanners({ model, tells: TELLS, hides: true }, models ?? new Map());
  const known = made?.hasEncoder === true ? made : undefined;
  const none = models === undefined ? SILENT : IDLE;
  return {
    name: 'jailbreak',
    summary:
      'Jailbreaks: personas without rules, suppressed refusals, adversarial suffixes; told from other injection by the encoder.',
    types: ['JAILBREAK'],
    options: made === known ? options : options.refine(() => false, MISSING),
    model: known?.model,
    asking: detectorWith,
    compile: (value) => known?.of(options.parse(value).model) ?? none,
  };
}
