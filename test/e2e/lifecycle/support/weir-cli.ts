/** The command line of Weir, as a person runs it: its exit code and what it printed. */
import { execFile } from 'node:child_process';
import { WEIR } from '../../harness/entry.ts';

/** What a finished command came to. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `weir` with these arguments to its end, at most 20 s. */
export function weir(...args: string[]): Promise<Finished> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [WEIR, ...args],
      { timeout: 20_000, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}
