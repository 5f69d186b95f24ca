/** Scanner set: scanners that read the same text, and one search for the candidates of all of them. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import { CandidateFinder, type Candidates, type Stretch } from './candidates.ts';
import { RecognizerScanner } from './recognize.ts';
import type { Recognizer } from './recognizer.ts';

/** What a search brought, and where the input of a scan begins in it. */
export interface Searched {
  readonly candidates: Candidates | undefined;
  readonly shift: number;
}

/** Compiled once for a list of scanners; keeps nothing of a text. */
export class ScannerSet {
  readonly #scanners: readonly Scanner[];
  readonly #finder: CandidateFinder | undefined;
  /** By scanner: which of the finder's recognizers are its own; undefined for one without recognizers. */
  readonly #mine: readonly (Uint8Array | undefined)[];

  constructor(scanners: readonly Scanner[]) {
    this.#scanners = scanners;
    const all = new Set<Recognizer>();
    for (const scanner of scanners)
      if (scanner instanceof RecognizerScanner) for (const one of scanner.recognizers) all.add(one);
    const recognizers = [...all];
    this.#finder = recognizers.length === 0 ? undefined : new CandidateFinder(recognizers);
    this.#mine = scanners.map((scanner) => mineOf(scanner, recognizers));
  }

  /** True for a scanner that `find` has to be called for. */
  searches(index: number): boolean {
    return this.#mine[index] !== undefined;
  }

  /** Searches a stretch once for all scanners; valid until the next search. */
  find(stretch: Stretch): Candidates | undefined {
    return this.#finder?.find(stretch);
  }

  /** Runs one scanner; `shift` is the offset of its input in the stretch that was searched. */
  scan(index: number, input: ScanInput, { candidates, shift }: Searched): ScanOutput {
    const scanner = this.#scanners[index];
    const mine = this.#mine[index];
    if (scanner === undefined) throw new Error(`no scanner has the index ${index}`);
    const shares = mine !== undefined && candidates !== undefined && this.#finder !== undefined;
    if (!shares || !(scanner instanceof RecognizerScanner)) return scanner.scan(input);
    return scanner.scanAmong(input, { candidates, recognizers: this.#finder.recognizers, mine, shift });
  }
}

function mineOf(scanner: Scanner, recognizers: readonly Recognizer[]): Uint8Array | undefined {
  if (!(scanner instanceof RecognizerScanner)) return undefined;
  const own = new Set(scanner.recognizers);
  return Uint8Array.from(recognizers, (one) => (own.has(one) ? 1 : 0));
}
