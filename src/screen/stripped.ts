/** The headers of a message that do not go on: forged ones, and what the policy takes off. */
import {
  CREDENTIALS,
  ID_HEADER,
  isCredential,
  isForgeable,
  MESH_TELEMETRY,
  OWN_PREFIX,
} from '../core/header-names.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Proof } from '../core/ports.ts';
import type { CompiledPolicy } from '../policy/compiled-policy.ts';

/** What happens to the request whose headers these are. */
export interface Passage {
  readonly policy: CompiledPolicy | undefined;
  /** False where verdicts are only recorded: then nothing but Weir's own names is cleared. */
  readonly enforced: boolean;
  /** True when the answer will be read, so that it should not come compressed. */
  readonly inspected: boolean;
  /** The header that proved who asks. */
  readonly proof?: Proof | undefined;
}

/** Returns the names to remove from a request, each once; only names that are there, so that messages stay small. */
export function strippedFromRequest(headers: HeaderList, passage: Passage): string[] {
  return namesWhere(headers, (name) => isForged(name) || (passage.enforced && isTakenOff(name, passage)));
}

/** Returns the names to remove from an answer: an upstream does not say what Weir decided. */
export function strippedFromAnswer(headers: HeaderList): string[] {
  return namesWhere(headers, isForged);
}

/**
 * Returns the names to remove from trailers, which some readers take for headers: of a request as of its headers, of an
 * answer (without a passage) those that only Weir may say.
 */
export function strippedFromTrailers(trailers: HeaderList, passage?: Passage): string[] {
  return namesWhere(
    trailers,
    (name) => name.startsWith(OWN_PREFIX) || (passage?.enforced === true && isTakenOff(name, passage)),
  );
}

/** The id is set by Weir, whatever the sender wrote there. */
function isForged(name: string): boolean {
  return name.startsWith(OWN_PREFIX) && name !== ID_HEADER;
}

function isTakenOff(name: string, { policy, inspected, proof }: Passage): boolean {
  if (proof?.header === name && !proof.goesOn) return true;
  if (name === 'accept-encoding') return inspected;
  if (policy?.upstream !== undefined && isCredential(name)) return true;
  if (CREDENTIALS.some((credential) => credential === name && policy?.request.removeHeaders.has(credential)))
    return true;
  if (MESH_TELEMETRY.some((kept) => kept === name)) return false;
  return isForgeable(name) && policy?.request.trustHeaders.has(name) !== true;
}

function namesWhere(headers: HeaderList, wanted: (name: string) => boolean): string[] {
  const names = new Set<string>();
  for (const { name } of headers) if (wanted(name)) names.add(name);
  return [...names];
}
