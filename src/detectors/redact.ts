/** Redaction of a whole text: each hit is replaced by its type in brackets. */
import type { Hit } from '../core/finding.ts';

/** Replaces the hits, which are in order of start and do not overlap, by `[TYPE]`. */
export function redact(text: string, hits: readonly Hit[]): string {
  let redacted = '';
  let at = 0;
  for (const hit of hits) {
    redacted += `${text.slice(at, hit.start)}[${hit.type}]`;
    at = hit.end;
  }
  return redacted + text.slice(at);
}
