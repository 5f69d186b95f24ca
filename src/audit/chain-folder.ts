/** Names inside a journal: `<dir>/<chain>/000001.jsonl`, ... and `head.json`. */
import { join } from 'node:path';
import { errorCode } from '../core/error-code.ts';
import { type JournalFile, type JournalFiles, writeAll } from './journal-files.ts';
import type { ChainPoint } from './line.ts';

const SEGMENT_NAME = /^([0-9]{6,12})\.jsonl$/;
const CHAIN_NAME = /^[a-z0-9][a-z0-9-]{0,62}$/;
const HEAD_NAME = 'head.json';
const HEAD_LIMIT = 4096;

/** What `head.json` says: every record up to this one was on disk when it was written. */
export type Head =
  | { readonly kind: 'confirmed'; readonly point: ChainPoint }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' };

/** Returns the name of a segment; numbers begin at 1. */
export function segmentName(segment: number): string {
  return `${String(segment).padStart(6, '0')}.jsonl`;
}

/** Throws when a chain's name cannot be a folder of its own (lower case letters, digits, hyphens). */
export function assertChainName(chain: string): void {
  if (!CHAIN_NAME.test(chain))
    throw new TypeError(`chain name ${JSON.stringify(chain)}: use a-z, 0-9 and "-"`);
}

/** Returns the numbers of a chain's segments in ascending order; none when the folder is absent. */
export async function listSegments(files: JournalFiles, folder: string): Promise<number[]> {
  const numbers: number[] = [];
  for (const name of await listFolder(files, folder)) {
    const digits = SEGMENT_NAME.exec(name)?.[1];
    if (digits !== undefined && segmentName(Number(digits)) === name) numbers.push(Number(digits));
  }
  return numbers.sort((a, b) => a - b);
}

/** Lists a folder; an absent one is empty. */
export async function listFolder(files: JournalFiles, folder: string): Promise<readonly string[]> {
  try {
    return await files.list(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Reads `head.json`. */
export async function readHead(files: JournalFiles, folder: string): Promise<Head> {
  let file: JournalFile;
  try {
    file = await files.open(join(folder, HEAD_NAME), 'read');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { kind: 'absent' };
    throw error;
  }
  try {
    const bytes = Buffer.alloc(HEAD_LIMIT);
    const got = await file.read(bytes, 0);
    return parseHead(bytes.toString('latin1', 0, got));
  } finally {
    await file.close();
  }
}

/** Replaces `head.json` as a whole; call it only for a point that is on disk. */
export async function writeHead(files: JournalFiles, folder: string, point: ChainPoint): Promise<void> {
  const temporary = join(folder, `${HEAD_NAME}.new`);
  const file = await files.open(temporary, 'replace');
  try {
    await writeAll(file, Buffer.from(`${JSON.stringify({ version: 1, ...point })}\n`), 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.rename(temporary, join(folder, HEAD_NAME));
}

function parseHead(text: string): Head {
  const found = /^\{"version":1,"seq":([0-9]{1,16}),"hash":"([0-9a-f]{64})"\}\n$/.exec(text);
  const [, seq, hash] = found ?? [];
  if (seq === undefined || hash === undefined) return { kind: 'unreadable' };
  return { kind: 'confirmed', point: { seq: Number(seq), hash } };
}
