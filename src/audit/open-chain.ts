/** Opens a chain for writing: continues it after its last good record, or sets a damaged one aside and begins anew. */
import { join } from 'node:path';
import type { Clock } from '../core/ports.ts';
import { type Head, listFolder, listSegments, readHead, segmentName, writeHead } from './chain-folder.ts';
import { ChainWriter } from './chain-writer.ts';
import type { JournalFiles } from './journal-files.ts';
import { CHAIN_START, type ChainPoint, FORMAT_VERSION, formatBody } from './line.ts';
import { type SegmentScan, scanSegment } from './scan-segment.ts';

/** Which chain to open. */
export interface OpenChainOptions {
  readonly files: JournalFiles;
  readonly clock: Clock;
  readonly dir: string;
  readonly chain: string;
  readonly segmentBytes: number;
  /** Names the key of the fingerprints in the first record of each run. */
  readonly keyId?: string | undefined;
  /** Within a run: the last record known to be on disk; whatever stands after it is taken back. */
  readonly resume?: ChainPoint | undefined;
}

/**
 * What was found. `created`: no chain was there; `continued`: after a clean end; `recovered`: after a crash, `cutBytes`
 * of a half written record were cut off; `resumed`: within a run; `replaced`: the chain did not verify and lies in
 * `setAside` now.
 */
export interface OpenReport {
  readonly how: 'created' | 'continued' | 'recovered' | 'resumed' | 'replaced';
  readonly cutBytes: number;
  readonly setAside?: string;
  readonly problem?: string;
}

/** Opens the chain; rejects with the system's error when the disk does not let it. */
export async function openChain(
  options: OpenChainOptions,
): Promise<{ writer: ChainWriter; report: OpenReport }> {
  const folder = join(options.dir, options.chain);
  await options.files.makeFolder(folder);
  const tail = await findTail(options, folder);
  if (tail.kind === 'damaged') return beginAgain(options, tail.problem);
  if (tail.kind === 'none') {
    return { writer: await begin(options, {}), report: { how: 'created', cutBytes: 0 } };
  }
  return proceed(options, tail);
}

type Tail =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly problem: string }
  | {
      readonly kind: 'found';
      readonly segment: number;
      readonly keepBytes: number;
      readonly cutBytes: number;
      readonly point: ChainPoint;
      /** Kind of the record at `point`; `none` when it is no matter. */
      readonly lastKind: string;
    };

/** Finds where the chain ends, reading its last segment only (the last two when the last is still empty). */
async function findTail(options: OpenChainOptions, folder: string): Promise<Tail> {
  const head: Head = await readHead(options.files, folder);
  const segments = await listSegments(options.files, folder);
  const confirmed = options.resume ?? (head.kind === 'confirmed' ? head.point : undefined);
  const newest = segments.at(-1);
  if (newest === undefined) return emptyTail(confirmed);
  if (confirmed === undefined) return { kind: 'damaged', problem: `head.json is ${head.kind}` };
  const scan = await scanAt(options.files, folder, { segment: newest, confirmed });
  const exact = options.resume !== undefined;
  const empty = scan.last === undefined && scan.problem === undefined;
  if (newest > 1 && (empty || (exact && scan.first?.prev === confirmed.hash))) {
    return tailBefore(options, { folder, newest, confirmed, cutBytes: scan.tornBytes });
  }
  return tailOf({ scan, segment: newest, confirmed, exact });
}

function emptyTail(confirmed: ChainPoint | undefined): Tail {
  if (confirmed === undefined || confirmed.seq === 0) return { kind: 'none' };
  return { kind: 'damaged', problem: `record ${confirmed.seq} was on disk and every segment is gone` };
}

interface Sight {
  readonly scan: SegmentScan;
  readonly segment: number;
  readonly confirmed: ChainPoint;
  readonly exact: boolean;
}

function tailOf({ scan, segment, confirmed, exact }: Sight): Tail {
  const where = segmentName(segment);
  if (scan.problem !== undefined && !(exact && scan.confirmedBytes !== undefined)) {
    const { line, seq, what } = scan.problem;
    return { kind: 'damaged', problem: `${where} line ${line} (record ${seq}): ${what}` };
  }
  const point = scan.last ?? CHAIN_START;
  if (point.seq < confirmed.seq) {
    return {
      kind: 'damaged',
      problem: `${where} ends at record ${point.seq}, but record ${confirmed.seq} was on disk`,
    };
  }
  const lastKind = scan.last?.kind ?? 'none';
  if (exact && scan.confirmedBytes !== undefined) {
    const kind = scan.confirmedBytes === scan.goodBytes ? lastKind : 'none';
    return {
      kind: 'found',
      segment,
      lastKind: kind,
      keepBytes: scan.confirmedBytes,
      cutBytes: 0,
      point: confirmed,
    };
  }
  return { kind: 'found', segment, lastKind, keepBytes: scan.goodBytes, cutBytes: scan.tornBytes, point };
}

