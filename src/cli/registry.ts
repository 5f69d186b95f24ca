/** The registry that policies are compiled against: everything that this version has. */
import { sha256 } from '../config/sha256.ts';
import type { CredentialKind } from '../core/header-names.ts';
import { DETECTORS } from '../detectors/index.ts';
import { SCRIPT_NAMES } from '../detectors/scripts.ts';
import type { Registry } from '../policy/registry.ts';

/** Builds the registry for a process whose configuration names these judges and credentials. */
export function policyRegistry(
  judges: readonly string[],
  credentials: ReadonlyMap<string, CredentialKind> = new Map(),
): Registry {
  return { detectors: DETECTORS, judges, credentials, scripts: SCRIPT_NAMES, digest: sha256 };
}
