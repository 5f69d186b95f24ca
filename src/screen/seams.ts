/**
 * Seams: where one part of a text ends and the next begins. Models read the parts as one text, so what stands across a
 * seam is judged too ("EV" + "IL"); what stands inside a part is found there.
 */
import type { Channel, TextRun } from '../core/segment.ts';
import { scanWhole } from './scan-whole.ts';
import type { RuleFinding, Scanning } from './scanning.ts';

/** Characters looked at on each side of a seam; whatever the rules look for is shorter. */
const REACH = 512;

/** What was found across one seam. */
export interface Seam {
  /** The text that the parts make up; nothing in it can be replaced. */
  readonly channel: Channel;
  readonly found: readonly RuleFinding[];
}

/** The last text of which parts came; its parts follow one another in the document. */
interface Joined {
  readonly whole: Channel;
  /** The end of the parts before the current one, and how many characters they have in all. */
  tail: string;
  before: number;
  part: Channel;
  /** The beginning and the end of the current part, and its length so far. */
  head: string;
  end: string;
  length: number;
}

/** The seams of one lane. */
export class Seams {
  readonly #scanningOf: (channel: Channel) => Scanning;
  #joined: Joined | undefined;

  constructor(scanningOf: (channel: Channel) => Scanning) {
    this.#scanningOf = scanningOf;
  }

  /** Takes a run of a part; answers at the part's last run, when something stands across the seam before it. */
  take(run: TextRun): Seam | undefined {
    const { within } = run.channel;
    if (within === undefined) return undefined;
    const joined = this.#at(within, run.channel);
    if (joined.head.length < REACH) joined.head += run.text.slice(0, REACH - joined.head.length);
    joined.end = (joined.end + run.text).slice(-REACH);
    joined.length += run.text.length;
    return run.last && joined.tail !== '' && joined.head !== '' ? this.#judge(joined) : undefined;
  }

  clear(): void {
    this.#joined = undefined;
  }

  #at(whole: Channel, part: Channel): Joined {
    let joined = this.#joined;
    if (joined?.whole !== whole) {
      joined = { whole, tail: '', before: 0, part, head: '', end: '', length: 0 };
    } else if (joined.part !== part) {
      joined.tail = (joined.tail + joined.end).slice(-REACH);
      joined.before += joined.length;
      Object.assign(joined, { part, head: '', end: '', length: 0 });
    }
    this.#joined = joined;
    return joined;
  }

  #judge({ whole, tail, before, part, head }: Joined): Seam | undefined {
    const channel = fixedChannel(whole.path, part);
    const found = scanWhole(tail + head, channel, { ...this.#scanningOf(part), partial: true }) ?? [];
    const shift = before - tail.length;
    const across = found.filter(({ finding }) => finding.start < tail.length && finding.end > tail.length);
    if (across.length === 0) return undefined;
    return {
      channel,
      found: across.map(({ rule, finding }) => {
        return { rule, finding: { ...finding, start: finding.start + shift, end: finding.end + shift } };
      }),
    };
  }
}

/** A text in which nothing can be replaced. Who speaks in the part speaks in it; that may become known later. */
export function fixedChannel(path: string, part: Channel): Channel {
  return {
    path,
    get role() {
      return part.role;
    },
    get settled() {
      return part.settled;
    },
    get call() {
      return part.call;
    },
    editable: false,
  };
}
