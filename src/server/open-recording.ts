/** Opens what records exchanges, where the configuration asks for it. */
import { fault } from '../core/fault.ts';
import type { Clock } from '../core/ports.ts';
import { readKey } from '../dlp/index-files.ts';
import type { AuthzDependencies } from '../extauthz/ext-authz.ts';
import type { ExchangeDependencies } from '../extproc/dependencies.ts';
import { recordingCheck } from '../recording/check-recorder.ts';
import { type RecorderOptions, recording } from '../recording/exchange-recorder.ts';
import { RecordingFolder } from '../recording/recording-folder.ts';
import type { RecordingSection } from '../recording/section.ts';
import { seal, unseal } from '../state/sealing.ts';

/** Those of ext_proc and of ext_authz. */
export interface Recordings {
  readonly exchanges: NonNullable<ExchangeDependencies['recording']>;
  readonly checks: NonNullable<AuthzDependencies['recording']>;
}

/** Recordings that may be on their way to the disk at once; more are left out. */
const MOST_AT_ONCE = 64;
const NOT_KEPT = fault('state', 'An exchange could not be recorded; see that the folder can be written to.');

/** Undefined where nothing is to be recorded. Throws where the key cannot be read, which the primary process looks at first. */
export function openRecording(
  section: RecordingSection | undefined,
  { clock, onFault }: { readonly clock: Clock; onFault: ExchangeDependencies['onFault'] },
): Recordings | undefined {
  if (section === undefined) return undefined;
  const key = readKey(section.keyFile);
  if (!key.ok) throw new Error(key.fault.message);
  const folder = new RecordingFolder({ folder: section.folder, key: key.value, sealing: { seal, unseal } });
  const policies = new Set(section.policies);
  let writing = 0;
  const options: RecorderOptions = {
    ...{ policies, exchangeBytes: section.exchangeBytes },
    keep: (recorded) => {
      if (writing >= MOST_AT_ONCE) {
        onFault(NOT_KEPT);
        return;
      }
      writing++;
      const { bytes, days } = section;
      const kept = folder
        .add(recorded, { bytes, days, now: clock.now() })
        .catch((cause: unknown) => onFault({ ...NOT_KEPT, cause }));
      void kept.finally(() => {
        writing--;
      });
    },
  };
  return {
    exchanges: (parts) => recording(parts, options),
    checks: (parts) => recordingCheck(parts, options),
  };
}
