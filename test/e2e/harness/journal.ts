/** Reads journals as a test sees them: every record of every chain. */
import { globSync, readFileSync } from 'node:fs';

/** One record; the fields are those of docs/operate/journal.md. */
export interface JournalRecord {
  readonly kind: string;
  readonly seq: number;
  readonly exchange?: string;
  readonly direction?: string;
  readonly verdict?: string;
  readonly rule?: string;
  readonly [field: string]: unknown;
}

/** Returns the records of all chains below a folder, or of one, chain by chain, in order; an unfinished last line is left out. */
export function readJournal(folder: string, chain = '*'): JournalRecord[] {
  const files = globSync(`${chain}/*.jsonl`, { cwd: folder }).sort();
  return files.flatMap((file) => {
    const lines = readFileSync(`${folder}/${file}`, 'utf8').split('\n');
    lines.pop();
    return lines.map((line) => JSON.parse(line) as JournalRecord);
  });
}
