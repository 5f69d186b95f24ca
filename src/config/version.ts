/** Which version of Weir this is. */
import { readFileSync } from 'node:fs';
import { installed } from '../core/installed.ts';

/** Reads it from the package. */
export function weirVersion(): string {
  try {
    const manifest: unknown = JSON.parse(readFileSync(installed('package.json'), 'utf8'));
    if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
      return String(manifest.version);
  } catch {
    // Not there: nobody knows.
  }
  return 'unknown';
}
