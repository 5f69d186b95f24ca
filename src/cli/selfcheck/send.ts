/** Sends one request as it is spelled, and tells what came back: no retries, no redirects, nothing mended. */
import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setImmediate as turn } from 'node:timers/promises';

/** One request; the pieces leave one by one, and are small, or one. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pieces: readonly Uint8Array[];
  readonly trailers?: Readonly<Record<string, string>>;
}

/** Where it goes, and for how long it may take. */
export interface Target {
  readonly url: URL;
  readonly insecure: boolean;
  readonly timeoutMs: number;
}

/** An HTTP answer, whole or broken off. */
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** False when the connection broke off, or the time was over, before the answer ended. */
  readonly complete: boolean;
}

/** What came of a request; `reason` is a sentence for the user, `code` the system's name of it. */
export type Outcome = Answer | { readonly kind: 'failure'; readonly code: string; readonly reason: string };

/** The rest of an answer that is longer is not read. */
const ANSWER_BYTES = 4 * 1024 * 1024;

/** Sends and waits for the end of the answer, or for its failure. */
export async function send(target: Target, request: Request): Promise<Outcome> {
  const signal = AbortSignal.timeout(target.timeoutMs);
  const begin = target.url.protocol === 'https:' ? httpsRequest : httpRequest;
  const client = begin(target.url, {
    ...{ method: request.method, path: request.path, headers: request.headers, agent: false, signal },
    rejectUnauthorized: !target.insecure,
  });
  const outcome = answerOf(client, target.timeoutMs);
  write(client, request).catch(() => client.destroy());
  const settled = await outcome;
  client.destroy();
  return settled;
}

/** Writes piece by piece; stops when the answer is there before the end, as a refusal may be. */
async function write(client: ClientRequest, { pieces, trailers }: Request): Promise<void> {
  let answered = false;
  client.once('response', () => {
    answered = true;
  });
  client.setNoDelay(true);
  for (const piece of pieces) {
    if (answered || client.destroyed) return;
    client.write(piece);
    await turn();
  }
  if (client.destroyed) return;
  if (trailers !== undefined) client.addTrailers(trailers);
  client.end();
}

function answerOf(client: ClientRequest, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    let answered = false;
    const fail = (error: NodeJS.ErrnoException): void => {
      if (!answered) resolve(failureOf(error, timeoutMs));
    };
    client.on('error', fail);
    client.on('close', () => fail({ name: '', message: '', code: 'ECONNRESET' }));
    client.on('response', (response) => {
      answered = true;
      readAnswer(response, resolve);
    });
    client.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(toAnswer(response, []));
    });
  });
}

/** Collects until the answer ends in one way or another; an error after its head is an answer that broke off. */
function readAnswer(response: IncomingMessage, resolve: (outcome: Outcome) => void): void {
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    parts.push(part);
    length += part.length;
    if (length > ANSWER_BYTES) response.destroy();
  });
  response.on('error', () => resolve(toAnswer(response, parts)));
  response.on('close', () => resolve(toAnswer(response, parts)));
}

function toAnswer(response: IncomingMessage, parts: readonly Buffer[]): Answer {
  const { statusCode: status = 0, headers, complete } = response;
  return { kind: 'answer', status, headers, body: Buffer.concat(parts), complete };
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'the name of the host could not be looked up',
  EHOSTUNREACH: 'no way to that host',
  ENETUNREACH: 'no way to that host',
  ECONNRESET: 'the connection was closed without an answer',
  EPIPE: 'the connection was closed without an answer',
  EPROTO: 'no TLS there; is it http:// rather than https://?',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate signs itself; --insecure takes it',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is not trusted; --insecure takes it',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not trusted; --insecure takes it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate is not trusted; --insecure takes it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another name; --insecure takes it',
  CERT_HAS_EXPIRED: 'the certificate has expired; --insecure takes it',
};

function failureOf({ code = '' }: { readonly code?: string | undefined }, timeoutMs: number): Outcome {
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT')
    return { kind: 'failure', code, reason: `no answer within ${timeoutMs / 1000} s` };
  const reason =
    REASONS[code] ?? (code.startsWith('HPE_') ? 'what answers there is no HTTP/1.1' : `failed: ${code}`);
  return { kind: 'failure', code, reason };
}
