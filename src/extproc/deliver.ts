/** Delivery: turns what a lane releases into the answers that Envoy's body mode wants. */
import { NONE } from '../core/added.ts';
import type { Metadata, Reply } from '../core/frame.ts';
import type { HeaderMutation } from '../core/headers.ts';
import { type BodyLength, requestMutation, responseMutation } from './headers.ts';
import { type ExchangeState, enforces, type Side } from './state.ts';

/** Data planes with a 64 KiB message limit exist; Envoy's own advice is to stay below it. */
const MAX_CHUNK = 62_000;

/** What leaves now. `bytes` of the frame at hand let streamed mode say "unchanged" without a copy. */
export interface Outgoing {
  readonly chunks: readonly Uint8Array[];
  readonly ended: boolean;
}

/** The answer to the headers of a side. */
export function headersReply(state: ExchangeState, side: Side, length: BodyLength): Reply {
  side.headersAnswered = true;
  return {
    kind: 'headers',
    direction: side.direction,
    mutation: mutationOf(state, side, length),
    ...(side.override === undefined ? {} : { override: side.override }),
    ...newsOf(state, side),
  };
}

/** The answer to the trailers of a side. */
export function trailersReply(state: ExchangeState, side: Side): Reply {
  const { direction, strippedTrailers: remove } = side;
  const mutation = remove.length > 0 ? { remove } : {};
  return { kind: 'trailers', direction, mutation, ...newsOf(state, side) };
}

/** Delivers in full-duplex mode: headers at the first release, any number of chunks, then the end or the trailers. */
export function deliverDuplex(state: ExchangeState, side: Side, out: Outgoing): readonly Reply[] {
  const [only] = out.chunks;
  if (only === undefined && !out.ended) return NONE;
  if (side.headersAnswered && !out.ended && only !== undefined && fits(out.chunks, only))
    return [{ kind: 'chunk', direction: side.direction, bytes: only, end: false }];
  const replies: Reply[] = [];
  if (!side.headersAnswered)
    replies.push(headersReply(state, side, side.verdict === 'mutate' ? 'unknown' : 'same'));
  for (const bytes of pieces(out.chunks))
    replies.push({ kind: 'chunk', direction: side.direction, bytes, end: false });
  if (out.ended && !side.bare) end(state, side, replies);
  return replies;
}

/** Ends a body: with its last chunk, or with the trailers; an end before their answer leaves them away. */
function end(state: ExchangeState, side: Side, replies: Reply[]): void {
  const { direction } = side;
  if (!side.trailers || side.dropsTrailers) {
    const last = replies.at(-1);
    const chunk =
      last?.kind === 'chunk' ? last : { kind: 'chunk' as const, direction, bytes: new Uint8Array(0) };
    if (last?.kind === 'chunk') replies.pop();
    replies.push({ ...chunk, end: true, ...newsOf(state, side) });
  }
  if (side.trailers) replies.push(trailersReply(state, side));
}

/** Does all that leaves fit into one message as it is? Mostly it is one event. bench: stream-100 */
function fits(chunks: readonly Uint8Array[], first: Uint8Array): boolean {
  return chunks.length === 1 && first.length > 0 && first.length <= MAX_CHUNK;
}

/** Joins what is small and splits what is large. */
function* pieces(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    if (size + chunk.length > MAX_CHUNK && size > 0) {
      yield joined(waiting);
      waiting = [];
      size = 0;
    }
    let at = 0;
    for (; chunk.length - at > MAX_CHUNK; at += MAX_CHUNK) yield chunk.subarray(at, at + MAX_CHUNK);
    if (at < chunk.length) {
      waiting.push(at === 0 ? chunk : chunk.subarray(at));
      size += chunk.length - at;
    }
  }
  if (size > 0) yield joined(waiting);
}

export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

