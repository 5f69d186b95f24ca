/** Scans one text for what it tells of a prompt; remembers what it has read, unit by unit, so that chunks do not matter. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { AmountWatch } from './amount-watch.ts';
import { Announcement } from './announcement.ts';
import type { CanaryWords } from './canaries.ts';
import { Gist } from './gist.ts';
import { HushedWatch } from './hushed.ts';
import { Lately } from './lately.ts';
import { type Meaning, MeaningWatch } from './meaning.ts';
import type { Prompt, SaidByUser } from './prompt.ts';
import { MAY_WARN, MORE, QUOTES, Quotes, WARNS } from './quotes.ts';
import { gistScore, HUSHED_SCORE, LEAST_QUOTE, quoteScore, SECRET_SCORE, SURE } from './score.ts';
import { SecretWatch } from './secret-watch.ts';
import { type TellWord, WordReader } from './word-reader.ts';
import { contentOf } from './words.ts';

/** What it reports: words of the prompt in its order, or its words in any order. */
export const QUOTE = 'SYSTEM_PROMPT';
export const GIST = 'SYSTEM_PROMPT_GIST';
/** A word that stands in the prompt only to be watched for. */
export const CANARY = 'CANARY';

/** Units of an open quote that are held back, at most. */
export const LONGEST_HELD = 256;
/** A gist is reported again when it is so much surer. */
const STEP = 0.05;
const NO_HITS: readonly Hit[] = [];

/** What a text is compared with. */
export interface Watched {
  readonly prompt: Prompt;
  readonly said: SaidByUser;
  readonly canaries: CanaryWords | undefined;
  /** What any prompt says; undefined where nothing knows words by their meaning. */
  readonly speak?: Meaning | undefined;
}

/** One text. All offsets count units from its beginning. */
export class LeakScanner implements Scanner {
  readonly reads = 'fresh';
  readonly lookback = LONGEST_HELD;
  readonly context = 0;
  readonly #quotes: Quotes;
  readonly #words: WordReader;
  readonly #secrets: SecretWatch | undefined;
  readonly #amounts: AmountWatch | undefined;
  readonly #watched: Watched;
  readonly #announcement = new Announcement();
  readonly #lately = new Lately();
  /** There once the text has said that it tells a prompt. */
  #meaning: MeaningWatch | undefined;
  /** How often it had said so then. */
  #meantAt = 0;
  /** Where the last word begins. */
  #word = 0;
  #hits: Hit[] = [];
  /** Units that were read. */
  #read = 0;
  /** Where what is held begins. */
  #held = 0;
  /** Where the last evidence ends that was not reported; 0 for none. */
  #evidence = 0;
  /** The quote that is open has been reported. */
  #reported = false;
  #wasOpen = false;
  /** Of the surest gist that was reported. */
  #gistScore = 0;

