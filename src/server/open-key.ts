/** Opens the key of the fingerprints beside the journal: the first thing that a folder one cannot write to refuses. */
import { join } from 'node:path';
import { type KeyedFingerprint, openFingerprint } from '../audit/fingerprint.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import { within } from '../extproc/within.ts';

/** How long the journal's folder may take to answer at the start. */
const OPEN_MS = 5000;

export async function openKey(dir: string): Promise<Result<KeyedFingerprint>> {
  const path = join(dir, 'fingerprint.key');
  try {
    return ok(await within(OPEN_MS, openFingerprint(path)));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'unknown reason';
    return failed(
      'journal',
      `--audit-dir ${dir}: ${reason}; make it readable and writable, or name another folder`,
    );
  }
}
