/** Looks for quotes of several classes in one text. */
import type { ScanInput, Scanner, ScanOutput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { LeakScanner, LONGEST_HELD, type Watched } from '../system-prompt-leak/leak-scanner.ts';
import type { FoundClass } from './classes.ts';

/** What one class is compared with. */
export interface OfClass {
  readonly type: FoundClass;
  readonly watched: Watched;
}

const NO_HITS: readonly Hit[] = [];

/** One text; it remembers what the scanners remember that it is made of. */
export class ClassScanner implements Scanner {
  readonly reads = 'fresh';
  readonly lookback = LONGEST_HELD;
  readonly context = 0;
  readonly #parts: readonly { readonly type: FoundClass; readonly scanner: LeakScanner }[];

  constructor(classes: readonly OfClass[]) {
    this.#parts = classes.map(({ type, watched }) => ({ type, scanner: new LeakScanner(watched) }));
  }

  scan(input: ScanInput): ScanOutput {
    let hits = NO_HITS;
    let held = input.text.length;
    for (const { type, scanner } of this.#parts) {
      const { hits: found, holdFrom } = scanner.scan(input);
      if (found.length > 0) hits = [...hits, ...found.map((hit) => ({ ...hit, type }))];
      held = Math.min(held, holdFrom);
    }
    const inOrder = hits.length > 1 ? hits.toSorted((one, other) => one.start - other.start) : hits;
    return { hits: inOrder, holdFrom: held };
  }
}
