/** Opens the break-glass of a worker: its changes are recorded and told, and what is refused is told. */
import { BrokenGlass } from '../break-glass/broken-glass.ts';
import type { BreakGlassSection } from '../break-glass/section.ts';
import type { GlassChange } from '../core/easement.ts';
import type { Clock } from '../core/ports.ts';
import type { Log } from '../observe/log.ts';

export function openGlass(
  section: BreakGlassSection | undefined,
  by: {
    readonly clock: Clock;
    readonly log: Log;
    readonly journal: { recordGlass(change: GlassChange): Promise<void> };
  },
): BrokenGlass {
  const { clock, log, journal } = by;
  const glass = new BrokenGlass({
    ...{ section, clock },
    record: async (change) => {
      const { step, id, policies = 'all', owner, until } = change;
      await journal.recordGlass(change);
      log.warn({ step, id, policies, owner, until: new Date(until).toISOString() }, 'break-glass');
    },
    refused: (reason) => log.error({ reason, file: section?.file }, 'break-glass refused'),
  });
  glass.watch();
  return glass;
}
