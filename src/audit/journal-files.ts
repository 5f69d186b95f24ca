/** The few calls that the journal makes to the file system, behind an interface so that each can be made to fail. */
import { type FileHandle, mkdir, open, readdir, rename } from 'node:fs/promises';

/** One open file; positions and sizes in bytes. */
export interface JournalFile {
  /** Reads into the buffer; returns the bytes read, 0 at the end. */
  read(into: Uint8Array, position: number): Promise<number>;
  /** Returns the bytes written, which may be fewer than given. */
  write(bytes: Uint8Array, position: number): Promise<number>;
  /** Returns when what was written is on disk. After a failure this file must not be used again. */
  sync(): Promise<void>;
  truncate(size: number): Promise<void>;
  /** What tells one file from every other, under whatever name it stands now. */
  identity(): Promise<string>;
  close(): Promise<void>;
}

/**
 * `new`: must not exist; `replace`: emptied when it exists; `edit`: exists, written in place; `read`: exists.
 */
export type OpenHow = 'new' | 'replace' | 'edit' | 'read';

/** The folder calls. Errors are those of Node, with their `code`. */
export interface JournalFiles {
  /** Makes the folder and those above it; existing ones are fine. */
  makeFolder(path: string): Promise<void>;
  list(path: string): Promise<readonly string[]>;
  open(path: string, how: OpenHow): Promise<JournalFile>;
  rename(from: string, to: string): Promise<void>;
  /** Returns when new names in the folder are on disk. */
  syncFolder(path: string): Promise<void>;
}

const FLAGS: Readonly<Record<OpenHow, string>> = { new: 'wx+', replace: 'w', edit: 'r+', read: 'r' };

/** The real file system. */
export const diskFiles: JournalFiles = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  list: (path) => readdir(path),
  open: async (path, how) => diskFile(await open(path, FLAGS[how], 0o600)),
  rename,
  async syncFolder(path) {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** Writes all bytes, however many calls it takes. */
export async function writeAll(file: JournalFile, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const written = await file.write(bytes.subarray(done), position + done);
    if (written === 0) throw new Error('the file system wrote nothing and gave no reason');
    done += written;
  }
}

function diskFile(handle: FileHandle): JournalFile {
  return {
    read: async (into, position) => (await handle.read(into, 0, into.length, position)).bytesRead,
    write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
    sync: () => handle.datasync(),
    truncate: (size) => handle.truncate(size),
    identity: async () => {
      const { dev, ino } = await handle.stat({ bigint: true });
      return `${dev}:${ino}`;
    },
    close: () => handle.close(),
  };
}
