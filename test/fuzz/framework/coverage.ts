/** Which places of `src/` a stretch of the run reached: V8's own block counters, read through the inspector. */
import { type Profiler, Session } from 'node:inspector';

/** Counts while it is open; the code runs about five times slower meanwhile. */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** The places reached since the last call that nothing reached before; they count as seen from now on. */
  fresh(): number {
    const places = this.#take().filter((place) => !this.#seen.has(place));
    for (const place of places) this.#seen.add(place);
    return places.length;
  }

  /** True when something was reached since the last call that nothing had reached before; nothing is noted. */
  peek(): boolean {
    return this.#take().some((place) => !this.#seen.has(place));
  }

  /** Places seen so far. */
  get size(): number {
    return this.#seen.size;
  }

  close(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #take(): string[] {
    const places: string[] = [];
    const note = (scripts: readonly Profiler.ScriptCoverage[]): void => {
      for (const { url, functions } of scripts) {
        if (!url.includes('/src/') || url.includes('/node_modules/')) continue;
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges)
            if (count > 0) places.push(`${url}:${startOffset}-${endOffset}`);
      }
    };
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) throw error;
      note(taken.result);
    });
    return places;
  }
}
