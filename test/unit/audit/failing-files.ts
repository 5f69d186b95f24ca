/** A file system whose n-th call fails, in each of the ways in which calls fail. */
import { diskFiles, type JournalFile, type JournalFiles } from '../../../src/audit/journal-files.ts';

/**
 * `before`: the call does nothing and fails; `after`: it does its work and fails; `half`: a write does half of it and
 * fails; `crash`: it fails before, and so does every later call; `crash-half`: likewise after half a write.
 */
export const WAYS = ['before', 'after', 'half', 'crash', 'crash-half'] as const;
export type Way = (typeof WAYS)[number];

export class FailingFiles implements JournalFiles {
  calls = 0;
  /** Which call fails; 0 for none. */
  at = 0;
  way: Way = 'before';
  code = 'EIO';
  /** While set, syncs do not come back. */
  hanging: Promise<void> | undefined;
  /** A write of this text makes the syncs after it hang. */
  hangAt: { readonly text: string; readonly until: Promise<void> } | undefined;
  /** While true, a write takes half of what it is given and says so. */
  short = false;
  names: string[] = [];

  makeFolder = (path: string): Promise<void> => this.#call('makeFolder', () => diskFiles.makeFolder(path));
  list = (path: string): Promise<readonly string[]> => this.#call('list', () => diskFiles.list(path));
  rename = (from: string, to: string): Promise<void> =>
    this.#call('rename', () => diskFiles.rename(from, to));
  syncFolder = (path: string): Promise<void> => this.#call('syncFolder', () => diskFiles.syncFolder(path));
  open: JournalFiles['open'] = (path, how) =>
    this.#call(`open-${how}`, async () => this.#file(await diskFiles.open(path, how)));

  #file(file: JournalFile): JournalFile {
    let failed = false;
    const guard = async <T>(
      name: string,
      work: () => Promise<T>,
      half?: () => Promise<unknown>,
    ): Promise<T> => {
      if (failed && name === 'sync') throw new Error('sync was repeated on a file whose sync failed');
      try {
        return await this.#call(name, work, half);
      } catch (error) {
        if (name === 'sync') failed = true;
        throw error;
      }
    };
    return {
      read: (into, position) => guard('read', () => file.read(into, position)),
      write: (bytes, position) =>
        guard(
          'write',
          () => {
            if (this.hangAt !== undefined && Buffer.from(bytes).includes(this.hangAt.text)) {
              this.hanging = this.hangAt.until;
            }
            return file.write(this.short ? bytes.subarray(0, (bytes.length + 1) >> 1) : bytes, position);
          },
          () => file.write(bytes.subarray(0, bytes.length >> 1), position),
        ),
      sync: () =>
        guard('sync', async () => {
          await this.hanging;
          await file.sync();
        }),
      truncate: (size) => guard('truncate', () => file.truncate(size)),
      identity: () => guard('identity', () => file.identity()),
      // A descriptor is released whatever close says.
      close: async () => {
        try {
          await guard('close', async () => undefined);
        } finally {
          await file.close();
        }
      },
    };
  }

  async #call<T>(name: string, work: () => Promise<T>, half?: () => Promise<unknown>): Promise<T> {
    this.calls += 1;
    this.names.push(name);
    const crash = this.way.startsWith('crash');
    const hit = this.at > 0 && (this.calls === this.at || (crash && this.calls > this.at));
    if (!hit) return work();
    if (this.calls === this.at && this.way.endsWith('half')) await half?.();
    if (this.way === 'after') {
      const value = await work();
      if (isFile(value)) await value.close().catch(() => undefined);
    }
    throw Object.assign(new Error(`${name} failed as told`), { code: this.code });
  }
}

function isFile(value: unknown): value is JournalFile {
  return typeof value === 'object' && value !== null && 'close' in value;
}
