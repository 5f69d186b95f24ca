/** Every header that Weir sets or removes; the shipped filter's mutation rules are held to this list by a test. */
import type { Class } from '../core/classes.ts';
import {
  CREDENTIALS,
  DECISION_HEADER,
  FORGEABLE,
  FORGEABLE_PREFIXES,
  ID_HEADER,
  OWN_PREFIX,
  SECRET_HEADERS,
  SIGNATURE_HEADERS,
  SIGNATURE_PREFIX,
} from '../core/header-names.ts';
import type { Header, HeaderList, HeaderMutation } from '../core/headers.ts';
import type { VerdictKind } from '../core/verdict.ts';

/** The highest class that was found in an answer, or that it said of itself, before it began to leave; and that the texts of its request bear. */
const CLASS_HEADER = 'x-weir-class';
const REQUEST_CLASS_HEADER = 'x-weir-request-class';

/** What undoing a coding, or another length, takes off a message. */
const BODY_HEADERS = ['content-length', 'content-encoding'] as const;

/** What Weir does to headers, by direction; `reply` are those of its own answers. `x-weir-*` is every such name. */
export const WEIR_HEADERS = {
  request: {
    set: [ID_HEADER, ':path', 'content-length', ...SECRET_HEADERS, ...SIGNATURE_HEADERS],
    remove: [
      ...['accept-encoding', ...BODY_HEADERS, `${OWN_PREFIX}*`],
      ...[...FORGEABLE_PREFIXES.map((prefix) => `${prefix}*`), ...FORGEABLE, ...CREDENTIALS],
      `${SIGNATURE_PREFIX}*`,
    ],
  },
  response: {
    set: [DECISION_HEADER, ID_HEADER, CLASS_HEADER, REQUEST_CLASS_HEADER, 'content-length'],
    remove: [...BODY_HEADERS, `${OWN_PREFIX}*`],
  },
  reply: {
    // The last is of Bedrock's dialects.
    set: [
      ...['content-type', DECISION_HEADER, ID_HEADER, 'x-should-retry', 'retry-after', 'www-authenticate'],
      'x-amzn-errortype',
    ],
    remove: [],
  },
} as const satisfies Record<string, { readonly set: readonly string[]; readonly remove: readonly string[] }>;

/** What a request that goes on gets: the id of the exchange, and the headers of the provider's credential. */
export interface RequestMark {
  readonly id: string;
  readonly credential: HeaderList;
}

/** The changes to the head of a request that goes on. */
export function requestMutation(
  { id, credential }: RequestMark,
  stripped: readonly string[],
  length: BodyLength,
): HeaderMutation {
  return mutation([{ name: ID_HEADER, value: id }, ...credential], stripped, length);
}

/** What an answer that goes on says of the exchange; without a verdict (observe mode) it only gets its id. */
export interface AnswerMark {
  readonly id: string;
  readonly verdict: VerdictKind | undefined;
  readonly classes: { readonly request: Class | undefined; readonly response: Class | undefined };
}

/** The changes to the head of an answer that goes on. */
export function responseMutation(
  { id, verdict, classes }: AnswerMark,
  stripped: readonly string[],
  length: BodyLength,
): HeaderMutation {
  const own: Header[] = [{ name: ID_HEADER, value: id }];
  if (verdict !== undefined) {
    own.push({ name: DECISION_HEADER, value: verdict });
    if (classes.response !== undefined) own.push({ name: CLASS_HEADER, value: classes.response });
    if (classes.request !== undefined) own.push({ name: REQUEST_CLASS_HEADER, value: classes.request });
  }
  return mutation(own, stripped, length);
}

/** What is known of the length of a body after mutation: unchanged, unknown, or so many bytes. */
export type BodyLength = 'same' | 'unknown' | number;

/** A name that is set is not removed as well: nobody has to know which of the two Envoy does first. */
function mutation(own: readonly Header[], stripped: readonly string[], length: BodyLength): HeaderMutation {
  const set = typeof length === 'number' ? [...own, { name: 'content-length', value: String(length) }] : own;
  const remove = stripped.filter((name) => !set.some((header) => header.name === name));
  return { set, remove: length === 'unknown' ? [...remove, 'content-length'] : remove };
}
