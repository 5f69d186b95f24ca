/** The judges of a worker, with the detectors that suspect texts for them. */
import type { Config } from '../config/schema.ts';
import { ok, type Result } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { Judges } from '../models/judges.ts';
import { learnedModels, withModels } from './learned-models.ts';
import { policyRegistry } from './registry.ts';
import { suspicionsOf } from './suspicions.ts';

/** Resolves once the models among them can be asked, or to what keeps one that is needed from it. */
export async function openJudges(
  { judges, models }: Pick<Config, 'judges' | 'models'>,
  clock: Clock,
): Promise<Result<Judges>> {
  const learned = learnedModels(models);
  if (!learned.ok) return learned;
  const suspicions = suspicionsOf(judges, withModels(policyRegistry([]), learned.value));
  if (!suspicions.ok) return suspicions;
  const opened = new Judges(judges, clock, suspicions.value);
  const ready = await opened.ready();
  return ready.ok ? ok(opened) : ready;
}
