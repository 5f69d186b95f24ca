/** What a detector finds in a text: the matched text and the type of each hit. */
import { drive } from '../../../src/detectors/drive.ts';
import { findDetector } from '../../../src/detectors/index.ts';

/** Returns `TYPE text` for each hit that would deny by default, in order. */
export function hitsIn(name: string, text: string, options: unknown = {}): string[] {
  const scanner = findDetector(name)?.compile(options);
  if (scanner === undefined) throw new Error(`no detector ${name}`);
  const sure = drive(scanner, [text]).hits.filter((hit) => hit.score >= 0.9);
  return sure.map((hit) => `${hit.type} ${text.slice(hit.start, hit.end)}`);
}
