/** Word walk: the words before a place in a text, backward and only as far as asked. */
import { joinsWord } from '../characters.ts';
import { beginsRun, endsSentence, isWordUnit, LONGEST_PHRASE, LONGEST_SEPARATOR } from './words.ts';

const NEWLINE = 0x0a;
/** Line breaks with no word between, so that a line between them is empty. */
const EMPTY = 2;

/** What a unit is; those below `JOINS` part words. */
const BLANK = 0;
const LINE = 1;
const END = 2;
const JOINS = 3;
const WORD = 4;
const kinds = Uint8Array.from({ length: 0x80 }, (_, unit) => kindOf(unit));

function kindOf(unit: number): number {
  if (isWordUnit(unit)) return WORD;
  if (joinsWord(unit)) return JOINS;
  if (unit === NEWLINE) return LINE;
  return endsSentence(unit) ? END : BLANK;
}

/** A walk back from one place, no farther than a phrase is long; used again for the next place. */
export class WordWalk {
  #text = '';
  #place = 0;
  /** Where the last walk ended. */
  #at = 0;
  /** True when it passed the end of a sentence, or an empty line. */
  #broken = false;
  /** Units since the last word, and line breaks among them. */
  #separator = 0;
  #lines = 0;

  /** Sets out from where a word begins. */
  begin(text: string, place: number): void {
    this.#text = text;
    this.#place = place;
  }

  /** Do at most so many runs begin behind an offset, with no wall between, nor a sentence's end unless it may be `across`? */
  reaches(offset: number, runs: number, across: boolean): boolean {
    this.#walk(offset, runs, across);
    return this.#at === offset && this.#separator <= LONGEST_SEPARATOR && (across || !this.#broken);
  }

  /** Where a phrase may begin that has at most so many runs up to the place: no later than it does. */
  back(runs: number, across: boolean): number {
    this.#walk(Math.max(0, this.#place - LONGEST_PHRASE), runs, across);
    return this.#at;
  }

  /** Down to a floor, the beginning of the first run that is too many, a wall, or a sentence's end unless `across`. */
  #walk(floor: number, runs: number, across: boolean): void {
    const text = this.#text;
    let at = this.#place;
    let count = beginsRun(text, at) ? 1 : 0;
    let before = kindBefore(text, at);
    this.#begin(false);
    while (at > floor && count <= runs && this.#goesOn(across)) {
      at--;
      const kind = before;
      before = kindBefore(text, at);
      if (kind !== WORD) this.#between(kind);
      else if (this.#separator > 0) this.#begin(this.#broken);
      if (kind === WORD && before < JOINS) count++;
    }
    this.#at = at;
  }

  #begin(broken: boolean): void {
    this.#broken = broken;
    this.#separator = 0;
    this.#lines = 0;
  }

  #between(kind: number): void {
    this.#separator++;
    if (kind === END || (kind === LINE && ++this.#lines === EMPTY)) this.#broken = true;
  }

  #goesOn(across: boolean): boolean {
    return this.#separator <= LONGEST_SEPARATOR && (across || !this.#broken);
  }
}

function kindBefore(text: string, at: number): number {
  if (at === 0) return BLANK;
  const unit = text.charCodeAt(at - 1);
  return unit < 0x80 ? (kinds[unit] ?? BLANK) : kindOf(unit);
}
