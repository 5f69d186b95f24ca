/** Scanner set: scanners that read the same text, and one search of it for all of them. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Channel } from '../../core/segment.ts';
import { CandidateFinder, type Candidates, type Stretch } from './candidates.ts';
import { isHearing } from './hearing.ts';
import { RecognizerScanner } from './recognize.ts';
import type { SearchMemory } from './search-memory.ts';

/** What a search brought, and where the input of a scan begins in it. */
export interface Searched {
  readonly candidates: Candidates | undefined;
  readonly shift: number;
}

/** Runs one scanner on what a search brought. */
type Run = (input: ScanInput, candidates: Candidates, shift: number) => ScanOutput;

/** The one search of a list of scanners; those that remember what they have read search for themselves. */
interface Compiled {
  readonly finder: CandidateFinder | undefined;
  /** By scanner; undefined for one that looks for itself. */
  readonly runs: readonly (Run | undefined)[];
  /** By scanner: the position of its candidates among all lists, or `NO_LIST`. */
  readonly lists: readonly number[];
  /** Positions of those that may say that a text may not end where it does. */
  readonly ends: readonly number[];
  readonly remembers: boolean;
}

const NO_LIST = -1;

/** Compiled once for a list of scanners; keeps nothing of a text. */
export class ScannerSet {
  readonly #scanners: readonly Scanner[];
  readonly #compiled: Compiled;

  constructor(scanners: readonly Scanner[], compiled: Compiled = compile(scanners)) {
    this.#scanners = scanners;
    this.#compiled = compiled;
  }

  /** The set for one text: itself, but for scanners that remember what they have read. */
  open(of?: Channel): ScannerSet {
    if (!this.#compiled.remembers) return this;
    const scanners = this.#scanners.map((scanner) => scanner.open?.(of) ?? scanner);
    return new ScannerSet(scanners, this.#compiled);
  }

  /** Of an opened set: true while its text may not end here. */
  get unfinished(): boolean {
    for (const index of this.#compiled.ends) if (this.#scanners[index]?.unfinished?.() === true) return true;
    return false;
  }

  /** True for a scanner that `find` has to be called for. */
  searches(index: number): boolean {
    return this.#compiled.runs[index] !== undefined;
  }

  /**
   * Searches a stretch once for all scanners; valid until the next search. The memory of a text that grows spares it what was
   * searched before.
   */
  find(stretch: Stretch, memory?: SearchMemory): Candidates | undefined {
    return this.#compiled.finder?.find(stretch, memory);
  }

  /**
   * Where what a scanner holds begins in a text which was searched, when nothing in it announces any of its matches: it need
   * not be run then. Undefined for any other.
   */
  heldIn(
    index: number,
    { lists, open }: Candidates,
    text: { readonly length: number; readonly final: boolean },
  ): number | undefined {
    const list = this.#compiled.lists[index] ?? NO_LIST;
    if (list === NO_LIST || lists[list]?.count !== 0) return undefined;
    const scanner = this.#scanners[index];
    return scanner instanceof RecognizerScanner ? scanner.openFrom(text, open) : undefined;
  }

  /** Does a scanner hold on to where its input begins, as far as that is told without a search? */
  holdsOn(index: number, input: ScanInput): boolean {
    const scanner = this.#scanners[index];
    return scanner instanceof RecognizerScanner && scanner.holdsOn(input);
  }

  /** Runs one scanner. */
  scan(index: number, input: ScanInput, { candidates, shift }: Searched): ScanOutput {
    const scanner = this.#scanners[index];
    const run = this.#compiled.runs[index];
    if (scanner === undefined) throw new Error(`no scanner has the index ${index}`);
    return run === undefined || candidates === undefined
      ? scanner.scan(input)
      : run(input, candidates, shift);
  }
}

function compile(scanners: readonly Scanner[]): Compiled {
  const recognizing = [...new Set(scanners.filter((one) => one instanceof RecognizerScanner))];
  const watchers = [...new Set(scanners.filter(isHearing))];
  const searches = recognizing.length > 0 || watchers.length > 0;
  const finder = searches
    ? new CandidateFinder(
        recognizing.map(({ recognizers }) => recognizers),
        watchers,
      )
    : undefined;
  const runs = scanners.map((scanner): Run | undefined => {
    if (scanner instanceof RecognizerScanner) return runRecognizers(scanner, recognizing.indexOf(scanner));
    if (finder === undefined || !isHearing(scanner)) return undefined;
    const watcher = watchers.indexOf(scanner);
    return (input, _, shift) => scanner.scanHeard(input, { heard: finder.heardBy(watcher), shift });
  });
  const lists = scanners.map((one) =>
    one instanceof RecognizerScanner ? recognizing.indexOf(one) : NO_LIST,
  );
  const ends = [...scanners.keys()].filter((index) => scanners[index]?.unfinished !== undefined);
  return { finder, runs, lists, ends, remembers: scanners.some(({ open }) => open !== undefined) };
}

function runRecognizers(scanner: RecognizerScanner, list: number): Run {
  return (input, { lists, open }, shift) => {
    const candidates = lists[list];
    if (candidates === undefined) throw new Error(`no list of recognizers has the position ${list}`);
    return scanner.scanAmong(input, { candidates, open, shift });
  };
}
