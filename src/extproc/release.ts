/** Release: what may leave, as answers in the body mode of its side. */
import { added, addedAll } from '../core/added.ts';
import type { Reply } from '../core/frame.ts';
import { unreachable } from '../core/unreachable.ts';
import {
  deliverBuffered,
  deliverDuplex,
  deliverStreamed,
  headersReply,
  type Outgoing,
  trailersReply,
} from './deliver.ts';
import type { Effects } from './effects.ts';
import type { ExchangeState, Side } from './state.ts';

/** Turns what may leave into answers in the side's body mode. */
export function deliver(
  state: ExchangeState,
  side: Side,
  on: { out: Outgoing; effects: Effects; bytes?: Uint8Array | undefined },
): void {
  const { out, effects } = on;
  if (out.ended) side.done = true;
  if (side.bare) {
    if (out.ended && !side.headersAnswered)
      effects.replies = added(effects.replies, headersReply(state, side, 'same'));
    return;
  }
  const replies = inMode(state, side, on);
  effects.replies = effects.replies.length === 0 ? replies : addedAll(effects.replies, replies);
  if (out.ended && side.trailers && side.mode !== 'full-duplex') answerTrailers(state, side, effects);
}

function inMode(
  state: ExchangeState,
  side: Side,
  on: { out: Outgoing; bytes?: Uint8Array | undefined },
): readonly Reply[] {
  switch (side.mode) {
    case 'full-duplex':
      return deliverDuplex(state, side, on.out);
    case 'streamed': {
      const came = side.inflates ? undefined : on.bytes;
      // Headers that are held go first: until something may leave, the chunks stay unanswered.
      if (side.headersAnswered) return deliverStreamed(state, side, { out: on.out, came });
      if (on.out.chunks.length === 0 && !on.out.ended) return [];
      return [headersReply(state, side, 'unknown'), ...deliverStreamed(state, side, { out: on.out, came })];
    }
    case 'buffered':
      return deliverBuffered(state, side, on.out);
    case 'buffered-partial':
      // Nothing is enforced in this mode: what comes here passes.
      return deliverStreamed(state, side, { out: on.out, came: on.bytes });
    case 'none':
    case 'grpc':
      return [];
    default:
      return unreachable(side.mode);
  }
}

/** Answers trailers that come after the body was answered (buffered and streamed mode). */
export function answerTrailers(state: ExchangeState, side: Side, effects: Effects): void {
  if (side.trailersAnswered || (side.mode === 'full-duplex' && side.done)) return;
  side.trailersAnswered = true;
  if (side.mode === 'streamed' && side.backlog.length > 0) {
    state.over = true;
    const message =
      'trailers came while bytes still waited for a chunk to leave with; use FULL_DUPLEX_STREAMED';
    effects.replies = added(effects.replies, { kind: 'abort', fault: 'unsupported', message });
    return;
  }
  effects.replies = added(effects.replies, trailersReply(state, side));
}
