/**
 * Says where a process spent its time: self time by function and by folder, from a file of `node --cpu-prof`.
 * Usage: node bench/profile-summary.ts FILE.cpuprofile [LINES]
 */
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The parts of a V8 CPU profile that are read here. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds between one sample and the one before. */
  readonly timeDeltas: readonly number[];
}

/** One line of a summary. */
export interface Cost {
  readonly where: string;
  /** Milliseconds. */
  readonly selfMs: number;
  /** 0 to 1, of the time that the process was not idle. */
  readonly share: number;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Waiting. What V8 calls `(program)` is work: system calls and the event loop. */
const IDLE: ReadonlySet<string> = new Set(['(idle)', '(root)']);

/** What comes before the first of these is the start of the process. */
const FIRST_WORK = 'decodeFrame';

/** Self time by function, or by what `group` makes of one, largest first; the start and idle time are left out. */
export function costs(
  profile: CpuProfile,
  group: (frame: CpuProfile['nodes'][number]['callFrame']) => string,
): Cost[] {
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const self = new Map<string, number>();
  let busy = 0;
  const begin = profile.samples.findIndex((id) => frames.get(id)?.functionName === FIRST_WORK);
  for (const [at, id] of profile.samples.entries()) {
    const frame = frames.get(id);
    if (at < begin || frame === undefined || IDLE.has(frame.functionName)) continue;
    const ms = (profile.timeDeltas[at] ?? 0) / 1000;
    busy += ms;
    const where = group(frame);
    self.set(where, (self.get(where) ?? 0) + ms);
  }
  return [...self]
    .map(([where, selfMs]) => ({ where, selfMs, share: selfMs / busy }))
    .sort((one, other) => other.selfMs - one.selfMs);
}

/** A function and its place, below the root of the repository. */
export function byFunction(frame: CpuProfile['nodes'][number]['callFrame']): string {
  const place = placeOf(frame.url);
  return `${frame.functionName || '(anonymous)'}${place === '' ? '' : ` ${place}:${frame.lineNumber + 1}`}`;
}

/** The folder of `src`, the package, or the part of Node that a function belongs to. */
export function byPart(frame: CpuProfile['nodes'][number]['callFrame']): string {
  const place = placeOf(frame.url);
  if (frame.functionName.startsWith('(')) return frame.functionName;
  const part = /^src\/[^/]+|(?<=node_modules\/)(@[^/]+\/)?[^/]+|^node:/.exec(place)?.[0];
  return part === 'node:' ? 'node itself' : (part ?? 'native');
}

function placeOf(url: string): string {
  return url.startsWith('file:') ? relative(ROOT, fileURLToPath(url)) : url;
}

/** Reads a profile and writes its summary as lines of text. */
export function summarise(file: string, lines: number): string {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const list = (all: readonly Cost[]): string =>
    all
      .slice(0, lines)
      .map(({ where, selfMs, share }) => {
        return `${(share * 100).toFixed(1).padStart(6)} %  ${selfMs.toFixed(0).padStart(6)} ms  ${where}`;
      })
      .join('\n');
  return `by part\n${list(costs(profile, byPart))}\n\nby function\n${list(costs(profile, byFunction))}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, lines = '40'] = process.argv.slice(2);
  if (file === undefined) throw new Error('usage: node bench/profile-summary.ts FILE.cpuprofile [LINES]');
  console.log(summarise(file, Number(lines)));
}
