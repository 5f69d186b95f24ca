/** The thread in which a target runs: writes down each input before it is read, so that a hang or a lack of memory can be traced. */
import { parentPort, workerData } from 'node:worker_threads';
import { targetNamed } from '../targets/index.ts';
import { foundInputs, keptInputs, noteLong } from './corpus.ts';
import { type BrokenTarget, LONGEST_MS, runInputs, type Tally } from './run-inputs.ts';
import { Slate } from './slate.ts';

/** What the thread is asked to do. */
export interface Job {
  readonly target: string;
  readonly runs: number;
  readonly seed: number;
  readonly guided: boolean;
  readonly slate: SharedArrayBuffer;
}

/** What the thread tells. */
export type Told =
  | { readonly kind: 'kept'; readonly input: Uint8Array }
  | { readonly kind: 'broken'; readonly input: Uint8Array; readonly stack: string }
  | { readonly kind: 'done'; readonly tally: Tally };

/** A target that breaks in more ways than this is not run further. */
const MOST_WAYS = 20;

const { target: name, runs, seed, guided, slate: shared } = workerData as Job;
const tell = (told: Told): void => parentPort?.postMessage(told);
const slate = new Slate(shared);
const ways = new Set<string>();

function broken(error: BrokenTarget): void {
  const { cause } = error;
  const stack = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  const way = wayOf(stack);
  if (ways.has(way)) return;
  ways.add(way);
  tell({ kind: 'broken', input: error.input, stack });
  if (ways.size >= MOST_WAYS) throw error;
}

/** The name of the error and the first places of the code that it passed. */
function wayOf(stack: string): string {
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return [stack.split(':', 1)[0], ...places.slice(0, 4)].join('\n');
}

const target = targetNamed(name);
const entries = [...keptInputs(target), ...foundInputs(name)].map(({ bytes }) => bytes);
const tally = await runInputs(
  { target, entries, runs, seed, guided, longestMs: LONGEST_MS },
  {
    before: (input) => {
      slate.write(input);
      noteLong(name, input);
    },
    kept: (input) => tell({ kind: 'kept', input }),
    broken,
  },
);
tell({ kind: 'done', tally });
