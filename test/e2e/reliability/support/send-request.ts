/** Sends a request of a case on a connection of its own, so that no client library mends what the case breaks. */
import { type ClientSessionOptions, connect, type OutgoingHttpHeaders } from 'node:http2';
import { RawClient } from '../../harness/raw-http.ts';
import type { Stack } from '../../harness/stack.ts';
import { piecesOf, type RequestCase } from './request-case.ts';
import type { Http } from './sites.ts';

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** A header and its value; a name may stand in several of them. */
type Field = readonly [name: string, value: string];

/** Node sends no field twice that it takes for a single one, unless it is told to; its types do not know the option. */
const FREE: ClientSessionOptions & { readonly strictSingleValueFields: boolean } = {
  strictSingleValueFields: false,
};
const PATH = '/v1/chat/completions';

export function send(stack: Stack, http: Http, request: RequestCase & { readonly bytes: Buffer }) {
  return http === '2' ? overHttp2(stack, request) : overHttp1(stack, request);
}

function fieldsOf(headers: Readonly<Record<string, string | readonly string[] | null>>): Field[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one): Field => [name, one]),
  );
}

function labelOf({ label }: RequestCase): Readonly<Record<string, string>> {
  return label === undefined ? {} : { 'content-encoding': label };
}

/** Header lines on the bare socket. */
async function overHttp1(stack: Stack, request: RequestCase & { readonly bytes: Buffer }): Promise<Reply> {
  const { bytes, trailers, method = 'POST', path = PATH } = request;
  const bodied = request.body !== undefined || request.bomb === true;
  const chunked = trailers !== undefined || request.split !== undefined;
  const fields = fieldsOf({
    ...{ host: 'llm', 'content-type': 'application/json', connection: 'close' },
    ...request.headers,
    ...labelOf(request),
    ...(bodied && !chunked ? { 'content-length': String(bytes.length) } : {}),
    ...(chunked ? { 'transfer-encoding': 'chunked' } : {}),
    ...(trailers === undefined ? {} : { trailer: Object.keys(trailers).join(', ') }),
  });
  const client = new RawClient(stack.port);
  try {
    await client.send(`${method} ${path} HTTP/1.1\r\n${linesOf(fields)}\r\n`);
    const pieces = piecesOf(request, bytes);
    for (const piece of pieces) await client.send(chunked ? chunk(piece) : piece, pieces.length > 1 ? 20 : 0);
    if (chunked) await client.send(`0\r\n${linesOf(Object.entries(trailers ?? {}))}\r\n`);
    return await client.answer();
  } finally {
    client.close();
  }
}

function linesOf(fields: readonly Field[]): string {
  return fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

function chunk(piece: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
}

/** Header fields in the given order, repeated ones too. */
async function overHttp2(stack: Stack, request: RequestCase & { readonly bytes: Buffer }): Promise<Reply> {
  const { bytes, trailers, method = 'POST', path = PATH } = request;
  const { host = 'llm', ...headers } = request.headers ?? {};
  const fields = fieldsOf({
    ...{ ':method': method, ':path': path, ':scheme': 'http', ':authority': host },
    ...{ 'content-type': 'application/json', ...headers },
    ...labelOf(request),
  });
  const bodied = request.body !== undefined || request.bomb === true || trailers !== undefined;
  const session = connect(stack.url, FREE);
  session.on('error', () => undefined);
  try {
    const stream = session.request(fields.flat() as unknown as OutgoingHttpHeaders, {
      endStream: !bodied,
      waitForTrailers: trailers !== undefined,
    });
    stream.on('wantTrailers', () => stream.sendTrailers({ ...trailers }));
    stream.on('error', () => undefined);
    for (const piece of bodied ? piecesOf(request, bytes) : []) stream.write(piece);
    if (bodied) stream.end();
    return await replyOf(stream);
  } finally {
    session.destroy();
  }
}

function replyOf(stream: ReturnType<ReturnType<typeof connect>['request']>): Promise<Reply> {
  const headers = new Map<string, string>();
  const parts: Buffer[] = [];
  stream.on('response', (fields) => {
    for (const [name, value] of Object.entries(fields)) headers.set(name, String(value));
  });
  stream.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => {
    const done = (): void =>
      resolve({ status: Number(headers.get(':status') ?? 0), headers, body: Buffer.concat(parts) });
    // The answer is whole before the rest of a refused body is: what comes behind it changes nothing.
    stream.on('end', done);
    stream.on('close', done);
  });
}
