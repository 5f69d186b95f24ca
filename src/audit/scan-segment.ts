/** Reads one segment line by line and checks every link of its chain; memory does not grow with the file. */
import type { JournalFile } from './journal-files.ts';
import { type ChainPoint, parseLine, type RecordView } from './line.ts';

const BLOCK_BYTES = 262_144;
const LONGEST_LINE = 1_048_576;

/** What is wrong, and where; `line` counts from 1, `seq` is the number that the record has or should have. */
export interface ChainProblem {
  readonly line: number;
  readonly seq: number;
  readonly what: string;
}

/** What to check a segment against. */
export interface ScanOptions {
  /** The record before the segment's first; undefined takes the first record's own word for it. */
  readonly after?: ChainPoint | undefined;
  /** A record known from elsewhere: when the segment holds its number, the hash must be the same. */
  readonly confirmed?: ChainPoint | undefined;
  /** Sees each good record and its line. */
  readonly visit?: (record: RecordView, line: Buffer) => void;
}

/** What a segment holds. */
export interface SegmentScan {
  /** Good records from the start of the segment. */
  readonly records: number;
  readonly first: RecordView | undefined;
  readonly last: RecordView | undefined;
  /** Bytes up to and including the last good record. */
  readonly goodBytes: number;
  /** Bytes up to and including the confirmed record, when it is here. */
  readonly confirmedBytes: number | undefined;
  /** Bytes after the last newline: a record that was being written. */
  readonly tornBytes: number;
  readonly problem: ChainProblem | undefined;
}

/** Scans a segment up to its first problem; rejects only when it cannot be read. */
export async function scanSegment(file: JournalFile, options: ScanOptions): Promise<SegmentScan> {
  const check = new ChainCheck(options);
  const { tornBytes, overlong } = await eachLine(file, (line) => check.take(line));
  const problem = overlong ? check.problem(`longer than ${LONGEST_LINE} bytes`) : check.found;
  const { records, first, last, goodBytes, confirmedBytes } = check;
  return {
    records,
    first,
    last,
    goodBytes,
    confirmedBytes,
    tornBytes: problem === undefined ? tornBytes : 0,
    problem,
  };
}

/** Calls `take` with each complete line, newline excluded, until it answers false. */
export async function eachLine(
  file: JournalFile,
  take: (line: Buffer) => boolean,
): Promise<{ tornBytes: number; overlong: boolean }> {
  let block = Buffer.allocUnsafe(BLOCK_BYTES);
  let held = 0;
  for (let position = 0; ; ) {
    const got = await file.read(block.subarray(held), position);
    if (got === 0) return { tornBytes: held, overlong: false };
    position += got;
    const rest = takeLines(block.subarray(0, held + got), take);
    if (rest === undefined) return { tornBytes: 0, overlong: false };
    if (rest.length > LONGEST_LINE) return { tornBytes: 0, overlong: true };
    held = rest.length;
    const next = held > block.length / 2 ? Buffer.allocUnsafe(block.length * 2) : block;
    rest.copy(next);
    block = next;
  }
}

/** Returns what follows the last newline, or undefined when `take` wants no more. */
function takeLines(bytes: Buffer, take: (line: Buffer) => boolean): Buffer | undefined {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return bytes.subarray(start);
    if (!take(bytes.subarray(start, end))) return undefined;
    start = end + 1;
  }
}

/** Follows the chain record by record. */
class ChainCheck {
  records = 0;
  first: RecordView | undefined;
  last: RecordView | undefined;
  goodBytes = 0;
  confirmedBytes: number | undefined;
  found: ChainProblem | undefined;
  readonly #options: ScanOptions;

  constructor(options: ScanOptions) {
    this.#options = options;
  }

  take(line: Buffer): boolean {
    const record = parseLine(line);
    const what = this.#judge(record);
    if (record === undefined || what !== undefined) {
      this.found = this.problem(what ?? NO_RECORD, record?.seq);
      return false;
    }
    this.records++;
    this.first ??= record;
    this.last = record;
    this.goodBytes += line.length + 1;
    if (record.seq === this.#options.confirmed?.seq) this.confirmedBytes = this.goodBytes;
    this.#options.visit?.(record, line);
    return true;
  }

  problem(what: string, seq?: number): ChainProblem {
    const expected = (this.last ?? this.#options.after)?.seq ?? 0;
    return { line: this.records + 1, seq: seq ?? expected + 1, what };
  }

  #judge(record: RecordView | undefined): string | undefined {
    if (record === undefined) return NO_RECORD;
    if (!record.genuine) return 'its content does not match its hash: it was changed';
    const { confirmed } = this.#options;
    const before = this.last ?? this.#options.after;
    if (before !== undefined) {
      const wrong = judgeLink(before, record);
      if (wrong !== undefined) return wrong;
    }
    if (record.seq === confirmed?.seq && record.hash !== confirmed.hash) {
      return 'it is not the record that was confirmed under this number: it was replaced';
    }
    return undefined;
  }
}

const NO_RECORD = 'it is not a record of this format: it was changed or inserted';

function judgeLink(before: ChainPoint, record: RecordView): string | undefined {
  const expected = before.seq + 1;
  if (record.seq === expected + 1) return `record ${expected} before it is missing`;
  if (record.seq > expected) return `records ${expected} to ${record.seq - 1} before it are missing`;
  if (record.seq < expected) return `record ${expected} should be here: it was moved, repeated or inserted`;
  if (record.prev !== before.hash)
    return 'it does not follow the record before it: one of the two was replaced';
  return undefined;
}
