/** Every header that Weir sets or removes; the shipped filter's mutation rules are held to this list by a test. */
import type { Header, HeaderMutation } from '../core/headers.ts';
import type { VerdictKind } from '../core/verdict.ts';

export const DECISION_HEADER = 'x-weir-decision';
export const ID_HEADER = 'x-weir-id';

/** What Weir does to headers, by direction; `reply` are those of its own answers. */
export const WEIR_HEADERS = {
  request: {
    set: [ID_HEADER, 'content-length'],
    remove: ['accept-encoding', DECISION_HEADER, 'content-length'],
  },
  response: { set: [DECISION_HEADER, ID_HEADER, 'content-length'], remove: ['content-length'] },
  reply: { set: ['content-type', DECISION_HEADER, ID_HEADER, 'x-should-retry'], remove: [] },
} as const;

/** The changes to a request that goes on: an id the upstream sees, no compressed answers, no forged verdict. */
export function requestMutation(id: string, length: BodyLength): HeaderMutation {
  const own: Header[] = [{ name: ID_HEADER, value: id }];
  return withLength(own, ['accept-encoding', DECISION_HEADER], length);
}

/** The changes to an answer that goes on; without a verdict (observe mode) it only gets its id. */
export function responseMutation(
  id: string,
  verdict: VerdictKind | undefined,
  length: BodyLength,
): HeaderMutation {
  const own: Header[] = [{ name: ID_HEADER, value: id }];
  if (verdict !== undefined) own.push({ name: DECISION_HEADER, value: verdict });
  return withLength(own, [], length);
}

/** What is known of the length of a body after mutation: unchanged, unknown, or so many bytes. */
export type BodyLength = 'same' | 'unknown' | number;

function withLength(set: Header[], remove: string[], length: BodyLength): HeaderMutation {
  if (length === 'same') return { set, remove };
  if (length === 'unknown') return { set, remove: [...remove, 'content-length'] };
  return { set: [...set, { name: 'content-length', value: String(length) }], remove };
}
