/** The table of what would change. */

export interface Change {
  readonly was: string;
  readonly wouldBe: string;
  /** What would have been asked and is not known here. */
  readonly unasked: readonly string[];
  /** The first exchange of that kind. */
  readonly id: string;
  count: number;
}

/** Groups exchanges by what they were and would be. */
export class Changes {
  readonly #kinds = new Map<string, Change>();

  add(one: Omit<Change, 'count'>): void {
    const key = JSON.stringify([one.was, one.wouldBe, one.unasked]);
    const known = this.#kinds.get(key);
    if (known === undefined) this.#kinds.set(key, { ...one, count: 1 });
    else known.count++;
  }

  /** The most frequent first. */
  get all(): readonly Change[] {
    return [...this.#kinds.values()].toSorted((one, other) => other.count - one.count);
  }
}

const HEAD = { was: 'was', wouldBe: 'would be', count: 'exchanges', id: 'first' };

export function changeTable(changes: readonly Change[]): readonly string[] {
  const rows = [
    HEAD,
    ...changes.map(({ was, wouldBe, count, id, unasked }) => {
      const without = unasked.length === 0 ? '' : `, not asked: ${unasked.join(', ')}`;
      return { was, wouldBe: `${wouldBe}${without}`, count: String(count), id };
    }),
  ];
  const width = (key: 'was' | 'wouldBe' | 'count') => Math.max(...rows.map((row) => row[key].length));
  const [was, wouldBe, count] = [width('was'), width('wouldBe'), width('count')];
  return rows.map((row) =>
    [row.was.padEnd(was), row.wouldBe.padEnd(wouldBe), row.count.padStart(count), row.id].join('  '),
  );
}
