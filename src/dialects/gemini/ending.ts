/** Answers of Weir's own: streams that say no, ended early or from their beginning, and ordinary ones. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { askedModel, documentOf, eventsOf } from '../own-answer.ts';
import { sentenceOf } from './refuse.ts';

/** Google allows no more candidates than this; more are not answered for. */
const MOST_CANDIDATES = 128;

/** Nothing was asked of the model for it. */
const USAGE = { promptTokenCount: 0, candidatesTokenCount: 0, totalTokenCount: 0 };

/** How many candidates a request asked for. */
export function expectedCandidates({ choices }: Facts): number {
  return Math.min(Math.max(choices ?? 1, 1), MOST_CANDIDATES);
}

/** The chunk that ends candidates: each was stopped for safety, or for its length, and has the words of the policy where it has some. */
export function safetyChunk(refusal: Refusal, indices: readonly number[]): string {
  const { says, ends } = refusal;
  const content = says === undefined ? {} : { content: { role: 'model', parts: [{ text: says }] } };
  const finishReason = ends === 'length' ? 'MAX_TOKENS' : 'SAFETY';
  const finish = { ...content, finishReason, finishMessage: sentenceOf(refusal) };
  return JSON.stringify({ candidates: indices.map((index) => ({ index, ...finish })) });
}

/** A whole stream of events that says no: each candidate that was asked for says so and ends; none in place of an array. */
export function refuseStream(refusal: Refusal, request: Facts): Uint8Array | undefined {
  if (request.asks === 'array') return undefined;
  const said = sentenceOf(refusal);
  const content = { role: 'model', parts: [{ text: said }] };
  const candidates = Array.from({ length: expectedCandidates(request) }, (_, index) => ({
    ...{ index, content, finishReason: 'SAFETY', finishMessage: said },
  }));
  return Buffer.from(eventOf(JSON.stringify({ candidates })), 'utf8');
}

/** An ordinary answer of Weir's own with that text; undefined where no content was asked for. */
export function answerContent(text: string, request: Facts, { id }: Refusal): OwnAnswer | undefined {
  const content = { role: 'model', parts: [{ text }] };
  const candidates = Array.from({ length: expectedCandidates(request) }, (_, index) => {
    return { content, finishReason: 'STOP', index };
  });
  const said = { candidates, usageMetadata: USAGE, modelVersion: askedModel(request), responseId: id };
  // A document may be asked for in place of a stream.
  if (request.asks !== undefined && request.stream !== true) return documentOf(said);
  switch (request.asks) {
    case 'events':
      return eventsOf(Buffer.from(eventOf(JSON.stringify(said)), 'utf8'));
    case 'array':
      return documentOf([said]);
    default:
      return undefined;
  }
}

/** One chunk as an event. */
export function eventOf(chunk: string): string {
  return `data: ${chunk}\n\n`;
}
