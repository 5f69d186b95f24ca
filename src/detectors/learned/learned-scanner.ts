/** Scans texts with a linear model: a piece is held until it ends, and judged with what stands before it. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Channel, Role } from '../../core/segment.ts';
import { isBlank } from '../characters.ts';
import { UnitBlocks } from '../engine/unit-blocks.ts';
import { type Band, ENCODER } from './encoder-model.ts';
import type { LinearModel } from './linear-model.ts';
import { LONGEST_PIECE } from './pieces.ts';
import { LONGEST_SECTION, MOST_ASKED, type Piece, type Section, Sections } from './sections.ts';
import { partsToAsk } from './sentences.ts';
import { type PieceScore, SILENT_PIECE, Windows } from './windows.ts';

/** Less sure pieces are never told of. */
const LEAST = 0.02;
/** A piece is told of where it, or it and the one before, are so sure; else where it is the surest so far. */
const SURE = 0.5;
/** The same of a place beside which another paragraph stands: what is harmless there says nothing of it. */
const SURE_OF_PARAGRAPH = 0.35;
const EMPTY_LINE = /\n[ \t]*\r?\n/;

/** Whose texts have dumps in them, which nobody asks anything by. What a user writes in numbers is judged as it stands. */
const DUMPING: ReadonlySet<Role> = new Set(['tool', 'retrieved']);

/** What is told of, and what its findings are called. */
export interface Told {
  readonly task: string;
  readonly type: string;
}

/** What a model is asked for. */
export interface Asked {
  readonly model: LinearModel;
  /** One at least. The linear model tells of its own task; of others it says where the second tier is to look. */
  readonly tells: readonly Told[];
  readonly keyWords?: readonly string[];
  /** True where what is looked for hides in what is harmless: what may say it by itself is asked about alone too. */
  readonly hides?: true;
  /** The second tier, where one is asked: about what is in doubt by who speaks, or about everything. */
  readonly second?: { bandOf(task: string, role: Role): Band; readonly always: boolean } | undefined;
}

/** Holds a piece until it ends, and what the second tier is asked about until its section does. */
function lookbackOf({ second }: Asked): number {
  return second === undefined ? LONGEST_PIECE : LONGEST_SECTION + LONGEST_PIECE;
}

/** What a section is asked about with stands before it. */
function contextOf({ second }: Asked): number {
  return second === undefined ? 0 : MOST_ASKED;
}

/** One scanner for all texts: each is given one of its own. */
export class LearnedScanner implements Scanner {
  readonly lookback: number;
  readonly context: number;
  readonly keyWords?: readonly string[];
  readonly doubtsTo?: string;
  readonly #asked: Asked;

  constructor(asked: Asked) {
    this.#asked = asked;
    if (asked.second !== undefined) this.doubtsTo = ENCODER;
    this.lookback = lookbackOf(asked);
    this.context = contextOf(asked);
    if (asked.keyWords !== undefined) this.keyWords = asked.keyWords;
  }

  open(of?: Channel): Scanner {
    return new OneText(this.#asked, of);
  }

  /** A whole text. */
  scan(input: ScanInput): ScanOutput {
    return this.open().scan(input);
  }
}

const blocks = new UnitBlocks();
/** Of texts as short as the deltas of a stream, for which a block costs more than they do. */
const few = new Uint16Array(32);

/** The next units of a text, as many as there are and as are read at once; valid until the next call. bench: learned */
function unitsOf(text: string, from: number): Uint16Array {
  const length = text.length - from;
  if (length > few.length) return blocks.read(text, from, text.length);
  for (let at = 0; at < length; at++) few[at] = text.charCodeAt(from + at);
  return few;
}

/** Where a piece begins, in the text of which a part was given. */
interface Place {
  readonly text: string;
  readonly base: number;
  readonly begin: number;
}

/** One text. All offsets count units from its beginning. */
class OneText implements Scanner {
  readonly lookback: number;
  readonly context: number;
  readonly #asked: Asked;
  readonly #of: Channel | undefined;
  /** What the linear model tells of by itself. */
  readonly #own: Told | undefined;
  readonly #windows: Windows;
  readonly #sections = new Sections();
  #hits: Hit[] = [];
  #read = 0;
  /** Where the open piece begins. */
  #begin = 0;
  #surest = LEAST;

  constructor(asked: Asked, of?: Channel) {
    this.#asked = asked;
    this.#of = of;
    this.#own = asked.tells.find(({ task }) => task === asked.model.about.task);
    this.lookback = lookbackOf(asked);
    this.context = contextOf(asked);
    this.#windows = new Windows(asked.model);
  }

