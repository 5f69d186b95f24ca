/** The call on every wire, in every direction. */
import { ANSWERS } from './answers.ts';
import { REQUESTS } from './requests.ts';
import { STREAMS } from './streams.ts';
import type { WireCall } from './types.ts';

export const WIRE_CALLS: readonly WireCall[] = [...REQUESTS, ...ANSWERS, ...STREAMS];

/** How a test names a row. */
export function titleOf({ dialect, title, answer }: WireCall): string {
  if (answer === undefined) return `${dialect}: ${title}, in a request`;
  return `${dialect}: ${title}, ${answer.call === undefined ? 'in an answer' : 'streamed'}`;
}
