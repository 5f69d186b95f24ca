/** Which version of Weir this is. */
import { readFileSync } from 'node:fs';

/** Where the package stands, seen from the source tree and from the built one. */
const PLACES = ['../../package.json', '../../../package.json'];

/** Reads it from the package. */
export function weirVersion(): string {
  for (const place of PLACES) {
    try {
      const manifest: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
        return String(manifest.version);
    } catch {
      // Not there: the next place.
    }
  }
  return 'unknown';
}
