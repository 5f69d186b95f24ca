/**
 * Undoes the message on its input in a process of its own, once or again and again, each time closed in the middle.
 * Prints by how much its memory grew at most and what came out: `node memory-probe.ts gzip,zstd 1 < message`
 */
import { readFileSync } from 'node:fs';
import { CODINGS, type Coding } from '../../../src/core/ports.ts';
import { openInflater } from '../../../src/encoding/inflater.ts';
import { pack } from './pack.ts';

/** What a probe prints. */
export interface Probed {
  readonly fault: string | undefined;
  readonly given: number;
  /** Bytes that the memory grew by, at its peak. */
  readonly grown: number;
}

async function undo(codings: readonly Coding[], bytes: Uint8Array): Promise<Omit<Probed, 'grown'>> {
  const inflater = openInflater(codings);
  let given = 0;
  const fault = await inflater.push(bytes, (piece) => {
    given += piece.length;
    return true;
  });
  inflater.close();
  return { given, fault: fault?.kind };
}

/** Every second time while the engine works. */
async function abandon(codings: readonly Coding[], half: Uint8Array, turn: number): Promise<void> {
  const inflater = openInflater(codings);
  const pushed = inflater.push(half, () => true);
  if (turn % 2 === 0) await pushed;
  inflater.close();
  await pushed;
}

/** The largest memory of this process; `maxRSS` begins with that of the process which started it. */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const line = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
  if (line === null) throw new Error('/proc/self/status says no VmHWM');
  return Number(line[1]) * 1024;
}

async function main([names = '', times = '1']: readonly string[]): Promise<void> {
  const codings = names.split(',').map((name) => CODINGS.find((coding) => coding === name) ?? 'gzip');
  const message = readFileSync(0);
  // What the first messages take stays: code, pools, the heap.
  const small = pack(codings, 'small '.repeat(1000));
  for (let turn = 0; turn < 100; turn++) await undo(codings, small);
  const before = process.memoryUsage.rss();
  let outcome: Omit<Probed, 'grown'> = { given: 0, fault: undefined };
  if (times === '1') outcome = await undo(codings, message);
  else
    for (let turn = 0; turn < Number(times); turn++)
      await abandon(codings, message.subarray(0, message.length >> 1), turn);
  const grown = peak() - before;
  console.log(JSON.stringify({ ...outcome, grown } satisfies Probed));
}

if (import.meta.main) await main(process.argv.slice(2));
