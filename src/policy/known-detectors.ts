/** Detectors that nobody knows: the one message for them, also of a file that cannot be compiled for other reasons. */
import { problemAt } from './explain.ts';
import { REMOTE_DETECTOR } from './names.ts';
import type { PolicyText } from './parse.ts';
import type { Path, Problem } from './problem.ts';
import type { Registry } from './registry.ts';

import { parseSource, type SourceDocument } from './source.ts';
import { didYouMean } from './suggest.ts';

type Members = Readonly<Record<string, unknown>>;

/** The problem of a rule whose detector is none of the registry's. */
export function unknownDetector(
  name: string,
  { source, path, registry }: { source: SourceDocument; path: Path; registry: Registry },
): Problem {
  const message = `unknown detector "${name.slice(0, 60)}"${didYouMean(name, namesIn(registry))}`;
  return problemAt(source, path, message);
}

/** Those of all rules of a file, whatever else is wrong with it. */
export function unknownDetectors({ file, text }: PolicyText, registry: Registry): readonly Problem[] {
  const sources = parseSource(file, text);
  if (!sources.ok) return [];
  const names = namesIn(registry);
  return sources.value.flatMap((source) =>
    ['request', 'response'].flatMap((side) =>
      rulesOf(source.value, side).flatMap((rule, at) => {
        const { detector } = membersOf(rule);
        const path = ['spec', side, 'rules', at, 'detector'];
        return typeof detector === 'string' && !names.includes(detector)
          ? [unknownDetector(detector, { source, path, registry })]
          : [];
      }),
    ),
  );
}

function namesIn({ detectors }: Registry): readonly string[] {
  return [...detectors.map(({ name }) => name), REMOTE_DETECTOR];
}

function rulesOf(value: unknown, side: string): readonly unknown[] {
  const { rules } = membersOf(membersOf(membersOf(value)['spec'])[side]);
  return Array.isArray(rules) ? rules : [];
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? (value as Members) : {};
}
