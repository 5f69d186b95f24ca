/** C18: the same answer, split at each of the offsets of its first event. */
import type { RawAnswer } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';
import { ask } from './clients.ts';
import { DONE, STOP, sends, spelledEvent } from './events.ts';

/** A whole answer whose first event, with CRLF, is spelled that way. */
export function splitEvent(spelled: string): Buffer {
  return Buffer.from(`${spelledEvent(spelled, '\r\n')}${STOP}${DONE}`);
}

/** The answers by offset; a few exchanges at a time. */
export async function atEveryOffset(stack: Stack, whole: Buffer): Promise<RawAnswer[]> {
  const offsets = Array.from({ length: whole.indexOf('\r\n\r\n') + 5 }, (_, offset) => offset);
  const answers: RawAnswer[] = [];
  const worker = async (): Promise<void> => {
    for (let offset = offsets.shift(); offset !== undefined; offset = offsets.shift()) {
      stack.model.script(`split-${offset}`, sends([whole.subarray(0, offset), whole.subarray(offset)]));
      answers[offset] = await ask(stack, `split-${offset}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return answers;
}
