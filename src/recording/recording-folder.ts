/** Recordings on disk: one encrypted file each, bounded in age and in size together. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import { type Recorded, recordedSchema } from './recorded.ts';

/** How things are encrypted and bound to their place; the same as for other state of Weir. */
export interface Sealing {
  seal(key: Uint8Array, place: Uint8Array, text: string): Buffer;
  /** Undefined for what another key sealed, or somebody changed. */
  unseal(key: Uint8Array, place: Uint8Array, sealed: Uint8Array): string | undefined;
}

export interface RecordingFolderOptions {
  readonly folder: string;
  readonly key: Uint8Array;
  readonly sealing: Sealing;
}

export interface Bounds {
  readonly bytes: number;
  readonly days: number;
}

const NAME = /^\d{13}-[0-9a-f-]{36}\.weirrec$/;
/** What is being written, or was when its writer ended. */
const DRAFT = /^\.\d{13}-[0-9a-f-]{36}\.weirrec$/;
/** No exchange that began so long ago is only being written now. */
const DRAFT_DAYS = 1;
const DAY_MS = 86_400_000;
/** Recordings between two looks at how much there is. */
const BETWEEN_LOOKS = 50;
/** For Weir alone. */
const PRIVATE = { folder: 0o700, file: 0o600 };

/** A folder of them. Methods reject where the disk does not do as it should. */
export class RecordingFolder {
  readonly #options: RecordingFolderOptions;
  #written = 0;

  constructor(options: RecordingFolderOptions) {
    this.#options = options;
  }

  /** Writes one, and deletes what is too old or too much. */
  async add(recorded: Recorded, bounds: Bounds & { readonly now: number }): Promise<void> {
    const { folder, key, sealing } = this.#options;
    const name = `${String(recorded.time).padStart(13, '0')}-${recorded.id}.weirrec`;
    await mkdir(folder, { recursive: true, mode: PRIVATE.folder });
    const sealed = sealing.seal(key, Buffer.from(name), JSON.stringify(recorded));
    const draft = join(folder, `.${name}`);
    await writeFile(draft, sealed, { mode: PRIVATE.file });
    await rename(draft, join(folder, name));
    if (this.#written++ % BETWEEN_LOOKS === 0) await this.prune(bounds);
  }

  /** All of them, the oldest first; undefined stands for one that cannot be read. */
  async *read(): AsyncGenerator<Recorded | undefined> {
    const { folder, key, sealing } = this.#options;
    for (const name of await this.#names(NAME)) {
      const sealed = await readIfThere(join(folder, name));
      if (sealed === undefined) continue;
      const text = sealing.unseal(key, Buffer.from(name), sealed);
      yield text === undefined ? undefined : parsed(text);
    }
  }

  /** Deletes what is too old, then the oldest until the rest fits. */
  async prune({ bytes, days, now }: Bounds & { readonly now: number }): Promise<void> {
    const { folder } = this.#options;
    let total = 0;
    for (const name of (await this.#names(NAME)).toReversed()) {
      const path = join(folder, name);
      total += await sizeOf(path);
      if (now - timeIn(name) > days * DAY_MS || total > bytes) await rm(path, { force: true });
    }
    for (const name of await this.#names(DRAFT))
      if (now - timeIn(name) > DRAFT_DAYS * DAY_MS) await rm(join(folder, name), { force: true });
  }

  async #names(form: RegExp): Promise<string[]> {
    return (await readdir(this.#options.folder)).filter((name) => form.test(name)).sort();
  }
}

/** When what is recorded there was asked, by the name of its file. */
function timeIn(name: string): number {
  return Number(/\d{13}/.exec(name)?.[0] ?? 0);
}

/** Undefined where a worker has deleted it meanwhile. */
async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Another worker may have deleted it. */
async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

function parsed(text: string): Recorded | undefined {
  try {
    const read = recordedSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
