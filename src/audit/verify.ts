/** Verifies a journal offline: every link of every chain, from the raw bytes, without holding a file in memory. */
import { join } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import { type Head, listFolder, listSegments, readHead, segmentName } from './chain-folder.ts';
import { diskFiles, type JournalFiles } from './journal-files.ts';
import { CHAIN_START, type ChainPoint, type RecordView } from './line.ts';
import { type SegmentScan, scanSegment } from './scan-segment.ts';

/** The first thing wrong in a chain, by place. */
export interface Breach {
  readonly segment: string;
  readonly line: number;
  readonly seq: number;
  readonly what: string;
}

/** What one chain holds. */
export interface ChainReport {
  readonly chain: string;
  readonly ok: boolean;
  /** Good records before the first breach. */
  readonly records: number;
  readonly segments: number;
  /** Bytes of a record that was being written; no breach. */
  readonly tornBytes: number;
  /** Restarts after a crash: buffered records of that moment may be missing. */
  readonly crashes: number;
  /** Records that the gap records say are missing. */
  readonly lost: number;
  readonly breach?: Breach;
}

/** What the journal holds. */
export interface JournalReport {
  readonly ok: boolean;
  readonly records: number;
  readonly chains: readonly ChainReport[];
}

/** Verifies every chain under `dir`; rejects when `dir` or a file in it cannot be read. */
export async function verifyJournal(dir: string, files: JournalFiles = diskFiles): Promise<JournalReport> {
  const chains: ChainReport[] = [];
  for (const chain of await listChains(dir, files))
    chains.push(await verifyChain(join(dir, chain), chain, files));
  chains.push(...(await removedChains(dir, files)));
  const records = chains.reduce((sum, chain) => sum + chain.records, 0);
  return { ok: chains.every((chain) => chain.ok), records, chains };
}

/** Chains whose folder is gone while the file that says who writes them is still there. */
async function removedChains(dir: string, files: JournalFiles): Promise<ChainReport[]> {
  const names = await files.list(dir);
  const gone = names.filter(
    (name) => name.endsWith('.owner') && !names.includes(name.slice(0, -'.owner'.length)),
  );
  return gone.sort().map((owner) => {
    const what = `the folder of this chain is gone; remove ${owner} as well where it was archived on purpose`;
    const breach = { segment: owner, line: 1, seq: 1, what };
    const chain = owner.slice(0, -'.owner'.length);
    return { chain, ok: false, records: 0, segments: 0, tornBytes: 0, crashes: 0, lost: 0, breach };
  });
}

/** Returns the names of the chains under `dir`: its folders that hold a head or a segment. */
export async function listChains(dir: string, files: JournalFiles = diskFiles): Promise<string[]> {
  const chains: string[] = [];
  for (const name of await files.list(dir)) {
    if (!/^[a-z0-9]/.test(name) || name.endsWith('.key')) continue;
    const folder = join(dir, name);
    const inside = await listFolder(files, folder).catch(notAFolder);
    const held = inside.includes('head.json') || (await holdsSegments(files, folder, inside));
    if (held) chains.push(name);
  }
  return chains.sort();
}

function notAFolder(error: unknown): readonly string[] {
  if (errorCode(error) === 'ENOTDIR') return [];
  throw error;
}

async function holdsSegments(
  files: JournalFiles,
  folder: string,
  inside: readonly string[],
): Promise<boolean> {
  return inside.length > 0 && (await listSegments(files, folder)).length > 0;
}

/** Counts what the verifier tells beside the chain itself. */
class Tally {
  records = 0;
  tornBytes = 0;
  crashes = 0;
  lost = 0;
  last: ChainPoint = CHAIN_START;
  breach: Breach | undefined;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  visit(record: RecordView, line: Buffer): void {
    if (record.seq === 1) this.breach ??= misplaced(record, line, this.#folder);
    if (record.kind === 'recovered') this.crashes += 1;
    if (record.kind === 'gap')
      this.lost += Number(/"lost":([0-9]{1,15})/.exec(line.toString('latin1'))?.[1] ?? 0);
  }
}

/** Each chain says in its first record which it is; one chain does not stand in for another. */
function misplaced({ kind, seq }: RecordView, line: Buffer, folder: string): Breach | undefined {
  const place = { segment: segmentName(1), line: 1, seq };
  const chain = kind === 'chain' ? /"chain":"([^"]{1,255})"/.exec(line.toString('latin1'))?.[1] : undefined;
  if (chain === undefined) return { ...place, what: 'it does not say which chain begins with it' };
  // Folders that were set aside or archived have more behind the name.
  const rest = folder.startsWith(chain) ? folder.slice(chain.length) : undefined;
  if (rest !== undefined && /^(?:$|[._-])/.test(rest)) return undefined;
  return { ...place, what: `it begins the chain ${chain}, and this folder is that of another` };
}

async function verifyChain(folder: string, chain: string, files: JournalFiles): Promise<ChainReport> {
  // The head first: a chain that grows meanwhile is then longer than its head, which is fine.
  const head = await readHead(files, folder);
  const segments = await listSegments(files, folder);
  const tally = new Tally(chain);
  for (const [index, segment] of segments.entries()) {
    await verifySegment({ files, folder, segment, head, last: index === segments.length - 1 }, tally);
    if (tally.breach !== undefined) break;
  }
  const breach = tally.breach ?? judgeHead(head, tally, segments.at(-1) ?? 1);
  const { records, tornBytes, crashes, lost } = tally;
  const report = {
    chain,
    ok: breach === undefined,
    records,
    segments: segments.length,
    tornBytes,
    crashes,
    lost,
  };
  return breach === undefined ? report : { ...report, breach };
}

interface SegmentPlace {
  readonly files: JournalFiles;
  readonly folder: string;
  readonly segment: number;
  readonly head: Head;
  readonly last: boolean;
}

async function verifySegment(place: SegmentPlace, tally: Tally): Promise<void> {
  const file = await place.files.open(join(place.folder, segmentName(place.segment)), 'read');
  try {
    const scan = await scanSegment(file, {
      after: tally.last,
      confirmed: place.head.kind === 'confirmed' ? place.head.point : undefined,
      visit: (record, line) => tally.visit(record, line),
    });
    tally.records += scan.records;
    tally.last = scan.last ?? tally.last;
    tally.tornBytes = scan.tornBytes;
    const problem = scan.problem ?? judgeEnd(place, scan, tally.last.seq);
    if (problem !== undefined) tally.breach ??= { segment: segmentName(place.segment), ...problem };
  } finally {
    await file.close();
  }
}

/** A segment that another one follows ends with a whole `rotate` record. */
function judgeEnd(place: SegmentPlace, scan: SegmentScan, seq: number): Omit<Breach, 'segment'> | undefined {
  if (place.last || (scan.last?.kind === 'rotate' && scan.tornBytes === 0)) return undefined;
  return {
    line: scan.records + 1,
    seq: seq + 1,
    what: 'this segment ends without a rotate record, and another follows',
  };
}

function judgeHead(head: Head, tally: Tally, segment: number): Breach | undefined {
  const seq = tally.last.seq + 1;
  const place = { segment: segmentName(segment), line: tally.records + 1, seq };
  if (head.kind !== 'confirmed') {
    return {
      ...place,
      segment: 'head.json',
      line: 1,
      what: `${head.kind}: what it confirmed may have been removed`,
    };
  }
  if (head.point.seq < seq) return undefined;
  const missing = head.point.seq === seq ? `record ${seq} is` : `records ${seq} to ${head.point.seq} are`;
  return { ...place, what: `${missing} missing at the end: head.json confirms record ${head.point.seq}` };
}
