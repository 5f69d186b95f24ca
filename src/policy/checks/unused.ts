/** Unused: what policies may refer to, and none of them does. */
import { DIRECTIONS } from '../../core/frame.ts';
import { REMOTE_DETECTOR } from '../names.ts';
import type { PolicyDocument } from '../parse.ts';
import { suggest } from '../suggest.ts';
import type { Warning } from './check.ts';

/** What there is, by what it is called: the flag or the place that names it, and the names. */
export type Given = readonly (readonly [kind: UsedKind, origin: string, names: readonly string[]])[];

const USED_KINDS = ['judge', 'decider', 'credential', 'index', 'profile', 'schema'] as const;
export type UsedKind = (typeof USED_KINDS)[number];

/** Warns of each name that no policy has. */
export function unused(documents: readonly PolicyDocument[], given: Given): Warning[] {
  return given.flatMap(([kind, origin, names]) => {
    const used = documents.flatMap((document) => usedIn(document, kind));
    return names
      .filter((name) => !used.includes(name))
      .map((name): Warning => {
        const near = suggest(name, used);
        const help = near === undefined ? '' : `; did a rule mean it by "${near}"?`;
        const message = `no policy uses ${kind} "${name.slice(0, 60)}"${help}`;
        return { file: `${origin}${name}`, path: '', message, code: 'unused' };
      });
  });
}

function usedIn({ policy: { spec } }: PolicyDocument, kind: UsedKind): readonly string[] {
  switch (kind) {
    case 'credential':
      return [spec.upstream?.credential, ...Object.values(spec.upstream?.tenants ?? {})].flatMap(
        (name) => name ?? [],
      );
    case 'decider':
      return [...spec.request.decisions, ...(spec.tools?.rules ?? [])].flatMap(({ ask }) => ask ?? []);
    case 'schema':
      return (spec.response.schema ?? []).flatMap(({ ref }) => ref ?? []);
    default:
      return DIRECTIONS.flatMap((direction) =>
        spec[direction].rules.flatMap(({ detector, options }) => {
          const value = kind === 'judge' && detector !== REMOTE_DETECTOR ? undefined : options?.[kind];
          return typeof value === 'string' ? [value] : [];
        }),
      );
  }
}
