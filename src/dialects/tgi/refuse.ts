/** How Text Generation Inference says no: an error as a document or as an event, and an answer in other words. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { documentOf, eventsOf } from '../own-answer.ts';

/** Clients know these kinds of errors. */
type ErrorType = 'validation' | 'generation' | 'incomplete_generation';

const FIRST_OF_SERVERS = 500;

/** The body of an error, of which clients make their exception. */
export function refuseTgi(refusal: Refusal): Uint8Array {
  return Buffer.from(JSON.stringify(errorOf(refusal, typeOf(refusal))), 'utf8');
}

/** A stream that is nothing but that error. */
export function refuseStream(refusal: Refusal): Uint8Array {
  return eventOf(errorOf(refusal, typeOf(refusal)));
}

/** The last event of a stream that is ended early: an error, the words of the policy, or an end by length. */
export function endStream(refusal: Refusal): Uint8Array {
  const { says, ends } = refusal;
  if (ends === 'length') return eventOf(lastOf('', ends));
  return eventOf(says === undefined ? errorOf(refusal, 'incomplete_generation') : lastOf(says));
}

/** Answers a request for a text. */
export function answerTgi(text: string, { stream }: Facts): OwnAnswer {
  return stream === true ? eventsOf(eventOf(lastOf(text))) : documentOf({ generated_text: text });
}

function typeOf({ status }: Refusal): ErrorType {
  return status < FIRST_OF_SERVERS ? 'validation' : 'generation';
}

function errorOf({ message, id, code }: Refusal, type: ErrorType): object {
  return { error: `${message} (Weir decision ${id})`, error_type: type, code };
}

/** An event that says all of a text and ends it; no model made a token. */
function lastOf(text: string, reason = 'stop_sequence'): object {
  return {
    index: 0,
    token: { id: 0, text, logprob: 0, special: false },
    generated_text: text,
    details: { finish_reason: reason, generated_tokens: 0, seed: null, input_length: 0 },
  };
}

function eventOf(data: object): Uint8Array {
  return Buffer.from(`data: ${JSON.stringify(data)}\n\n`, 'utf8');
}
