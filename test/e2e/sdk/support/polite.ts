/** Denials that are told by ordinary answers: where they are, what they say, and what the journal says of them. */
import assert from 'node:assert/strict';
import { assertRecorded } from '../../answers/support/records.ts';
import type { Stack } from '../../harness/stack.ts';
import { POLITE_HOST } from './policy.ts';

/** The same stack, at the host whose policy answers so. */
export function politeUrl({ url }: Stack): string {
  return url.replace('127.0.0.1', POLITE_HOST);
}

/** What such an answer says. */
export function wordsOf(id: string | null | undefined): string {
  return `I cannot help with that (decision ${id}).`;
}

const RECORDS = {
  request: ['request deny no-heron', 'close denied'],
  answer: ['request allow none', 'open deny no-leak', 'close denied'],
  cut: ['request allow none', 'open allow none', 'cut deny no-leak', 'close cut'],
} as const;

/** One answer as the client has it. */
export interface Told {
  readonly text: string | null | undefined;
  readonly id: string | null | undefined;
  /** What has left before a cut. */
  readonly before?: string;
}

/** Asserts that a denied request, a denied answer, or the end of a cut one says the words, and is recorded as a denial. */
export async function assertTold(
  stack: Stack,
  what: keyof typeof RECORDS,
  { text, id, before }: Told,
): Promise<void> {
  assert.equal(text, before === undefined ? wordsOf(id) : `${before}\n\n${wordsOf(id)}`);
  await assertRecorded(stack, id, RECORDS[what]);
}
