/** Streamed answers, byte for byte: single events, and scripts of a model that sends given bytes. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Script } from '../../../../demo/scripted-model.ts';

/** One event of a streamed chat completion; `spelled` is the inside of a JSON string as it stands, escapes included. */
export function spelledEvent(spelled: string, lineEnd = '\n'): string {
  return `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"${spelled}"},"finish_reason":null}]}${lineEnd}${lineEnd}`;
}

/** One event with that text. */
export function event(text: string): string {
  return spelledEvent(JSON.stringify(text).slice(1, -1));
}

export const STOP =
  'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';
export const DONE = 'data: [DONE]\n\n';
/** What Weir sends while it holds a stream for long. */
export const KEEP_ALIVE = ': keep-alive\n\n';

/** The events of an answer, whatever it had to wait for. */
export function eventsOf(body: Buffer): string {
  return body.toString().replaceAll(KEEP_ALIVE, '');
}

/** How a script sends. */
export interface SendOptions {
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each piece but the first leaves once this has resolved for the number of those before. */
  readonly after?: (pieces: number) => Promise<unknown>;
  /** Between pieces, in milliseconds. */
  readonly paceMs?: number;
  readonly trailers?: Readonly<Record<string, string>>;
  /** Goes on with this event until the client goes away. */
  readonly forever?: string | Uint8Array;
}

/** A model that answers with these bytes, piece by piece. */
export function sends(pieces: readonly (string | Uint8Array)[], options: SendOptions = {}): Script {
  return async ({ body, response, open }) => {
    await body;
    const trailers = options.trailers ?? {};
    const names = Object.keys(trailers).join(', ');
    response.writeHead(200, {
      'content-type': options.contentType ?? 'text/event-stream',
      ...options.headers,
      ...(names === '' ? {} : { trailer: names }),
    });
    for (const [sent, piece] of pieces.entries()) {
      if (sent > 0) await options.after?.(sent);
      if (!open()) return;
      response.write(piece);
      await pause(options.paceMs ?? 5);
    }
    while (options.forever !== undefined && open()) {
      response.write(options.forever);
      await pause(10);
    }
    response.addTrailers(trailers);
    response.end();
  };
}

/** The text of all `content` deltas of a stream, in order. */
export function textOf(stream: string): string {
  return stream
    .split(/\r?\n/)
    .filter((line) => line.startsWith('data: {'))
    .map((line) => {
      const { choices } = JSON.parse(line.slice(6)) as { choices: { delta?: { content?: string } }[] };
      return choices.map(({ delta }) => delta?.content ?? '').join('');
    })
    .join('');
}
