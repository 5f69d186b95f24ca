/** Streamed answers that say no: one that is ended early, and one that is nothing else. */
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { sentenceOf } from './refuse.ts';

/** Google allows no more candidates than this; more are not answered for. */
const MOST_CANDIDATES = 128;

/** How many candidates a request asked for. */
export function expectedCandidates({ choices }: Facts): number {
  return Math.min(Math.max(choices ?? 1, 1), MOST_CANDIDATES);
}

/** The chunk that ends candidates: each was stopped for safety. */
export function safetyChunk(refusal: Refusal, indices: readonly number[]): string {
  const finish = { finishReason: 'SAFETY', finishMessage: sentenceOf(refusal) };
  return JSON.stringify({ candidates: indices.map((index) => ({ index, ...finish })) });
}

/** A whole stream of events that says no: each candidate that was asked for says so and ends. */
export function refuseStream(refusal: Refusal, request: Facts): Uint8Array {
  const said = sentenceOf(refusal);
  const content = { role: 'model', parts: [{ text: said }] };
  const candidates = Array.from({ length: expectedCandidates(request) }, (_, index) => ({
    ...{ index, content, finishReason: 'SAFETY', finishMessage: said },
  }));
  return Buffer.from(eventOf(JSON.stringify({ candidates })), 'utf8');
}

/** One chunk as an event. */
export function eventOf(chunk: string): string {
  return `data: ${chunk}\n\n`;
}
