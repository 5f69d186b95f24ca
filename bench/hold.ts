/** Hold: how many characters Weir held back, from the records that close its exchanges. */
import { readJournal } from '../test/e2e/harness/journal.ts';
import { quantile } from './statistics.ts';

/** Over the exchanges of a row: the most characters of each that were held back at once. */
export interface Hold {
  readonly p50: number;
  readonly p99: number;
  readonly exchanges: number;
}

/** Reads how far the journal of a target has come, so that a row can be told from those before it. */
export function closedExchanges(journalFolder: string): number[] {
  return readJournal(journalFolder)
    .filter(({ kind }) => kind === 'close')
    .map(({ totals }) => (totals as { heldChars: number }).heldChars);
}

/** The hold of the exchanges after the first `skip`. */
export function holdOf(journalFolder: string, skip: number): Hold {
  const held = closedExchanges(journalFolder).slice(skip);
  return { p50: quantile(held, 0.5), p99: quantile(held, 0.99), exchanges: held.length };
}