  scan({ text, fresh, final }: ScanInput): ScanOutput {
    const base = this.#read - fresh;
    const windows = this.#windows;
    windows.leavesNumerals = DUMPING.has(this.#role);
    for (let begin = fresh; begin < text.length; begin = this.#read - base) {
      const units = unitsOf(text, begin);
      const end = Math.min(units.length, text.length - begin);
      for (let at = 0; at < end; at = windows.at) {
        windows.read(units, at, end);
        this.#read = base + begin + windows.at;
        if (windows.told !== undefined) this.#judge(windows.told, text, base);
      }
    }
    if (final) this.#end(text, base);
    const hits = this.#hits.sort((one, other) => one.start - other.start);
    this.#hits = [];
    return { hits, holdFrom: Math.min(this.#begin, this.#sections.waitsFrom ?? this.#begin) - base };
  }

  #end(text: string, base: number): void {
    const told = this.#windows.end();
    if (told !== undefined) this.#judge(told, text, base);
    this.#begin = this.#read;
    this.#ask(this.#sections.end(this.#read), text, base);
  }

  /** Judges the piece that ends here. */
  #judge(told: PieceScore | typeof SILENT_PIECE, text: string, base: number): void {
    const begin = this.#begin;
    this.#begin = this.#read;
    if (told === SILENT_PIECE) this.#ask(this.#sections.pass(this.#read), text, base);
    else this.#weigh(told, { text, base, begin });
  }

  #weigh({ margin, near, pieces }: PieceScore, { text, base, begin }: Place): void {
    const { model, tells, second } = this.#asked;
    const own = this.#own;
    const score = model.score(margin);
    const isNews = score > this.#surest || model.score(near) >= this.#asksFrom;
    this.#surest = Math.max(this.#surest, score);
    const piece = { start: begin, end: this.#read, score };
    const inDoubt = (told: Told) => this.#isDoubtful(told, score, isNews);
    const start = firstOf(text, { ...piece, base });
    if (own !== undefined && isNews && !inDoubt(own) && start < piece.end)
      this.#hits.push({ type: own.type, ...within({ ...piece, start }, base) });
    if (second === undefined) return;
    this.#ask(this.#sections.take({ ...piece, start, pieces }, tells.some(inDoubt)), text, base);
  }

  /** The score from which on a piece is news by itself. */
  get #asksFrom(): number {
    const { tells, second } = this.#asked;
    const [first] = tells;
    return second === undefined || first === undefined ? SURE : second.bandOf(first.task, this.#role).from;
  }

  /** A score as high as the band reaches is no question any more. */
  #isDoubtful({ task }: Told, score: number, isNews: boolean): boolean {
    const { second } = this.#asked;
    if (second === undefined) return false;
    const { from, below } = second.bandOf(task, this.#role);
    return score < below && (second.always || (isNews && score >= from));
  }

  /** Who speaks; while nobody has said so, it may still be a user. */
  get #role(): Role {
    return this.#of?.settled === true ? this.#of.role : 'user';
  }

  /** Asks the second tier about a section, and about what says most there where that is less: beside other text it says less. */
  #ask(section: Section | undefined, text: string, base: number): void {
    if (section === undefined) return;
    const { from, to, surest, score } = section;
    this.#doubt(section, text.slice(from - base, to - base), base);
    if (this.#asked.hides !== true || (surest.from <= from && surest.to >= to)) return;
    const alone = text.slice(surest.from - base, surest.to - base);
    const last = surest.from + alone.trimEnd().length;
    const parted =
      isParted(text, { from, to: surest.from }, base) || isParted(text, { from: last, to }, base);
    if (score < (parted ? SURE_OF_PARAGRAPH : SURE)) return;
    this.#doubt({ start: Math.max(section.start, surest.from), end: surest.to, score }, alone, base);
  }

  /** Tells of a place whose score the second tier knows by what it is asked about. */
  #doubt(place: Piece, text: string, base: number): void {
    if (place.start >= place.end) return;
    const parts = this.#asked.hides === true ? partsToAsk(text, place.score) : {};
    const about = { judge: ENCODER, text, ...parts };
    for (const { task, type } of this.#asked.tells) {
      // The linear model was sure of it, and has told so.
      if (place.score >= (this.#asked.second?.bandOf(task, this.#role).below ?? 1)) continue;
      this.#hits.push({ type, ...within(place, base), doubt: { ...about, task } });
    }
  }
}

/** Where the text of a piece begins that is no blank. */
function firstOf(text: string, { start, end, base }: Piece & { readonly base: number }): number {
  let at = start - base;
  while (at < end - base && isBlank(text.charCodeAt(at))) at++;
  return at + base;
}

/** Does an empty line stand here? */
function isParted(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  base: number,
): boolean {
  return EMPTY_LINE.test(text.slice(from - base, to - base));
}

/** In offsets of the text that was given. */
function within({ start, end, score }: Piece, base: number): Pick<Hit, 'start' | 'end' | 'score'> {
  return { start: start - base, end: end - base, score };
}
