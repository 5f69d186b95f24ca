/** Scanners made of recognizers: each is asked only where the text announces it. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { MORE } from '../sweep.ts';
import { CandidateFinder, type Candidates, offsetOf, ownerOf } from './candidates.ts';
import type { Recognizer } from './recognizer.ts';

const NO_HITS: readonly Hit[] = [];

/** Candidates of a finder that may serve other scanners too. */
export interface Shared {
  readonly candidates: Candidates;
  readonly recognizers: readonly Recognizer[];
  /** By position in `recognizers`: 1 for those of this scanner. */
  readonly mine: Uint8Array;
  /** Offset in the finder's text of the first character of the input. */
  readonly shift: number;
}

/** Scans for a list of recognizers: of two matches that start at one place the earlier in the list is reported. */
export class RecognizerScanner implements Scanner {
  readonly recognizers: readonly Recognizer[];
  readonly lookback: number;
  readonly context: number;
  /** For a scan by itself; made when it is first needed. */
  #alone: { readonly finder: CandidateFinder; readonly mine: Uint8Array } | undefined;

  constructor(recognizers: readonly Recognizer[]) {
    this.recognizers = recognizers;
    this.lookback = Math.max(0, ...recognizers.map(({ lookback }) => lookback));
    this.context = 1 + Math.max(0, ...recognizers.map(({ context }) => context));
  }

  scan(input: ScanInput): ScanOutput {
    this.#alone ??= {
      finder: new CandidateFinder(this.recognizers),
      mine: new Uint8Array(this.recognizers.length).fill(1),
    };
    const { finder, mine } = this.#alone;
    return this.scanAmong(input, {
      candidates: finder.find(input),
      recognizers: finder.recognizers,
      mine,
      shift: 0,
    });
  }

  /** The same, given candidates that are known already. Matches go from left to right; one hides what starts inside it. */
  scanAmong(input: ScanInput, shared: Shared): ScanOutput {
    const { candidates, shift } = shared;
    const hits: Hit[] = [];
    let free = input.from;
    let last = -1;
    for (let at = 0; at < candidates.count; at++) {
      const key = candidates.keys[at] ?? 0;
      const start = offsetOf(key) - shift;
      if (start < free || key === last) continue;
      last = key;
      const found = ownOf(ownerOf(key), shared)?.match(input, start);
      if (found === undefined) continue;
      if (found !== MORE) {
        hits.push(found);
        free = found.end;
      } else if (!input.final)
        return { hits, holdFrom: this.#holdFrom(input, Math.min(start, candidates.open - shift), free) };
    }
    return {
      hits: hits.length === 0 ? NO_HITS : hits,
      holdFrom: this.#holdFrom(input, candidates.open - shift, free),
    };
  }

  #holdFrom({ text, final }: ScanInput, open: number, free: number): number {
    return final ? text.length : Math.max(Math.min(open, text.length), free, text.length - this.lookback);
  }
}

/** The recognizer, when it is one of the scanner's own. */
function ownOf(owner: number, { recognizers, mine }: Shared): Recognizer | undefined {
  return mine[owner] === 1 ? recognizers[owner] : undefined;
}
