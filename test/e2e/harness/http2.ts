/** An HTTP/2 client (prior knowledge) with trailers in both directions and the way a stream ended. */
import { type ClientHttp2Session, connect, constants } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';

/** One request; `pieces` leave one by one as DATA frames. */
export interface Http2Request {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly pieces?: readonly (string | Uint8Array)[];
  readonly trailers?: Readonly<Record<string, string>>;
  /** Told of each piece of the answer when it comes. */
  readonly onData?: (part: Buffer) => void;
}

/** What came back. */
export interface Http2Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
  readonly trailers: Readonly<Record<string, string | string[] | undefined>>;
  /** `NO_ERROR` when the stream ended as it should, else the name of the reset. */
  readonly ending: string;
}

/** Sends one request on a connection of its own. */
export async function requestHttp2(url: string, request: Http2Request): Promise<Http2Answer> {
  const session = connect(url);
  session.on('error', () => undefined);
  try {
    return await exchange(session, request);
  } finally {
    session.destroy();
  }
}

function exchange(session: ClientHttp2Session, request: Http2Request): Promise<Http2Answer> {
  const method = request.method ?? 'POST';
  const hasBody = (request.pieces ?? []).length > 0 || request.trailers !== undefined;
  const stream = session.request(
    {
      ':method': method,
      ':path': request.path,
      ':authority': 'llm',
      'content-type': 'application/json',
      ...request.headers,
    },
    { endStream: !hasBody, waitForTrailers: request.trailers !== undefined },
  );
  stream.on('wantTrailers', () => stream.sendTrailers({ ...request.trailers }));
  const answer = {
    status: 0,
    headers: {} as Http2Answer['headers'],
    trailers: {} as Http2Answer['trailers'],
  };
  const parts: Buffer[] = [];
  stream.on('response', (headers) => Object.assign(answer, { status: headers[':status'], headers }));
  stream.on('trailers', (trailers) => Object.assign(answer, { trailers }));
  stream.on('data', (part: Buffer) => {
    parts.push(part);
    request.onData?.(part);
  });
  stream.on('error', () => undefined);
  const send = async (): Promise<void> => {
    for (const piece of request.pieces ?? []) {
      if (stream.destroyed) return;
      stream.write(piece);
      await pause(5);
    }
    if (hasBody && !stream.destroyed) stream.end();
  };
  return new Promise((resolve, reject) => {
    send().catch(reject);
    stream.on('close', () =>
      resolve({ ...answer, body: Buffer.concat(parts), ending: nameOf(stream.rstCode) }),
    );
  });
}

/** The name of an HTTP/2 error code. */
function nameOf(code: number): string {
  const found = Object.entries(constants).find(
    ([name, value]) => value === code && name.startsWith('NGHTTP2_') && ERRORS.has(name),
  );
  return found === undefined ? String(code) : found[0].slice('NGHTTP2_'.length);
}

const ERRORS = new Set(
  [
    'NO_ERROR',
    'PROTOCOL_ERROR',
    'INTERNAL_ERROR',
    'FLOW_CONTROL_ERROR',
    'STREAM_CLOSED',
    'REFUSED_STREAM',
    'CANCEL',
    'ENHANCE_YOUR_CALM',
  ].map((name) => `NGHTTP2_${name}`),
);
