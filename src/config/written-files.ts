/** Written files: those that may still be being written, because they were changed in place a moment ago. */
import { statSync } from 'node:fs';

/** How long a file that is written in place has to stay as it is. */
const QUIET_MS = 1000;

/** Which file stood under each path when it was taken. */
export class WrittenFiles {
  #taken = new Map<string, string>();

  /** Remembers the files that were taken. */
  take(paths: readonly string[]): void {
    this.#taken = new Map(paths.map((path) => [path, stampOf(path).file]));
  }

  /** True where one of them was changed just now; one that took the place of another (a rename, a link) is complete. */
  areBusy(paths: readonly string[]): boolean {
    return paths.some((path) => {
      const { file, age } = stampOf(path);
      const before = this.#taken.get(path);
      return (before === undefined || before === file) && age >= 0 && age < QUIET_MS;
    });
  }
}

/** What tells the file from others, and the milliseconds since it was changed. */
function stampOf(path: string): { readonly file: string; readonly age: number } {
  try {
    const { dev, ino, mtimeMs } = statSync(path);
    return { file: `${dev}:${ino}`, age: Date.now() - mtimeMs };
  } catch {
    return { file: '', age: QUIET_MS };
  }
}
