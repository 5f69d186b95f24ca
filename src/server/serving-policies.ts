/** The policies that `weir serve` runs under, as they are on disk, from the first load on. */
import type { PolicyLoad } from '../config/policies.ts';
import type { Config } from '../config/schema.ts';
import { watchPolicies } from '../config/watch-policies.ts';
import type { Clock } from '../core/ports.ts';
import { DIALECTS } from '../dialects/index.ts';
import { formatProblem, type Problem } from '../policy/problem.ts';
import type { Registry } from '../policy/registry.ts';
import type { LoadedPolicies } from './messages.ts';
import { PolicyWarnings } from './policy-warnings.ts';
import type { PolicyListener } from './primary.ts';
import { registryOf } from './registry/serving-registry.ts';
import type { Shelf } from './registry/shelf.ts';

interface PoliciesOnDisk {
  readonly clock: Pick<Clock, 'now'>;
  readonly path: string;
  readonly settings: Config;
  readonly shelf: Shelf;
  readonly seen: string;
  readonly load: PolicyLoad;
  readonly registry: Registry;
}

/** Watches them, and looks for what is hardly meant in those that are loaded. */
export function watching({ clock, path, settings, shelf, seen, load, registry }: PoliciesOnDisk) {
  return ({ loaded, refused, warned, unchecked }: PolicyListener): (() => void) => {
    const dialects = DIALECTS.map(({ name }) => name);
    const warnings = new PolicyWarnings({ dialects, clock, warned, failed: unchecked });
    void warnings.look(load, registry);
    return watchPolicies({
      path,
      registry,
      renewal: { seen, stamp: () => shelf.stamp(), registry: () => registryOf(settings, shelf) },
      current: load,
      onLoad: (next) => {
        loaded(toLoaded(next));
        void warnings.look(next, registry);
      },
      onProblem: (problems) => refused(lines(problems)),
    });
  };
}

/** What workers are told of a load. */
export function toLoaded({ set, texts }: PolicyLoad): LoadedPolicies {
  const holds = set.policies.some(
    ({ tools }) => tools?.rules.some(({ hold }) => hold !== undefined) === true,
  );
  return { digest: set.digest, names: set.policies.map(({ name }) => name), sources: texts, holds };
}

function lines(problems: readonly Problem[]): string {
  return problems.map(formatProblem).join('\n');
}
