/** Suspicions: a quick detector reads a text first, and a judge is asked only where it finds something. */
import { failed, ok, type Result } from '../core/fault.ts';
import type { Suspicion } from '../models/judges.ts';
import type { JudgesSection } from '../models/section.ts';
import type { Registry } from '../policy/registry.ts';
import { Screening } from './screening.ts';

/** By the names of judges; a judge without one is asked about every text. */
export function suspicionsOf(
  judges: JudgesSection,
  { detectors }: Pick<Registry, 'detectors'>,
): Result<ReadonlyMap<string, Suspicion>> {
  const suspicions = new Map<string, Suspicion>();
  for (const [name, { suspected }] of Object.entries(judges)) {
    if (suspected === undefined) continue;
    const screening = screeningBy(suspected.by, detectors);
    if (!screening.ok) return failed('judge', `judges.${name}.suspected.by: ${screening.fault.message}`);
    suspicions.set(name, ({ text, role }) =>
      screening.value.find({ text, role }).some(({ score }) => score >= suspected.from),
    );
  }
  return ok(suspicions);
}

function screeningBy(name: string, detectors: Registry['detectors']): Result<Screening> {
  const detector = detectors.find((known) => known.name === name);
  if (detector === undefined || detector.bind !== undefined)
    return failed('judge', `there is no detector "${name.slice(0, 60)}" that reads single texts`);
  if (!detector.options.safeParse({}).success)
    return failed('judge', `detector ${name} does not work without options`);
  return ok(new Screening([{ detector, options: {} }]));
}
