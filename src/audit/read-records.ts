/** Reads records back, line by line, for people and tools. Verifies nothing. */
import { join } from 'node:path';
import { listSegments, segmentName } from './chain-folder.ts';
import { diskFiles, type JournalFiles } from './journal-files.ts';
import { eachLine } from './scan-segment.ts';
import { listChains } from './verify.ts';

/** Calls `visit` with each complete line of each chain, in the chain's order; rejects when a file cannot be read. */
export async function eachRecord(
  dir: string,
  visit: (line: string, chain: string) => void,
  files: JournalFiles = diskFiles,
): Promise<void> {
  for (const chain of await listChains(dir, files)) {
    const folder = join(dir, chain);
    for (const segment of await listSegments(files, folder)) {
      const file = await files.open(join(folder, segmentName(segment)), 'read');
      try {
        await eachLine(file, (line) => {
          visit(line.toString('latin1'), chain);
          return true;
        });
      } finally {
        await file.close();
      }
    }
  }
}
