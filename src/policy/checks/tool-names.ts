/** Tool names: names that a policy writes and no list has, which are most often slips. */
import { DIRECTIONS } from '../../core/frame.ts';
import type { Path } from '../problem.ts';
import { suggest } from '../suggest.ts';
import { type Checking, type Warning, warningAt } from './check.ts';

/** A name of a tool, exact or ending in `*`, and where it stands. */
interface Named {
  readonly name: string;
  readonly path: Path;
}

/** Warns of names that no rule under `spec.tools` allows, and of those that are not among the tools that there are. */
export function toolNames(on: Checking): Warning[] {
  const inRules = namedByRules(on);
  const own = namedByTools(on).flatMap((named) => notThere(on, named));
  return [
    ...own,
    ...inRules.flatMap((named) => notThere(on, named).concat(neverAllowed(on, named)).slice(0, 1)),
  ];
}

/** Rules for calls of a tool that may never be called. */
function neverAllowed(on: Checking, { name, path }: Named): Warning[] {
  const { tools } = on.document.policy.spec;
  if (tools === undefined || tools.default === 'allow') return [];
  const allowed = tools.rules.filter(({ action }) => action === 'allow').map(({ tool }) => tool);
  if (allowed.some((tool) => overlap(tool, name))) return [];
  const message = `no rule under spec.tools allows tool "${name}", so that there is no call of it${meant(name, allowed)}`;
  return [warningAt(on, path, { code: 'unknown-tool', message })];
}

function notThere(on: Checking, { name, path }: Named): Warning[] {
  const { tools } = on;
  if (tools === undefined || tools.some((tool) => overlap(tool, name))) return [];
  const what = name.endsWith('*') ? 'no tool has a name like' : 'there is no tool';
  return [warningAt(on, path, { code: 'unknown-tool', message: `${what} "${name}"${meant(name, tools)}` })];
}

function meant(name: string, names: readonly string[]): string {
  const near = suggest(name, names);
  return near === undefined ? '; remove it, or correct the name' : `; did you mean "${near}"?`;
}

/** True where a tool may have a name that both say; rules compare in any case. */
function overlap(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  const [plainA, plainB] = [a.replace(/\*$/, ''), b.replace(/\*$/, '')];
  if (a !== plainA && b !== plainB) return plainA.startsWith(plainB) || plainB.startsWith(plainA);
  if (a !== plainA) return b.startsWith(plainA);
  return b === plainB ? a === b : a.startsWith(plainB);
}

function namedByTools({ document: { policy } }: Checking): Named[] {
  const rules = policy.spec.tools?.rules ?? [];
  return rules.map(({ tool }, at) => ({ name: tool, path: ['spec', 'tools', 'rules', at, 'tool'] }));
}

function namedByRules({ document: { policy } }: Checking): Named[] {
  const lists = DIRECTIONS.flatMap((direction) =>
    policy.spec[direction].rules.flatMap(({ tools = [] }, at) =>
      tools.map((name, index) => ({ name, path: ['spec', direction, 'rules', at, 'tools', index] })),
    ),
  );
  const schemas = (policy.spec.response.schema ?? []).flatMap(({ on }, at) =>
    on.startsWith('tool:')
      ? [{ name: on.slice('tool:'.length), path: ['spec', 'response', 'schema', at, 'on'] }]
      : [],
  );
  return [...lists, ...schemas];
}