/** Delivers in streamed mode: exactly one answer per chunk; the last one waits until the lane has ended. */
export function deliverStreamed(
  state: ExchangeState,
  side: Side,
  { out, came: frameBytes }: { readonly out: Outgoing; readonly came: Uint8Array | undefined },
): Reply[] {
  side.backlog.push(...out.chunks);
  if (side.owed === 0 || (side.inputEnded && !side.trailers && !out.ended)) return [];
  const bytes = joined(side.backlog);
  side.backlog = [];
  // Chunks whose answers waited for the headers' get theirs now, in order.
  const late: Reply[] = [];
  for (; side.owed > 1; side.owed--)
    late.push({ kind: 'body', direction: side.direction, bytes: new Uint8Array(0) });
  side.owed--;
  const same = frameBytes !== undefined && Buffer.compare(bytes, frameBytes) === 0;
  const news = out.ended ? newsOf(state, side) : {};
  return [...late, { kind: 'body', direction: side.direction, ...(same ? {} : { bytes }), ...news }];
}

/** Delivers in buffered mode: one answer, once the lane has ended; headers can still change then. */
export function deliverBuffered(state: ExchangeState, side: Side, out: Outgoing): Reply[] {
  side.backlog.push(...out.chunks);
  if (side.owed === 0 || !out.ended) return [];
  side.owed = 0;
  const { direction } = side;
  const metadata = metadataOf(state, side);
  // What the lane dropped (bytes behind an end marker, an unterminated tail) is missing here, whatever the verdict.
  const whole = side.backlog.reduce((sum, chunk) => sum + chunk.length, 0) === side.receivedBytes;
  if (side.verdict !== 'mutate' && whole && !side.inflates) {
    return [{ kind: 'body', direction, mutation: mutationOf(state, side, 'same'), metadata }];
  }
  const bytes = joined(side.backlog);
  return [{ kind: 'body', direction, bytes, mutation: mutationOf(state, side, bytes.length), metadata }];
}

/** What was undone leaves without its coding and without its old length; so does what Envoy is to send another way. */
function mutationOf(state: ExchangeState, side: Side, length: BodyLength): HeaderMutation {
  const changes = side.inflates || side.override !== undefined;
  const mutation = ownMutation(state, side, changes && length === 'same' ? 'unknown' : length);
  return side.inflates ? { ...mutation, remove: [...(mutation.remove ?? []), 'content-encoding'] } : mutation;
}

function ownMutation(state: ExchangeState, side: Side, length: BodyLength): HeaderMutation {
  const { id } = state.context;
  const { retrieval } = state;
  if (side.direction === 'request') {
    const to = retrieval?.retargeted;
    const set = to === undefined ? [] : [{ name: ':path', value: to }];
    return requestMutation({ id, credential: [...state.credential, ...set] }, side.stripped, length);
  }
  const mutated = side.verdict === 'mutate' || state.request.verdict === 'mutate';
  const verdict = enforces(state) ? (mutated ? 'mutate' : 'allow') : undefined;
  const classes = { request: state.request.class, response: side.class };
  const stripped = [...side.stripped, ...(retrieval?.dropped ?? [])];
  return responseMutation({ id, verdict, classes }, stripped, length);
}

/** What Envoy's access log and other filters may read of the decision. */
export function metadataOf(state: ExchangeState, side: Side): Metadata {
  return {
    id: state.context.id,
    [`${side.direction}_decision`]: side.verdict,
    [`${side.direction}_rule`]: side.rule,
    policy: state.facts.policy,
    ...(side.types.size === 0 ? {} : { [`${side.direction}_types`]: [...side.types].sort().join(',') }),
    ...(state.request.class === undefined ? {} : { request_class: state.request.class }),
    ...(state.response.class === undefined ? {} : { response_class: state.response.class }),
  };
}

/** The metadata of a side, where it says more than what was told with its headers. */
function newsOf(state: ExchangeState, side: Side): { metadata?: Metadata } {
  const metadata = metadataOf(state, side);
  const told = JSON.stringify(metadata);
  if (told === side.told) return {};
  side.told = told;
  return { metadata };
}
