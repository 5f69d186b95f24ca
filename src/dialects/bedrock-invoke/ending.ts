/** Answers of Weir's own: streams that are ended early, and ordinary messages. */
import type { OwnAnswer } from '../../core/dialect.ts';
import type { Facts } from '../../core/segment.ts';
import type { Refusal } from '../../core/verdict.ts';
import { type EndingOptions, endStream, answerMessage as ownMessage } from '../anthropic-messages/ending.ts';
import { sentenceOf } from '../bedrock-converse/refuse.ts';
import { FRAMES } from '../event-stream/content-type.ts';
import { jsonEvent, jsonException } from '../event-stream/frame.ts';

/** The events with which Anthropic's own stream would end, each in a chunk. */
export function endMessage(options: EndingOptions): Uint8Array {
  return inChunks(endStream(options));
}

/** An ordinary message of an Anthropic model with that text. */
export function answerMessage(text: string, request: Facts, refusal: Refusal): OwnAnswer | undefined {
  const answer = ownMessage(text, { ...request, asks: 'message' }, refusal);
  if (answer === undefined || request.stream !== true) return answer;
  return { contentType: FRAMES, body: inChunks(answer.body) };
}

/** Models have no end in common; SDKs make an exception of this. */
export function endChunks(refusal: Refusal): Uint8Array {
  return jsonException('validationException', { message: sentenceOf(refusal) });
}

function inChunks(events: Uint8Array): Uint8Array {
  const data = Buffer.from(events)
    .toString('utf8')
    .matchAll(/^data: (.*)$/gm);
  return Buffer.concat([...data].map(([, document = '']) => chunk(document)));
}

function chunk(document: string): Uint8Array {
  return jsonEvent('chunk', { bytes: Buffer.from(document, 'utf8').toString('base64') });
}
