/** Scanners made of recognizers: each is asked only where the text announces it. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { MORE } from '../sweep.ts';
import { CandidateFinder, type Keys } from './candidates.ts';
import { offsetOf, ownerOf } from './ordered-keys.ts';
import type { Recognizer } from './recognizer.ts';

const NO_HITS: readonly Hit[] = [];
/** Characters behind the beginning of a match, of which few kinds take so many. */
const FAR = 2048;
const NONE: Keys = { count: 0, keys: new Float64Array(0) };

/** Candidates of a scanner, which a finder that may serve others too has found. */
export interface Shared {
  readonly candidates: Keys;
  /** From where on the finder leaves the text open. */
  readonly open: number;
  /** Offset in the finder's text of the first character of the input. */
  readonly shift: number;
}

/** Scans for a list of recognizers: of two matches that start at one place the earlier in the list is reported. */
export class RecognizerScanner implements Scanner {
  readonly recognizers: readonly Recognizer[];
  readonly lookback: number;
  readonly context: number;
  readonly keyWords?: readonly string[];
  /** Those whose matches take more than `FAR` characters. */
  readonly #far: readonly Recognizer[];
  /** For a scan by itself; made when it is first needed. */
  #alone: CandidateFinder | undefined;

  constructor(recognizers: readonly Recognizer[], keyWords?: readonly string[]) {
    if (keyWords !== undefined) this.keyWords = keyWords;
    this.recognizers = recognizers;
    this.#far = recognizers.filter(({ lookback }) => lookback > FAR);
    this.lookback = Math.max(0, ...recognizers.map(({ lookback }) => lookback));
    this.context = 1 + Math.max(0, ...recognizers.map(({ context }) => context));
  }

  scan(input: ScanInput): ScanOutput {
    this.#alone ??= new CandidateFinder([this.recognizers]);
    const { lists, open } = this.#alone.find(input);
    return this.scanAmong(input, { candidates: lists[0] ?? NONE, open, shift: 0 });
  }

  /**
   * The same, given candidates that are known already. Matches go from left to right; one hides what starts inside it.
   * Nothing is reported from where a match may still begin that is not announced yet: it would come first.
   */
  scanAmong(input: ScanInput, shared: Shared): ScanOutput {
    const { candidates, shift } = shared;
    const hits: Hit[] = [];
    const { length } = input.text;
    let open = this.openFrom({ length, final: input.final }, shared.open - shift);
    let free = input.from;
    let last = -1;
    for (let at = 0; at < candidates.count; at++) {
      const key = candidates.keys[at] ?? 0;
      const start = offsetOf(key) - shift;
      if (start >= open) break;
      const found = start < free || key === last ? undefined : this.#matchAt(ownerOf(key), input, start);
      last = key;
      if (found === MORE) open = start;
      else if (found !== undefined) {
        hits.push(found);
        free = found.end;
      }
    }
    return { hits: hits.length === 0 ? NO_HITS : hits, holdFrom: Math.max(open, free) };
  }

  /**
   * Does what may begin where the input does stay open? True only where that is told without a search: far from the end few
   * recognizers can still be asked for more text, and until one of them has settled what follows does not matter.
   */
  holdsOn(input: ScanInput): boolean {
    const { text, from, final } = input;
    if (final || text.length - from <= FAR) return false;
    for (const recognizer of this.#far) {
      const found = recognizer.match(input, from);
      if (found !== undefined) return found === MORE;
    }
    return false;
  }

  /** From where on a text is open: others may leave more of it than these recognizers ever hold. */
  openFrom({ length, final }: { readonly length: number; readonly final: boolean }, open: number): number {
    return final ? length : Math.max(Math.min(open, length), length - this.lookback);
  }

  /** What the recognizer of a candidate says; nothing is open when no text follows. */
  #matchAt(owner: number, input: ScanInput, start: number): Hit | undefined | typeof MORE {
    const found = this.recognizers[owner]?.match(input, start);
    return found === MORE && input.final ? undefined : found;
  }
}
