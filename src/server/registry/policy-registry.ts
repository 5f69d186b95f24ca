/** The registry that policies are compiled against: everything that this version has. */
import { sha256 } from '../../config/sha256.ts';
import type { Indexes } from '../../core/detector.ts';
import type { CredentialKind } from '../../core/header-names.ts';
import { formatOf } from '../../detectors/format/index.ts';
import { DETECTORS } from '../../detectors/index.ts';
import { compilePattern } from '../../detectors/pattern.ts';
import { structureOf } from '../../detectors/schema/index.ts';
import { SCRIPT_NAMES } from '../../detectors/scripts.ts';
import type { Registry } from '../../policy/registry.ts';

/** Builds the registry for a process whose configuration names these judges, credentials and indexes. */
export function policyRegistry(
  judges: readonly string[],
  credentials: ReadonlyMap<string, CredentialKind> = new Map(),
  indexes: Indexes = new Map(),
): Registry {
  const detectors = DETECTORS.map((detector) => detector.using?.(indexes) ?? detector);
  return {
    detectors,
    judges,
    credentials,
    indexes,
    structure: structureOf,
    format: formatOf,
    pattern: compilePattern,
    scripts: SCRIPT_NAMES,
    digest: sha256,
  };
}
