/** Appends records to one chain: lines into segments, durable before it returns. One caller at a time. */
import { join } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import type { Clock } from '../core/ports.ts';
import { segmentName, writeHead } from './chain-folder.ts';
import { ChainProblem } from './chain-owner.ts';
import { type JournalFile, type JournalFiles, writeAll } from './journal-files.ts';
import { type ChainPoint, formatBody, formatLine, LINE_OVERHEAD } from './line.ts';

/** Kept free at the end of a segment for its `rotate` record. */
const ROTATE_BYTES = 512;
/** Most bytes of one write, unless a single record is longer. */
const GROUP_BYTES = 1_048_576;

/** Says that a file is not where it was begun. */
class ChainMovedError extends ChainProblem {
  readonly code = 'MOVED';

  constructor(name: string) {
    super(
      `${name} was moved, replaced or removed while it was written; copy files of the journal, and move whole chains while Weir is stopped`,
    );
  }
}

/** An open segment and the record to continue after. */
export interface WriterStart {
  readonly files: JournalFiles;
  readonly clock: Clock;
  readonly folder: string;
  readonly segmentBytes: number;
  readonly file: JournalFile;
  readonly segment: number;
  /** Bytes of the segment up to and including `point`. */
  readonly size: number;
  readonly point: ChainPoint;
}

/**
 * The writer of a chain. After any rejection its file is in an unknown state: call `abandon`, and open the chain again
 * from what is on disk (a failed fsync must never be repeated on the same file).
 */
export class ChainWriter {
  readonly #start: WriterStart;
  #file: JournalFile;
  #segment: number;
  #size: number;
  #point: ChainPoint;
  #confirmed = -1;
  /** Durable writes made, heads included. */
  fsyncs = 0;

  constructor(start: WriterStart) {
    this.#start = start;
    this.#file = start.file;
    this.#segment = start.segment;
    this.#size = start.size;
    this.#point = start.point;
  }

  /** The last record that is on disk. */
  get point(): ChainPoint {
    return this.#point;
  }

  /** True when `head.json` is behind the chain. */
  get headBehind(): boolean {
    return this.#confirmed !== this.#point.seq;
  }

  /** Writes as many of the bodies as go into one group, and returns their number, at least 1, when they are on disk. */
  async append(bodies: readonly string[]): Promise<number> {
    const first = bodies[0];
    if (first === undefined) return 0;
    if (!this.#fits(first, 0)) await this.#rotate();
    let point = this.#point;
    let text = '';
    let count = 0;
    for (const body of bodies) {
      if (count > 0 && (text.length + body.length > GROUP_BYTES || !this.#fits(body, text.length))) break;
      const next = formatLine(point, body);
      point = next.point;
      text += next.line;
      count += 1;
    }
    await this.#commit(text, point);
    return count;
  }

  /** Brings `head.json` up to the last record on disk, which has to be where readers look for it. */
  async writeHead(): Promise<void> {
    const point = this.#point;
    await this.#assertInPlace();
    this.fsyncs += 1;
    await writeHead(this.#start.files, this.#start.folder, point);
    this.#confirmed = point.seq;
  }

  /** Brings the head up to date and closes the file. */
  async close(): Promise<void> {
    await this.writeHead();
    await this.#file.close();
  }

  /** Closes the file after a failure, whatever that says. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  /** A file that was moved away, or removed, still takes what is written: nobody would find it. */
  async #assertInPlace(): Promise<void> {
    const { files, folder } = this.#start;
    const name = segmentName(this.#segment);
    const there = await files.open(join(folder, name), 'read').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    try {
      if (there !== undefined && (await there.identity()) === (await this.#file.identity())) return;
    } finally {
      await there?.close();
    }
    throw new ChainMovedError(name);
  }

  #fits(body: string, gathered: number): boolean {
    const used = this.#size + gathered;
    return used === 0 || used + body.length + LINE_OVERHEAD + ROTATE_BYTES <= this.#start.segmentBytes;
  }

  async #commit(text: string, point: ChainPoint): Promise<void> {
    const bytes = Buffer.from(text, 'latin1');
    await writeAll(this.#file, bytes, this.#size);
    this.fsyncs += 1;
    await this.#file.sync();
    this.#size += bytes.length;
    this.#point = point;
  }

  /** The `rotate` record is on disk before the next segment exists, so that a later segment proves an ended one. */
  async #rotate(): Promise<void> {
    const { files, folder, clock } = this.#start;
    const name = segmentName(this.#segment + 1);
    const time = new Date(clock.now()).toISOString();
    const { line, point } = formatLine(this.#point, formatBody({ kind: 'rotate', time, next: name }));
    await this.#commit(line, point);
    const next = await files.open(join(folder, name), 'new');
    const ended = this.#file;
    this.#file = next;
    this.#segment += 1;
    this.#size = 0;
    await ended.close();
    await files.syncFolder(folder);
    await this.writeHead();
  }
}
