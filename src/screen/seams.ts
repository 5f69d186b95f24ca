/**
 * Seams: where one part of a text ends and the next begins. Models read the parts as one text, so what stands across a
 * seam is judged too ("EV" + "IL"); what stands inside a part is found there.
 */
import type { Channel, TextRun } from '../core/segment.ts';
import { scanWhole } from './scan-whole.ts';
import type { RuleFinding, Scanning } from './scanning.ts';
import { Ends, REACH } from './seam-ends.ts';
import { areToldApart } from './told-apart.ts';

/** What was found across one seam. */
export interface Seam {
  /** The text that the parts make up; nothing in it can be replaced. */
  readonly channel: Channel;
  readonly found: readonly RuleFinding[];
}

/** Texts of which parts came that are remembered; the one that rests longest is given up for another. */
const MOST_TEXTS = 256;

/** A text of which parts came. */
interface Joined {
  readonly whole: Channel;
  /** How the parts before the current one end, and how many characters they have in all. */
  tail: Ends;
  before: number;
  /** Undefined once its last run has come. */
  part: Channel | undefined;
  /** The beginning and the end of the current part, and its length so far. */
  head: string;
  end: string;
  length: number;
  /** What was found across the seam before it, where that was looked for before it was complete. */
  readonly told: Set<string>;
}

/** The seams of one lane. */
export class Seams {
  readonly #scanningOf: (channel: Channel) => Scanning;
  readonly #joined = new Map<Channel, Joined>();
  /** The text of the last run. */
  #last: Joined | undefined;

  constructor(scanningOf: (channel: Channel) => Scanning) {
    this.#scanningOf = scanningOf;
  }

  /**
   * Takes a run of a part; answers at the part's last run, when something stands across the seam before it; and as soon as
   * that has come where a part may go on for long.
   */
  take(run: TextRun): Seam | undefined {
    const { within } = run.channel;
    if (within === undefined) return undefined;
    const joined = this.#at(within, run.channel);
    const known = joined.head.length;
    if (known < REACH) joined.head += run.text.slice(0, REACH - known);
    const isNews = joined.head.length > known;
    joined.end = (joined.end + run.text).slice(-REACH);
    joined.length += run.text.length;
    if (run.last) joined.part = undefined;
    const isDue = within.unbroken === true ? isNews : run.last;
    return !isDue || joined.tail.isEmpty || joined.head === '' ? undefined : this.#judge(joined, run.channel);
  }

  clear(): void {
    this.#joined.clear();
    this.#last = undefined;
  }

  #at(whole: Channel, part: Channel): Joined {
    const joined = this.#last?.whole === whole ? this.#last : this.#textOf(whole);
    this.#last = joined;
    if (joined.part === part) return joined;
    joined.tail.add(joined.head, joined.end);
    joined.before += joined.length;
    joined.told.clear();
    return Object.assign(joined, { part, head: '', end: '', length: 0 });
  }

  /** In a document the parts of a text follow one another; in a stream others may come between. */
  #textOf(whole: Channel): Joined {
    const known = this.#joined.get(whole);
    this.#joined.delete(whole);
    const joined = known ?? begun(whole);
    const [oldest] = this.#joined.keys();
    if (oldest !== undefined && this.#joined.size >= MOST_TEXTS) this.#joined.delete(oldest);
    this.#joined.set(whole, joined);
    return joined;
  }

  /** Readers put parts together as they are, or on lines of their own. */
  #judge({ whole, tail, before, head, told }: Joined, part: Channel): Seam | undefined {
    const channel = fixedChannel(whole.path, part);
    const scanning = { ...this.#scanningOf(part), partial: true as const };
    for (const { text, at, placeOf } of tail.readings(head)) {
      const found = scanWhole(text, channel, scanning) ?? [];
      const across = found
        .filter(({ finding }) => finding.start < at && finding.end > at)
        .filter((one) => !areToldApart(one, { ...halves(text, at), channel, scanning }))
        .map((one) => moved(one, before, placeOf))
        .filter((one) => isNew(one, told));
      if (across.length > 0) return { channel, found: across };
    }
    return undefined;
  }
}

function begun(whole: Channel): Joined {
  const tail = new Ends(whole.unbroken === true);
  return { whole, tail, before: 0, part: undefined, head: '', end: '', length: 0, told: new Set() };
}

function halves(text: string, at: number): { before: string; after: string } {
  return { before: text.slice(0, at), after: text.slice(at) };
}

/** Nothing like it was told of there. */
function isNew({ rule, finding }: RuleFinding, told: Set<string>): boolean {
  const key = `${rule.name} ${finding.type} ${finding.start}`;
  const known = told.has(key);
  told.add(key);
  return !known;
}

/** The finding, in the text that all parts make up; `placeOf` says where a place is from the seam. */
function moved(
  { rule, finding }: RuleFinding,
  seam: number,
  placeOf: (place: number) => number,
): RuleFinding {
  const { start, end } = finding;
  return { rule, finding: { ...finding, start: seam + placeOf(start), end: seam + placeOf(end) } };
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
