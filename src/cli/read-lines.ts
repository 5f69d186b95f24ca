/** Lines of a file or of standard input, as they come; unzipped where the name of the file ends in `.gz`. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { errorCode } from '../core/error-code.ts';
import { failed, ok, type Result } from '../core/fault.ts';

/** Bytes of a line; one that is longer is reported and left out. */
const LONGEST_LINE = 64 * 1_048_576;
const NEWLINE = 0x0a;

/** One line, numbered from 1, or what is wrong with it. */
export interface Line {
  readonly number: number;
  readonly text: Result<string>;
  /** Bytes of it, without its newline. */
  readonly bytes: number;
}

/** Where lines come from. */
export interface LineSource {
  readonly name: string;
  /** How much of the file was taken so far, from 0 to 1; undefined for standard input. */
  part(): number | undefined;
  /** To be read once. Lines that cannot be read are among them, as faults. */
  readonly lines: AsyncIterable<Line>;
}

/** Opens a file, or standard input where none is named. */
export async function openLines(path: string | undefined): Promise<Result<LineSource>> {
  if (path === undefined || path === '-') return ok(sourceOf('standard input', undefined, process.stdin));
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return failed('unreadable', `${path}: ${REASONS['EISDIR']}`);
    const file = createReadStream(path, { highWaterMark: 262_144 });
    await new Promise<void>((resolve, reject) => {
      file.once('error', reject);
      file.once('ready', () => resolve());
    });
    return ok(sourceOf(path, stats.size, file));
  } catch (error) {
    const code = errorCode(error);
    return failed('unreadable', `${path}: ${REASONS[code] ?? code}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'is a folder; name a file of JSON lines',
  EACCES: 'may not be read by this user',
  Z_DATA_ERROR: 'no gzip, or damaged; files that are not zipped end in something else than .gz',
  Z_BUF_ERROR: 'the zipped file ends too early',
};

function sourceOf(name: string, size: number | undefined, file: NodeJS.ReadableStream): LineSource {
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of file) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      taken += bytes.length;
      yield bytes;
    }
  };
  const chunks = name.endsWith('.gz') ? unzipped(counted()) : counted();
  const part = () => (size === undefined ? undefined : taken / Math.max(1, size));
  return { name, part, lines: linesOf(chunks) };
}

async function* unzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // A failure reaches the loop below as well, which is where it is told.
  const fed = pipeline(chunks, gunzip).catch(() => undefined);
  for await (const chunk of gunzip) yield chunk;
  await fed;
}

/** Splits bytes into lines at newlines alone: other line breaks of Unicode may stand inside of JSON. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const splitter = new LineSplitter();
  try {
    for await (const chunk of chunks) yield* splitter.push(chunk);
  } catch (error) {
    yield splitter.fail(`cannot be read on: ${REASONS[errorCode(error)] ?? errorCode(error)}`);
    return;
  }
  yield* splitter.end();
}

class LineSplitter {
  #number = 1;
  #parts: Uint8Array[] = [];
  #length = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  *push(chunk: Uint8Array): Generator<Line> {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, at));
      yield this.#line();
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#line();
  }

  /** The line that could not be completed. */
  fail(message: string): Line {
    return { number: this.#number, text: failed('unreadable', message), bytes: this.#length };
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > LONGEST_LINE) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #line(): Line {
    const line = { number: this.#number, text: this.#text(), bytes: this.#length };
    this.#number++;
    this.#parts = [];
    this.#length = 0;
    return line;
  }

  #text(): Result<string> {
    if (this.#length > LONGEST_LINE) return failed('too-large', `longer than ${LONGEST_LINE} bytes`);
    const [first] = this.#parts;
    const bytes = this.#parts.length === 1 && first !== undefined ? first : Buffer.concat(this.#parts);
    try {
      return ok(this.#decoder.decode(bytes));
    } catch {
      return failed('unreadable', 'not UTF-8');
    }
  }
}
