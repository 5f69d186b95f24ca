/** Cost: processor time of some work, the least of several runs, so that other work on the machine matters less. */

/** Runs of which the least counts, at least and at most; between them, until so much processor time has passed. */
const FEWEST = 6;
const MOST = 20;
const ENOUGH_US = 400_000;

/** Microseconds of processor time, collection of garbage and compilation included. */
export function leastCost(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  let spent = 0;
  for (let run = 0; run < FEWEST || (run < MOST && spent < ENOUGH_US); run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
    spent += user + system;
  }
  return least;
}

/** Reads every character once and does nothing with it: what no scan can be below. */
export function plainLoop(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
  return sum;
}