/** The newest segment holds no record that counts: the chain ends with the `rotate` record of the one before it. */
async function tailBefore(
  options: OpenChainOptions,
  seen: { folder: string; newest: number; confirmed: ChainPoint; cutBytes: number },
): Promise<Tail> {
  const { folder, newest, confirmed, cutBytes } = seen;
  const scan = await scanAt(options.files, folder, { segment: newest - 1, confirmed });
  const tail = tailOf({ scan, segment: newest - 1, confirmed, exact: false });
  if (tail.kind !== 'found') return tail;
  if (tail.lastKind !== 'rotate' || tail.cutBytes > 0) {
    return { kind: 'damaged', problem: `${segmentName(newest - 1)} does not end with a rotate record` };
  }
  return { ...tail, segment: newest, keepBytes: 0, cutBytes };
}

async function scanAt(
  files: JournalFiles,
  folder: string,
  place: { segment: number; confirmed: ChainPoint },
): Promise<SegmentScan> {
  const file = await files.open(join(folder, segmentName(place.segment)), 'read');
  try {
    const after = place.segment === 1 ? CHAIN_START : undefined;
    return await scanSegment(file, { after, confirmed: place.confirmed });
  } finally {
    await file.close();
  }
}

/** Continues a chain that verifies. */
async function proceed(
  options: OpenChainOptions,
  tail: Extract<Tail, { kind: 'found' }>,
): Promise<{ writer: ChainWriter; report: OpenReport }> {
  const { files, clock, segmentBytes } = options;
  const folder = join(options.dir, options.chain);
  const ended = tail.lastKind === 'rotate' && tail.keepBytes > 0;
  const segment = ended ? tail.segment + 1 : tail.segment;
  const file = await files.open(join(folder, segmentName(segment)), ended ? 'new' : 'edit');
  const size = ended ? 0 : tail.keepBytes;
  const writer = new ChainWriter({
    files,
    clock,
    folder,
    segmentBytes,
    file,
    segment,
    size,
    point: tail.point,
  });
  const report = reportOf(options, tail);
  return guarded(writer, async () => {
    if (ended) await files.syncFolder(folder);
    else await file.truncate(size);
    if (report.how !== 'resumed') await writer.append([startBody(options, report)]);
    await writer.writeHead();
    return { writer, report };
  });
}

function reportOf(options: OpenChainOptions, tail: Extract<Tail, { kind: 'found' }>): OpenReport {
  if (options.resume !== undefined) return { how: 'resumed', cutBytes: 0 };
  if (tail.point.seq === 0) return { how: 'created', cutBytes: tail.cutBytes };
  return { how: tail.lastKind === 'stop' ? 'continued' : 'recovered', cutBytes: tail.cutBytes };
}

/** A run begins after another one: `start` after a clean end, `recovered` after a crash. */
function startBody(options: OpenChainOptions, report: OpenReport): string {
  if (report.how === 'created') return chainBody(options, {});
  const time = new Date(options.clock.now()).toISOString();
  if (report.how === 'continued') return formatBody({ kind: 'start', time, keyId: options.keyId });
  return formatBody({ kind: 'recovered', time, cutBytes: report.cutBytes, keyId: options.keyId });
}

/** Begins a chain: first its head, so that segments without a head are never ours. */
async function begin(
  options: OpenChainOptions,
  after: Readonly<Record<string, unknown>>,
): Promise<ChainWriter> {
  const { files, clock, segmentBytes } = options;
  const folder = join(options.dir, options.chain);
  await writeHead(files, folder, CHAIN_START);
  const file = await files.open(join(folder, segmentName(1)), 'new');
  const start = { files, clock, folder, segmentBytes, file, segment: 1, size: 0, point: CHAIN_START };
  const writer = new ChainWriter(start);
  return guarded(writer, async () => {
    await files.syncFolder(folder);
    await files.syncFolder(options.dir);
    await writer.append([chainBody(options, after)]);
    await writer.writeHead();
    return writer;
  });
}

/** The first record of a chain. */
function chainBody(options: OpenChainOptions, after: Readonly<Record<string, unknown>>): string {
  const { chain, keyId, clock } = options;
  const time = new Date(clock.now()).toISOString();
  return formatBody({ kind: 'chain', version: FORMAT_VERSION, chain, time, keyId, ...after });
}

/** Sets the damaged chain aside untouched, as evidence, and begins a new one that names it. */
async function beginAgain(
  options: OpenChainOptions,
  problem: string,
): Promise<{ writer: ChainWriter; report: OpenReport }> {
  const { files, dir, chain } = options;
  const taken = new Set(await listFolder(files, dir));
  let count = 1;
  while (taken.has(`${chain}.damaged-${count}`)) count += 1;
  const setAside = `${chain}.damaged-${count}`;
  await files.rename(join(dir, chain), join(dir, setAside));
  await files.makeFolder(join(dir, chain));
  const writer = await begin(options, { setAside, problem });
  return { writer, report: { how: 'replaced', cutBytes: 0, setAside, problem } };
}

async function guarded<T>(writer: ChainWriter, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}
