/** Scans for phrases: their words are heard of in one pass, and lead from node to node of their graph. */
import type { ScanInput, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { joinsWord } from '../characters.ts';
import { CandidateFinder } from '../engine/candidates.ts';
import type { HeardIn, HearingScanner } from '../engine/hearing.ts';
import { type Literal, LiteralIndex } from '../engine/literal-index.ts';
import { OrderedKeys, offsetOf, ownerOf } from '../engine/ordered-keys.ts';
import { goesOn } from '../word-edges.ts';
import { FORBIDDEN_REACH, isForbidden } from './forbidden.ts';
import { LIKELY_COMMON, type Phrase } from './phrase.ts';
import { type Gate, PhraseGate } from './phrase-gate.ts';
import { graphOf, type PhraseGraph, type Token } from './phrase-graph.ts';
import type { Region } from './region.ts';
import { isReported } from './reported.ts';
import { BEFORE, BEHIND, sentenceEnd, sentenceStart } from './sentence.ts';
import { type Match, Threads } from './threads.ts';
import { LONGEST_PHRASE } from './words.ts';

/** In place of where a word ends: it is another word; the text is too short to tell. */
const NO_WORD = -1;
const OPEN = -2;

/** What is made of phrases; it takes long to make, and serves every scanner that looks for them. */
export class PhraseBook {
  readonly phrases: readonly Phrase[];
  readonly gate: Gate;
  readonly graph: PhraseGraph;
  /** Of all words of phrases. */
  readonly index: LiteralIndex;

  constructor(phrases: readonly Phrase[], gate: Gate = new PhraseGate(phrases)) {
    this.phrases = phrases;
    this.gate = gate;
    this.graph = graphOf(phrases);
    this.index = new LiteralIndex(this.graph.literals);
  }
}

/** Whom to ask whether a phrase is meant: ordinary text has the same words. */
export interface Referee {
  readonly judge: string;
  readonly task: string;
}

/** Stateless between scans; the candidates of others may be searched in the same pass. */
export class PhraseScanner implements HearingScanner {
  readonly lookback: number;
  readonly context: number;
  readonly doubtsTo?: string;
  readonly literals: readonly Literal[];
  readonly keyWords: readonly string[];
  readonly #phrases: readonly Phrase[];
  readonly #graph: PhraseGraph;
  readonly #threads: Threads;
  readonly #gate: Gate;
  readonly #index: LiteralIndex;
  readonly #referee: Referee | undefined;
  readonly #steps = new OrderedKeys();
  readonly #hear = (literal: number, end: number) =>
    this.#steps.add(end - (this.#graph.literals[literal]?.text.length ?? 0), literal);
  #alone: CandidateFinder | undefined;

  /** Without a referee, phrases are taken for what they say. */
  constructor(
    { phrases, gate, graph, index }: PhraseBook,
    keyWords: readonly string[] = [],
    referee?: Referee,
  ) {
    this.lookback = referee === undefined ? LONGEST_PHRASE : LONGEST_PHRASE + BEHIND;
    this.context = referee === undefined ? FORBIDDEN_REACH + 1 : Math.max(FORBIDDEN_REACH, BEFORE) + 1;
    if (referee !== undefined) this.doubtsTo = referee.judge;
    this.#referee = referee;
    this.#phrases = phrases;
    this.keyWords = keyWords;
    this.#graph = graph;
    this.#gate = gate;
    this.literals = gate.literals;
    this.#index = index;
    this.#threads = new Threads(graph.nodes, phrases.length);
  }

  scan(input: ScanInput): ScanOutput {
    this.#alone ??= new CandidateFinder([], [this]);
    this.#alone.find(input);
    return this.scanHeard(input, { heard: this.#alone.heardBy(0), shift: 0 });
  }

  /** The same, given what was heard already: each stretch in which phrases may stand is looked at word by word. */
  scanHeard(input: ScanInput, { heard, shift }: HeardIn): ScanOutput {
    const { text, from, final } = input;
    const regions = this.#gate.regions(heard, { text, from, shift });
    // What the end of the text leaves open is told by its words.
    const tail = Math.max(from, text.length - LONGEST_PHRASE);
    if (!final) regions.add({ start: tail, end: text.length, meant: undefined });
    const matches: Match[] = [];
    let open = text.length;
    for (const region of regions.list) open = this.#look(input, region, matches);
    return this.#settle(input, matches, open);
  }

  /** Follows the words of one stretch; returns where the first begins that its end leaves open. */
  #look(input: ScanInput, { start, end, meant }: Region, matches: Match[]): number {
    this.#steps.clear();
    const held = this.#index.scanWithin(input.text, { from: start, to: end }, this.#hear);
    this.#steps.sort();
    this.#threads.begin(input.text, start, meant);
    for (let at = 0; at < this.#steps.count; at++) this.#step(this.#steps.keys[at] ?? 0, input, matches);
    return end - held;
  }

  #step(key: number, input: ScanInput, matches: Match[]): void {
    const token = this.#graph.tokens[ownerOf(key)];
    const start = offsetOf(key);
    if (token === undefined || !this.#threads.goTo(start, token)) return;
    const end = tokenEnd(input, token, start + token.text.length);
    if (end === OPEN) this.#threads.mayStep(token, start);
    else if (end !== NO_WORD) this.#threads.step(token, end, matches);
  }

  /** Matches that nothing open may come before, from left to right; one hides what starts inside it. */
  #settle(input: ScanInput, matches: Match[], announced: number): ScanOutput {
    const { text, final } = input;
    const open = final
      ? text.length
      : Math.max(Math.min(announced, this.#threads.earliest(text.length)), text.length - this.lookback);
    matches.sort((one, other) => this.#order(one, other));
    const hits: Hit[] = [];
    let free = input.from;
    for (const match of matches) {
      if (match.start < free) continue;
      if (match.start >= open && !final) break;
      const hit = this.#hitOf(match, input);
      if (hit === undefined) return { hits, holdFrom: match.start };
      hits.push(hit);
      free = match.end;
    }
    return { hits, holdFrom: final ? text.length : Math.max(open, free) };
  }

  /** By place; at one place the surest, then the longest, then the first in the list. */
  #order(one: Match, other: Match): number {
    const sure = (this.#phrases[other.phrase]?.score ?? 0) - (this.#phrases[one.phrase]?.score ?? 0);
    return one.start - other.start || sure || other.end - one.end || one.phrase - other.phrase;
  }

  /** Undefined while the sentence goes on that is to be asked about. */
  #hitOf({ phrase, start, end }: Match, { text, final }: ScanInput): Hit | undefined {
    const { score = 0, forbiddenScore = score, likely } = this.#phrases[phrase] ?? {};
    if (forbiddenScore !== score && isForbidden(text, start))
      return { type: 'INJECTION', start, end, score: forbiddenScore };
    const hit = { type: 'INJECTION', start, end, score };
    if (likely === undefined || this.#referee === undefined) return hit;
    const to = sentenceEnd(text, end, final);
    if (to === undefined) return undefined;
    const asked = text.slice(sentenceStart(text, start), to);
    const meant = isReported(text, start) ? Math.min(likely, LIKELY_COMMON) : likely;
    return { ...hit, score: meant, doubt: { ...this.#referee, text: asked } };
  }
}

/** Where the word of a token ends that stands up to `end`. */
function tokenEnd({ text, final }: ScanInput, { stem }: Token, end: number): number {
  let last = end;
  if (stem) while (last < text.length && joinsWord(text.charCodeAt(last))) last++;
  else if (end < text.length && goesOn(text, end)) return NO_WORD;
  return last === text.length && !final && joinsWord(text.charCodeAt(last - 1)) ? OPEN : last;
}
