/** Drives one scanner over the chunks of a text as a stream's window does, offsets counted in the raw text. */
import type { Scanner } from '../core/detector.ts';
import type { Hit } from '../core/finding.ts';
import { endAt, joined, rawStretch, type Stretch, sliceOf, startAt } from './stretch.ts';
import { LEVELS, Spellings } from './views/spellings.ts';

/** What a driven scanner found; offsets are UTF-16 units of all chunks joined. */
export interface Driven {
  /** In order of their places. */
  readonly hits: readonly Hit[];
  /** Characters of the text held back after each chunk but the last. */
  readonly held: readonly number[];
  /** Of those: what the scanner holds, in characters of what it reads. */
  readonly pending: readonly number[];
}

/** Runs a scanner over chunks and returns every hit; the scanner sees no more than a window would keep. */
export function drive(scanner: Scanner, chunks: Iterable<string>): Driven {
  if (scanner.also !== undefined) return driveWith(scanner, scanner.also, [...chunks]);
  return scanner.beside === undefined
    ? driveOne(scanner, chunks)
    : driveBoth(scanner, scanner.beside, [...chunks]);
}

/** What either finds. */
function driveWith(scanner: Scanner, also: Scanner, chunks: readonly string[]): Driven {
  const [one, other] = [driveOne(scanner, chunks), driveOne(also, chunks)];
  return {
    hits: [...one.hits, ...other.hits].sort(byPlace),
    held: mostOf(one.held, other.held),
    pending: mostOf(one.pending, other.pending),
  };
}

function mostOf(a: readonly number[], b: readonly number[]): readonly number[] {
  return a.map((held, at) => Math.max(held, b[at] ?? 0));
}

/** What the two find where one thing begins is one hit: the one that covers more, or is surer. */
function driveBoth(scanner: Scanner, beside: Scanner, chunks: readonly string[]): Driven {
  const [one, other] = [driveOne(scanner, chunks), driveOne(beside, chunks, false)];
  const hits = new Map<number, Hit>();
  for (const hit of [...one.hits, ...other.hits]) {
    const known = hits.get(hit.start);
    const more = known === undefined ? 1 : hit.end - known.end || hit.score - known.score;
    if (more > 0) hits.set(hit.start, hit);
  }
  return {
    hits: [...hits.values()].sort(byPlace),
    held: mostOf(one.held, other.held),
    pending: mostOf(one.pending, other.pending),
  };
}

function byPlace(one: Hit, other: Hit): number {
  return one.start - other.start || one.end - other.end;
}

function driveOne(scanner: Scanner, chunks: Iterable<string>, decodes = true): Driven {
  const driver = new Driver(scanner, decodes);
  const hits: Hit[] = [];
  const held: number[] = [];
  const pending: number[] = [];
  for (const chunk of chunks) {
    hits.push(...driver.push(chunk));
    held.push(driver.held);
    pending.push(driver.pending);
  }
  hits.push(...driver.end());
  hits.sort(byPlace);
  return { hits, held, pending };
}

/** The state of one channel as one scanner sees it. */
export class Driver {
  readonly #main: Reading;
  readonly #decoded: readonly Reading[];
  readonly #spellings: Spellings | undefined;
  #received = 0;
  #half = '';

  constructor(scanner: Scanner, decodes = true) {
    this.#main = new Reading(scanner);
    const reads = scanner.on !== 'raw';
    this.#spellings = reads ? new Spellings(decodes) : undefined;
    this.#decoded = reads && decodes ? Array.from({ length: LEVELS }, () => new Reading(scanner)) : [];
  }

  /** Characters of the text that are held now. */
  get held(): number {
    let cleared = this.#main.cleared;
    for (const reading of this.#decoded) cleared = Math.min(cleared, reading.cleared);
    return this.#received - cleared;
  }

  /** Characters that the scanner holds in the spelling of which it holds the most. */
  get pending(): number {
    return Math.max(this.#main.pending, ...this.#decoded.map(({ pending }) => pending));
  }

  /** Takes the next chunk, which may end inside a surrogate pair. */
  push(chunk: string): Hit[] {
    const text = this.#half + chunk;
    const cut = endsInHalf(text) ? text.length - 1 : text.length;
    this.#half = text.slice(cut);
    return this.#scan(text.slice(0, cut), false);
  }

  /** Says that nothing follows. */
  end(): Hit[] {
    const rest = this.#half;
    this.#half = '';
    return this.#scan(rest, true);
  }

  #scan(raw: string, final: boolean): Hit[] {
    const at = this.#received;
    this.#received += raw.length;
    if (this.#spellings === undefined) return this.#main.push(rawStretch(raw, at), final);
    const { folded, decoded } = this.#spellings.push(raw, at, final);
    const hits = this.#main.push(folded, final);
    for (const [level, stretch] of decoded.entries())
      hits.push(...(this.#decoded[level]?.push(stretch, final) ?? []));
    return hits;
  }
}

/** One spelling of the text as the scanner reads it. */
class Reading {
  readonly #scanner: Scanner;
  /** What the scanner may still look at. */
  #text: Stretch = rawStretch('', 0);
  /** How much of it the scanner has judged. */
  #from = 0;
  #first = true;

  constructor(scanner: Scanner) {
    this.#scanner = scanner.open?.() ?? scanner;
  }

  /** Raw offset up to which all is judged. */
  get cleared(): number {
    return startAt(this.#text, this.#from);
  }

  get pending(): number {
    return this.#text.text.length - this.#from;
  }

  push(next: Stretch, final: boolean): Hit[] {
    const fresh = this.#text.text.length;
    const stretch = next.text === '' ? { ...this.#text, until: next.until } : joined(this.#text, next);
    this.#text = stretch;
    if (next.text === '' && !final) return [];
    const input = { text: stretch.text, from: this.#from, fresh, final, first: this.#first };
    const { hits, holdFrom } = this.#scanner.scan(input);
    const keep = Math.max(0, holdFrom - this.#scanner.context);
    this.#first &&= keep === 0;
    this.#from = holdFrom - keep;
    this.#text = sliceOf(stretch, keep);
    return hits.map((hit) => ({
      ...hit,
      start: startAt(stretch, hit.start),
      end: endAt(stretch, hit.end),
    }));
  }
}

function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
