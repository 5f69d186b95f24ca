/** Scans texts for topics: a piece is held until it ends, and judged with what stands before it. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isBlank } from '../characters.ts';
import { placeOf } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { readOff } from '../learned/ladder.ts';
import { LONGEST_PIECE } from '../learned/pieces.ts';
import { Stretches } from './stretches.ts';
import type { Said, Topic } from './topics.ts';

export const TOPIC = 'TOPIC';
export const OFF_TOPIC = 'OFF_TOPIC';

/** Less sure pieces are never told of. */
const LEAST = 0.02;
/** A piece is told of where it is so sure; else where it is the surest so far. */
const SURE = 0.5;
/**
 * How much a stretch has to say to be compared: some three words that mean something. Of the last pieces the fewest that do are
 * taken: what stands before them would only dilute it.
 */
export const ENOUGH = 1.5;

/**
 * Letters of a piece in which nothing can be read: where there are so many, and the piece says too little by itself, it is about
 * no topic that is allowed. Another script must not be a way around the list.
 */
const UNREAD = 12;

/** What a piece comes to. */
interface Judgement {
  readonly type: string;
  readonly score: number;
  readonly source?: string;
}

/** Tells what the pieces come to that were read last. */
export interface TopicJudge {
  readonly embedding: StaticEmbedding;
  /** `said` by the fewest pieces that say enough, `newest` by the last one alone. */
  judge(said: Said, newest: Said): Judgement | undefined;
}

/** Finds the topics that are denied, by however little is said. */
export function deniedTopics(embedding: StaticEmbedding, topics: readonly Topic[]): TopicJudge {
  const judge = (said: Said) => {
    const best = nearest(said, { embedding, topics });
    return best && { type: TOPIC, score: readOff(embedding.about.near, best.margin), source: best.name };
  };
  return { embedding, judge };
}

/** Finds what is near none of the topics that are allowed, where enough is said. */
export function allowedTopics(embedding: StaticEmbedding, topics: readonly Topic[]): TopicJudge {
  const judge = (said: Said, newest: Said) => {
    if (newest.unread >= UNREAD && newest.says < ENOUGH) return { type: OFF_TOPIC, score: 1 };
    const best = said.says < ENOUGH ? undefined : nearest(said, { embedding, topics });
    return best && { type: OFF_TOPIC, score: readOff(embedding.about.far, -best.margin) };
  };
  return { embedding, judge };
}

interface Compared {
  readonly embedding: StaticEmbedding;
  readonly topics: readonly Topic[];
}

/** The topic that a text is nearest to. */
function nearest(said: Said, { embedding, topics }: Compared) {
  const place = placeOf(said, embedding);
  if (place === undefined) return undefined;
  let name = '';
  let margin = Number.NEGATIVE_INFINITY;
  for (const topic of topics) {
    const other = topic.margin(place, margin);
    if (other <= margin) continue;
    margin = other;
    name = topic.name;
  }
  return { name, margin };
}

/** One scanner for all texts: each is given one of its own. */
export class TopicScanner implements Scanner {
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  readonly #judge: TopicJudge;

  constructor(judge: TopicJudge) {
    this.#judge = judge;
  }

  open(): Scanner {
    return new OneText(this.#judge);
  }

  /** A whole text. */
  scan(input: ScanInput): ScanOutput {
    return this.open().scan(input);
  }
}

/** One text. All offsets count units from its beginning. */
class OneText implements Scanner {
  readonly lookback = LONGEST_PIECE;
  readonly context = 0;
  readonly #judge: TopicJudge;
  readonly #stretches: Stretches;
  #read = 0;
  /** Where the open piece begins. */
  #begin = 0;
  #surest = LEAST;

  constructor(judge: TopicJudge) {
    this.#judge = judge;
    this.#stretches = new Stretches(judge.embedding);
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#read - fresh;
    const hits: Hit[] = [];
    for (let at = fresh; at < text.length; ) {
      at = this.#stretches.read(text, at);
      this.#read = base + at;
      if (!this.#stretches.open) hits.push(...this.#close(text, base));
    }
    if (final) {
      this.#stretches.end();
      if (this.#begin < this.#read) hits.push(...this.#close(text, base));
    }
    return { hits, holdFrom: this.#begin - base };
  }

  /** Judges the piece that ends here. */
  #close(text: string, base: number): Hit[] {
    const end = this.#read - base;
    let start = this.#begin - base;
    this.#begin = this.#read;
    this.#stretches.close();
    const said = this.#stretches.fewest(ENOUGH);
    const judged = this.#judge.judge(said, this.#stretches.newest ?? said);
    if (judged === undefined || (judged.score <= this.#surest && judged.score < SURE)) return [];
    this.#surest = Math.max(this.#surest, judged.score);
    while (start < end && isBlank(text.charCodeAt(start))) start++;
    return start < end ? [{ ...judged, start, end }] : [];
  }
}