  constructor(watched: Watched) {
    const { prompt, said, canaries } = watched;
    this.#watched = watched;
    const announcement = this.#announcement;
    const announced = () => announcement.made;
    const judged = { harmless: said.harmless, announced, declines: () => announcement.declines };
    this.#quotes = new Quotes({ passages: prompt.passages, judged, canaries });
    const { words, secrets, hushed, amounts } = prompt;
    this.#secrets = secrets && new SecretWatch(secrets, said.names);
    this.#amounts =
      amounts && new AmountWatch(amounts, said.counts, (start, end) => this.#names(start, end, HUSHED_SCORE));
    let gist: Gist | undefined;
    const { knows } = said;
    const watch = hushed && new HushedWatch(hushed, knows);
    const judgedBy = { knows, strength: () => announcement.strength, hinted: () => announcement.hinted };
    const tell: TellWord | undefined =
      words &&
      ((word, start, end) => {
        announcement.take(word);
        gist ??= new Gist(words, judgedBy);
        const content = contentOf(word);
        const tells = watch?.take(word, content) === true && !announcement.declines;
        this.#retells(Math.max(gistScore(gist.take(word, content)), tells ? HUSHED_SCORE : 0), start, end);
        this.#names(this.#secrets?.take(word, start, end), end, SECRET_SCORE);
        this.#amounts?.takeWord(word, start, end);
        this.#word = start;
      });
    this.#words = new WordReader(tell);
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#read - fresh;
    for (let at = fresh; at < text.length; at++) this.#take(text.charCodeAt(at));
    if (final) this.#end();
    const holdFrom = this.#held - base;
    if (this.#hits.length === 0) return { hits: NO_HITS, holdFrom };
    const hits = this.#hits.map((hit) => ({ ...hit, start: hit.start - base, end: hit.end - base }));
    this.#hits = [];
    return { hits: hits.sort((one, other) => one.start - other.start), holdFrom };
  }

  #take(unit: number): void {
    const at = this.#read++;
    this.#words.take(unit, at);
    this.#amounts?.takeSign(unit, at);
    if (this.#announcement.made) this.#means(this.#meant()?.take(unit) ?? 0, at + 1);
    this.#lately.take(unit);
    const brought = this.#quotes.take(unit, at);
    // Most units say nothing.
    if (brought === 0 && !this.#wasOpen && at - this.#held < LONGEST_HELD) {
      this.#reported = false;
      this.#release(this.#openAt(at + 1));
    } else this.#heed(brought, at);
  }

  /** A unit that says something, or that ends what did. */
  #heed(brought: number, at: number): void {
    if (brought & WARNS) this.#hits.push({ type: CANARY, start: this.#held, end: at + 1, score: 1 });
    if (brought & MORE) this.#evidence = at + 1;
    this.#follow(at, (brought & QUOTES) > 0);
    const waits = brought & (QUOTES | MAY_WARN);
    if (!waits || at - this.#held >= LONGEST_HELD) this.#release(this.#openAt(at + 1));
  }

  /** Reports a quote that is sure enough, or that ends. */
  #follow(at: number, open: boolean): void {
    if (open && !this.#reported && this.#evidence > at && this.#quotes.letters >= SURE) {
      this.#report(at + 1);
      this.#reported = true;
    } else if (at - this.#held >= LONGEST_HELD || (this.#wasOpen && !open)) this.#report(this.#evidence);
    this.#wasOpen = open;
    if (!open) this.#reported = false;
  }

  #end(): void {
    this.#words.end();
    this.#means(this.#meaning?.end() ?? 0, this.#read);
    if (this.#quotes.end() & MORE) this.#evidence = this.#read;
    this.#report(this.#evidence);
    this.#release(this.#read);
  }

  /** Reports what was quoted up to an offset, from where text is held. */
  #report(end: number): void {
    const { letters } = this.#quotes;
    if (this.#evidence === 0 || letters < LEAST_QUOTE) return;
    this.#evidence = 0;
    if (end <= this.#held) return;
    this.#hits.push({ type: QUOTE, start: this.#held, end, score: quoteScore(letters) });
    // What follows overlaps it by one, so that a redaction of both is one.
    this.#held = end - 1;
  }

  /** Where the word, the secret, or what may be a quote begins that is not complete. */
  #openAt(at: number): number {
    const word = this.#words.openAt(at);
    const named = this.#secrets === undefined ? word : this.#secrets.begunAt(word);
    const counted = this.#amounts === undefined ? named : Math.min(named, this.#amounts.begunAt(word));
    return Math.min(counted, this.#quotes.begunAt(at));
  }

  /** A secret of the prompt, or an amount that it keeps, begins at an offset, if it does. */
  #names(start: number | undefined, end: number, score: number): void {
    if (start === undefined || end <= this.#held) return;
    // What is held in front of it may be the beginning of a quote, which goes with it.
    const quoted = this.#quotes.letters >= LEAST_QUOTE;
    this.#hits.push({ type: QUOTE, start: quoted ? this.#held : Math.max(start, this.#held), end, score });
  }

  /** What compares the text with the prompt: once it says that it tells one, and anew where it says so later. */
  #meant(): MeaningWatch | undefined {
    const { prompt, said, speak } = this.#watched;
    if (prompt.meaning === undefined || speak === undefined) return undefined;
    const { strength } = this.#announcement;
    if (this.#meaning?.ended === false) return this.#meaning;
    if (strength === this.#meantAt) return undefined;
    this.#meantAt = strength;
    const compared = { prompt: prompt.meaning, user: said.meaning, any: speak };
    this.#meaning = new MeaningWatch(compared, this.#lately.clauses);
    return this.#meaning;
  }

  /** What was said up to an offset tells the prompt, so surely. */
  #means(sureness: number, end: number): void {
    if (sureness > 0) this.#retells(gistScore(sureness), this.#word, end);
  }

  #release(to: number): void {
    if (to > this.#held) this.#held = to;
  }

  /** A word of this place makes it so likely that what was said lately is taken from the prompt. */
  #retells(score: number, start: number, end: number): void {
    const from = Math.max(start, this.#held);
    if (score < this.#gistScore + STEP || from >= end) return;
    this.#gistScore = score;
    this.#hits.push({ type: GIST, start: from, end, score });
  }
}
