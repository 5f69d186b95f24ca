/** The judges of a worker, with the detectors that suspect texts for them, and the encoder of the embedded detectors. */
import type { Config } from '../config/schema.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { ENCODER } from '../detectors/learned/encoder-model.ts';
import { EncoderJudge } from '../models/encoder-judge.ts';
import { Judges, running } from '../models/judges.ts';
import type { VerifiedModels } from '../models/signing/section.ts';
import { judgeSigner } from './judge-signer.ts';
import {
  encoderOf,
  learnedModels,
  missingModels,
  verifiedModels,
  withModels,
  withoutEncoder,
} from './registry/learned-models.ts';
import { policyRegistry } from './registry/policy-registry.ts';
import { suspicionsOf } from './suspicions.ts';

/**
 * Resolves once the models of the configuration among them can be asked, or to what keeps one that is needed from it. The encoder
 * is started where policies may ask it.
 */
export async function openJudges(
  { judges, models }: Pick<Config, 'judges'> & { readonly models: VerifiedModels },
  clock: Clock,
): Promise<Result<Judges>> {
  const learned = learnedModels(models);
  if (!learned.ok) return learned;
  // Who suspects answers at once.
  const quick = withModels(policyRegistry([]), withoutEncoder(learned.value));
  const suspicions = suspicionsOf(judges, quick);
  if (!suspicions.ok) return suspicions;
  const outside = { monotonic: () => clock.monotonic(), sign: judgeSigner(clock) };
  const opened = new Judges(judges, outside, suspicions.value);
  // Rules may go on without their models; that is to be seen.
  const missing = missingModels(models);
  if (missing !== undefined) opened.lacking.push(missing);
  addEncoder(opened, models);
  const ready = await opened.ready();
  if (ready.ok) return ok(opened);
  await opened.close();
  return ready;
}

/** Adds the judge of what the embedded detectors are not sure about, where its model is there and is to run. */
export function addEncoder(judges: Judges, section: VerifiedModels): void {
  const learned = learnedModels(section);
  const encoder = learned.ok ? encoderOf(learned.value) : undefined;
  if (encoder === undefined) return;
  const judge = new EncoderJudge(ENCODER, verifiedModels(section), encoder);
  judges.add(ENCODER, {
    ...{ kind: 'encoder', judge, check: () => judge.check() },
    ...running(judge, section.onFault),
  });
}
