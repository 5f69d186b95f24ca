/** Answers of a scripted model in the form of Gemini: a whole answer, its events, or its chunks in one array. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Script } from '../../../../demo/scripted-model.ts';
import { sends } from '../../conformance/support/events.ts';
import { eventually } from '../../harness/eventually.ts';
import type { Stack } from '../../harness/stack.ts';

/** One part of an answer, in the pieces that it streams in. */
export type Said =
  | { readonly text: readonly string[] }
  | { readonly thought: readonly string[] }
  | { readonly call: string; readonly args: object };

const MODEL = 'gemini-3-flash';
const USAGE = { promptTokenCount: 3, candidatesTokenCount: 9, totalTokenCount: 12 };

function piecesOf(said: Said): object[] {
  if ('text' in said) return said.text.map((text) => ({ text }));
  if ('thought' in said) return said.thought.map((text) => ({ text, thought: true }));
  return [{ functionCall: { id: 'call-1', name: said.call, args: said.args } }];
}

function wholeOf(said: Said): object {
  if ('text' in said) return { text: said.text.join('') };
  if ('thought' in said) return { text: said.thought.join(''), thought: true };
  return { functionCall: { id: 'call-1', name: said.call, args: said.args } };
}

function answerOf(parts: readonly object[], more: object = {}): object {
  const candidate = { content: { parts, role: 'model' }, ...more, index: 0 };
  return { candidates: [candidate], usageMetadata: USAGE, modelVersion: MODEL, responseId: 'r-1' };
}

/** The answer as one document. */
export function contentOf(said: readonly Said[]): object {
  return answerOf(said.map(wholeOf), { finishReason: 'STOP' });
}

/** The same in chunks. */
export function chunksOf(said: readonly Said[]): object[] {
  const pieces = said.flatMap(piecesOf).map((piece) => answerOf([piece]));
  return [...pieces, answerOf([{ text: '' }], { finishReason: 'STOP' })];
}

/** Chunks as the pieces of one array, spelled as Google spells them. */
export function arrayOf(chunks: readonly object[]): string[] {
  const spelled = chunks.map((chunk, at) => `${at === 0 ? '[' : ',\r\n'}${JSON.stringify(chunk, null, 2)}`);
  return [...spelled, '\n]\n'];
}

/**
 * A text that streams on once its first pieces have left, so that a cut does not depend on timing; after it the model
 * sends what says nothing until its client goes away.
 */
export function saysInHalves(stack: Stack, text: readonly string[], first: number): Script {
  const chunks = chunksOf([{ text }]).slice(0, -1);
  const events = chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`);
  return async ({ body, request, response, open }) => {
    await body;
    const array = request.url?.includes('alt=sse') !== true;
    const pieces = array ? arrayOf(chunks) : events;
    response.writeHead(200, { 'content-type': array ? 'application/json' : 'text/event-stream' });
    response.write(pieces.slice(0, first).join(''));
    const id = request.headers['x-weir-id'];
    await eventually('the first half has left', () =>
      stack.journal().some(({ exchange, kind }) => exchange === id && kind === 'open'),
    );
    response.write(pieces.slice(first, chunks.length).join(''));
    while (open()) {
      response.write(array ? '\n' : ':\n\n');
      await pause(10);
    }
  };
}

/** A model that answers so: in events or in an array where the path says that it streams. */
export function saysContent(...said: readonly Said[]): Script {
  const json = { contentType: 'application/json; charset=UTF-8', paceMs: 8 };
  const document = sends([JSON.stringify(contentOf(said))], json);
  const chunks = chunksOf(said);
  const array = sends(arrayOf(chunks), json);
  const events = sends(
    chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`),
    { paceMs: 8 },
  );
  return async (exchange) => {
    const { url = '' } = exchange.request;
    if (!url.includes(':streamGenerateContent')) await document(exchange);
    else if (url.includes('alt=sse')) await events(exchange);
    else await array(exchange);
  };
}
