/** The judge of the batch verbs: the encoder, asked as much as it takes. */
import { ok, type Result } from '../core/fault.ts';
import { ENCODER } from '../detectors/learned/encoder-model.ts';
import { Judges } from '../models/judges.ts';
import { modelsSection } from '../models/signing/section.ts';
import { optionsSchema } from '../policy/compile-rule.ts';
import { scannerOf } from '../policy/compiled-detectors.ts';
import { doubtedBy } from '../policy/judges-asked.ts';
import { addEncoder } from '../server/open-judges.ts';
import { encoderOf, learnedModels } from '../server/registry/learned-models.ts';
import type { Chosen } from '../server/screening.ts';

/** Texts that are looked at together: the encoder is asked about all of them at once. */
export const AT_ONCE = 64;

/** Undefined where none of the detectors is one that asks; the fault says why the encoder cannot be asked. */
export async function batchJudge(
  chosen: readonly Chosen[],
  linear: boolean,
): Promise<Result<Judges | undefined>> {
  const models = learnedModels();
  if (linear || !models.ok || encoderOf(models.value) === undefined) return ok(undefined);
  if (!chosen.some(isUnsure)) return ok(undefined);
  const judges = new Judges({}, { monotonic: () => performance.now() });
  addEncoder(judges, modelsSection.parse({ encoder: { queue: AT_ONCE, deadlineMs: 60_000 } }));
  const ready = await judges.ready(new Set([ENCODER]));
  return ready.ok ? ok(judges) : ready;
}

/** Does it ask the encoder about anything? */
function isUnsure({ detector, options }: Chosen): boolean {
  if (detector.asking === undefined) return false;
  const parsed = optionsSchema(detector).parse(options);
  return doubtedBy(scannerOf(detector, parsed)).includes(ENCODER);
}
