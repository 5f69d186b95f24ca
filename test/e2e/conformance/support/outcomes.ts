/** What the same exchange comes to in each body mode: in the journal, and for the client. */
import type { RawAnswer } from '../../harness/raw-http.ts';
import { assertCut, assertRefused } from './clients.ts';
import type { Site } from './conformance.ts';
import { BANNED } from './policies.ts';

/** The journal of an exchange, in words. */
export interface Decisions {
  readonly allowed: readonly string[];
  /** A card number in the first event, or in a document. */
  readonly masked: readonly string[];
  /** Banned text behind the first event, where the mode can cut. */
  readonly cut: readonly string[];
  /** Banned text behind the first event, in any mode. */
  readonly ended: readonly string[];
}

/** The decisions of a body mode: in BUFFERED nothing leaves before the whole answer is judged. */
export function decisionsOf({ mode }: Site): Decisions {
  const open = ['request allow none', 'open allow none'];
  const cut = [...open, 'cut deny no-leak', 'close cut'];
  return {
    allowed: [...open, 'close complete'],
    masked: ['request allow none', 'open mutate mask-cards', 'close complete'],
    cut,
    ended: mode === 'BUFFERED' ? ['request allow none', 'open deny no-leak', 'close denied'] : cut,
  };
}

/** Asserts that an answer with banned text was cut behind what may have left in that mode, or refused where nothing leaves. */
export function assertEnded(
  { mode }: Site,
  answer: RawAnswer,
  left: { readonly FD: string; readonly STREAMED: readonly string[] },
): void {
  if (mode === 'FD') assertCut(answer, left.FD);
  else if (mode === 'STREAMED') assertCut(answer, leftOf(answer.body.toString(), left.STREAMED));
  else assertRefused(answer, 403, { secrets: [BANNED, 'calm'] });
}

/** The most of these events that a text begins with: how many there were in one piece is the network's choice. */
function leftOf(text: string, events: readonly string[]): string {
  const prefixes = events.map((_, at) => events.slice(0, at + 1).join(''));
  return prefixes.findLast((prefix) => text.startsWith(prefix)) ?? '';
}
