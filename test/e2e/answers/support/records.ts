/** What the journal says of one exchange. */
import assert from 'node:assert/strict';
import { inWords } from '../../conformance/support/witness.ts';
import { eventually } from '../../harness/eventually.ts';
import type { JournalRecord } from '../../harness/journal.ts';
import type { Stack } from '../../harness/stack.ts';

/** The records of an ordinary exchange, in words. */
export const CLEAN: readonly string[] = ['request allow none', 'open allow none', 'close complete'];

/** The records of an exchange, once it is closed. */
export async function recordsOf(stack: Stack, id: string | null | undefined): Promise<JournalRecord[]> {
  assert.match(id ?? '', /^[0-9a-f-]{36}$/, 'the client was told the id of the exchange');
  return await eventually(`the records of exchange ${id}`, () => {
    const records = stack.journal().filter(({ exchange }) => exchange === id);
    return records.some(({ kind }) => kind === 'close') && records;
  });
}

/** Asserts what the journal says of an exchange: `request deny no-evil`, `close denied`; returns its records. */
export async function assertRecorded(
  stack: Stack,
  id: string | null | undefined,
  decisions: readonly string[],
): Promise<JournalRecord[]> {
  const records = await recordsOf(stack, id);
  assert.deepEqual(records.map(inWords), decisions);
  return records;
}

/** Bytes that were not inspected, by the reason that the journal names. */
export function skippedOf(records: readonly JournalRecord[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { reason, bytes } of records.flatMap((record) => record['skipped'] as Skipped[]))
    sums[reason] = (sums[reason] ?? 0) + bytes;
  return sums;
}

interface Skipped {
  readonly reason: string;
  readonly bytes: number;
}

/** The faults that the records of an exchange name, by kind. */
export function faultsOf(records: readonly JournalRecord[]): string[] {
  return records.flatMap((record) => (record['fault'] as { kind: string } | undefined)?.kind ?? []);
}
