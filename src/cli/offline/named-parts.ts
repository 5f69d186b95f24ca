/** The options that name what policies may refer to, for verbs that judge without `weir serve`. */
import type { Indexes } from '../../core/detector.ts';
import { failed, ok, type Result } from '../../core/fault.ts';
import { CREDENTIAL_KINDS, type CredentialKind } from '../../core/header-names.ts';
import type { Registry } from '../../policy/registry.ts';
import { learnedModels, withModels } from '../../server/registry/learned-models.ts';
import { policyRegistry } from '../../server/registry/policy-registry.ts';
import { unreadIndexes } from '../dlp/named-indexes.ts';
import { namedLookups } from '../profile/named-profiles.ts';

export const PARTS_USAGE = `  --judge NAME, --decider NAME
                 a judge or a policy engine that policies may refer to; may be repeated
  --credential NAME[=KIND]
                 a credential that policies may refer to, and its kind: bearer, as it is when left out, or aws
  --index NAME[=FILE], --profile NAME[=FILE]
                 an index or a profile that policies may refer to; without FILE it finds nothing
  --key-file FILE
                 the key of the indexes`;

const names = { type: 'string', multiple: true, default: [] as string[] } as const;

export const PARTS_OPTIONS = {
  judge: names,
  decider: names,
  credential: names,
  index: names,
  profile: names,
  'key-file': { type: 'string' },
} as const;

export interface NamedParts {
  readonly judge: readonly string[];
  readonly decider?: readonly string[];
  readonly credential: readonly string[];
  readonly index: readonly string[];
  readonly profile: readonly string[];
  readonly 'key-file'?: string | undefined;
}

/** Everything that policies are compiled against, learned models among it. */
export function registryOf(parts: NamedParts): Result<Registry> {
  const credentials = credentialsOf(parts.credential);
  if (!credentials.ok) return credentials;
  const indexes = lookupsOf(parts);
  if (!indexes.ok) return indexes;
  const models = learnedModels();
  if (!models.ok) return models;
  const known = withModels(policyRegistry(parts.judge, credentials.value, indexes.value), models.value);
  return ok({ ...known, deciders: parts.decider ?? [] });
}

function lookupsOf(parts: NamedParts): Result<Indexes> {
  const isFile = (text: string) => text.includes('=');
  const opened = namedLookups({
    ...parts,
    index: parts.index.filter(isFile),
    profile: parts.profile.filter(isFile),
  });
  if (!opened.ok) return opened;
  const unread = [...parts.index, ...parts.profile].filter((text) => !isFile(text));
  return ok(new Map([...unreadIndexes(unread), ...opened.value]));
}

function credentialsOf(given: readonly string[]): Result<ReadonlyMap<string, CredentialKind>> {
  const credentials = new Map<string, CredentialKind>();
  for (const text of given) {
    const [name = '', word = 'bearer'] = text.split('=', 2);
    const kind = CREDENTIAL_KINDS.find((known) => known === word);
    if (kind === undefined)
      return failed('unsupported', `--credential ${text}: the kind is one of ${CREDENTIAL_KINDS.join(', ')}`);
    credentials.set(name, kind);
  }
  return ok(credentials);
}
