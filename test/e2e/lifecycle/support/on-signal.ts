/** Loaded before Weir in tests: SIGUSR2 makes the process do what the variable ON_SIGNAL says. */
import { getHeapStatistics } from 'node:v8';

const BLOCK_MS = 2000;
const DAY_MS = 86_400_000;
/** Share of the heap's bound that `fill` reaches. */
const FULL = 0.4;

const ballast: number[][] = [];
const realNow = Date.now;
let days = 0;

const ACTIONS: Readonly<Record<string, () => void>> = {
  /** Collects garbage, so that what is left is in use. */
  collect: () => globalThis.gc?.(),
  /** Fills the heap, or empties it again. */
  fill: () => {
    const { heap_size_limit: bound } = getHeapStatistics();
    if (ballast.length > 0) ballast.length = 0;
    else while (getHeapStatistics().used_heap_size < bound * FULL) ballast.push(new Array(100_000).fill(1.5));
    globalThis.gc?.();
  },
  /** Lets nothing else run for two seconds. */
  block: () => {
    const until = performance.now() + BLOCK_MS;
    while (performance.now() < until);
  },
  crash: () => {
    throw new Error('told to crash');
  },
  /** Sets the clock a day ahead, then a day back, then right. */
  jump: () => {
    days = days === 0 ? 1 : days === 1 ? -1 : 0;
    Date.now = () => realNow() + days * DAY_MS;
  },
};

process.on('SIGUSR2', () => ACTIONS[process.env['ON_SIGNAL'] ?? '']?.());
