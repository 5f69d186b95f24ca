/** A witness: what one exchange came to at the upstream, in the journal and in the counters of Envoy. */
import assert from 'node:assert/strict';
import type { Received } from '../../../../demo/scripted-model.ts';
import { eventually } from '../../harness/eventually.ts';
import type { JournalRecord } from '../../harness/journal.ts';
import type { Stack } from '../../harness/stack.ts';

/** Watches a stack from now on. */
export class Witness {
  readonly #stack: Stack;
  readonly #received: number;
  readonly #known: ReadonlySet<string>;

  constructor(stack: Stack) {
    this.#stack = stack;
    this.#received = stack.model.received.length;
    this.#known = new Set(stack.journal().map(exchangeOf));
  }

  /** The requests that reached the upstream since. */
  get upstream(): readonly Received[] {
    return this.#stack.model.received.slice(this.#received);
  }

  /** Body bytes that reached the upstream since. */
  get upstreamBytes(): number {
    return this.upstream.reduce((sum, { body }) => sum + body.length, 0);
  }

  /** The one request that reached the upstream since. */
  get only(): Received {
    const [first, ...others] = this.upstream;
    assert.ok(first !== undefined, 'a request reached the upstream');
    assert.equal(others.length, 0, 'only one request reached the upstream');
    return first;
  }

  /** Waits until the upstream saw its client go away. */
  async upstreamCancelled(): Promise<void> {
    await eventually('the upstream is cancelled', () => this.only.closedEarly);
  }

  /** The new records of `count` exchanges, once all of them are closed; exchange by exchange. */
  async records(count = 1): Promise<JournalRecord[][]> {
    return await eventually(`${count} closed exchanges in the journal`, () => {
      const byExchange = new Map<string, JournalRecord[]>();
      for (const record of this.#stack.journal()) {
        const id = exchangeOf(record);
        if (!this.#isNew(id)) continue;
        byExchange.set(id, [...(byExchange.get(id) ?? []), record]);
      }
      const all = [...byExchange.values()];
      const closed = all.filter((records) => records.some(({ kind }) => kind === 'close'));
      assert.ok(closed.length <= count, `no more than ${count} exchanges: ${closed.length}`);
      return closed.length === count && all.length === count && all;
    });
  }

  #isNew(id: string): boolean {
    return id !== '' && !this.#known.has(id);
  }

  /** Waits for so many new records, or the close of the exchange. */
  async recorded(count: number): Promise<void> {
    await eventually(`${count} records`, () => {
      const records = this.#stack.journal().filter((record) => this.#isNew(exchangeOf(record)));
      return records.length >= count || records.some(({ kind }) => kind === 'cut');
    });
  }

  /** The one new exchange in words: `request deny no-evil`, `cut deny no-leak`, `close complete`; with its id. */
  async exchange(): Promise<{ id: string; decisions: string[] }> {
    const [records = []] = await this.records();
    return { id: exchangeOf(records[0]), decisions: records.map(inWords) };
  }

  /** Asserts the decisions of the one new exchange, and its id where the client was told one. */
  async saw(decisions: readonly string[], id?: string | null): Promise<void> {
    const exchange = await this.exchange();
    assert.deepEqual(exchange.decisions, decisions);
    if (id !== undefined) assert.equal(exchange.id, id, 'the client was told the id of the exchange');
  }
}

function exchangeOf(record: JournalRecord | undefined): string {
  return String(record?.exchange ?? '');
}

/** One record in words. */
export function inWords(record: JournalRecord): string {
  if (record.kind === 'close') return `close ${(record['totals'] as { ended: string }).ended}`;
  const verdict = `${record.kind} ${record.verdict} ${record.rule}`;
  return record['enforced'] === false ? `${verdict} (not enforced)` : verdict;
}

/** Counters of Envoy's ext_proc filter, by their short names. */
export async function extProcCounters(stack: Stack): Promise<Readonly<Record<string, number>>> {
  const stats = await stack.envoyStats('^http\\.llm\\.ext_proc\\.');
  return Object.fromEntries(
    Object.entries(stats).map(([name, value]) => [name.split('.').at(-1) ?? '', value]),
  );
}

/** Asserts that Envoy took everything Weir said so far as it was meant. */
export async function assertQuiet(stack: Stack): Promise<void> {
  const counters = await extProcCounters(stack);
  const names = ['spurious_msgs_received', 'rejected_header_mutations', 'failure_mode_allowed'];
  for (const name of names) assert.equal(counters[name], 0, name);
}
