/** Regions: stretches of a text in which phrases may stand, and which phrases those are. */

/** More phrases than this that may stand in one stretch are not told from all others. */
const MOST_MEANT = 16;

/** Phrases by position; undefined for all. */
export type Meant = readonly number[] | undefined;

/** A stretch of a text in which phrases may stand; half open. */
export interface Region {
  start: number;
  end: number;
  /** No other phrase stands there. */
  meant: Meant;
}

/** Adds a stretch; those that it touches become one with it. None added before ends behind its end, or it is within that. */
export function addRegion(regions: Region[], region: Region): void {
  let { start, end, meant } = region;
  for (let last = regions.at(-1); last !== undefined && start <= last.end; last = regions.at(-1)) {
    start = Math.min(start, last.start);
    end = Math.max(end, last.end);
    meant = both(last.meant, meant);
    regions.pop();
  }
  regions.push({ start, end, meant });
}

function both(one: Meant, other: Meant): Meant {
  if (one === undefined || other === undefined || one.length + other.length > MOST_MEANT) return undefined;
  return [...one, ...other];
}
