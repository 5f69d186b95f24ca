/** Asks a service over HTTP: JSON out, JSON back, in time, within bounds, and no redirect followed. */
import { readFile } from 'node:fs/promises';
import { errorCode } from '../core/error-code.ts';
import { exactJson } from '../core/exact-json.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 65_536;

/** Where and how it is asked. */
export interface Service {
  readonly url: string;
  readonly deadlineMs: number;
  readonly secretFile?: string | undefined;
  /** The header that holds the secret as it is; `authorization`, as a bearer, when left out. */
  readonly secretHeader?: string | undefined;
  /** Returns headers that sign a body; undefined where it cannot be signed. */
  sign?(body: string): Readonly<Record<string, string>> | undefined;
}

/** Why there is no answer. */
export type ServiceFailureReason =
  | 'unreachable'
  | 'deadline'
  | 'status'
  | 'too-large'
  | 'malformed'
  | 'secret'
  | 'left';

/** Thrown where a service gave no answer that can be read. */
export class ServiceFailure extends Error {
  readonly reason: ServiceFailureReason;

  constructor(reason: ServiceFailureReason, message: string) {
    super(message);
    this.name = 'ServiceFailure';
    this.reason = reason;
  }
}

/** Returns the answer as JSON; every failure is a `ServiceFailure`. */
export async function askService(service: Service, question: unknown, signal: AbortSignal): Promise<unknown> {
  const text = exactJson(question);
  const headers = service.sign === undefined ? await headersFor(service) : signedHeaders(service, text);
  const deadline = AbortSignal.timeout(service.deadlineMs);
  const ends = AbortSignal.any([signal, deadline]);
  const body = await post(service, { headers, body: text }, ends).catch((cause: unknown) => {
    throw describe(cause, service, deadline.aborted ? deadline : signal);
  });
  try {
    return JSON.parse(body);
  } catch {
    throw new ServiceFailure('malformed', 'the answer is not JSON');
  }
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

function signedHeaders({ sign }: Service, body: string): Record<string, string> {
  const signed = sign?.(body);
  if (signed === undefined)
    throw new ServiceFailure('secret', 'its secretFile cannot be read or holds no key');
  return { ...JSON_HEADERS, ...signed };
}

/** The secret is read each time, so that a new one takes effect at once. */
async function headersFor({ secretFile, secretHeader }: Service): Promise<Record<string, string>> {
  if (secretFile === undefined) return JSON_HEADERS;
  const secret = await readFile(secretFile, 'utf8').catch(() => '');
  // What no header can hold is no secret.
  if (!/^[\x21-\x7E]+\s*$/.test(secret))
    throw new ServiceFailure('secret', 'its secretFile cannot be read or holds no secret');
  const proof =
    secretHeader === undefined
      ? { authorization: `Bearer ${secret.trim()}` }
      : { [secretHeader]: secret.trim() };
  return { ...JSON_HEADERS, ...proof };
}

async function post(
  { url }: Service,
  request: { readonly headers: Record<string, string>; readonly body: string },
  signal: AbortSignal,
): Promise<string> {
  // A redirect would carry the text to a place that nobody configured.
  const response = await fetch(url, { method: 'POST', ...request, redirect: 'manual', signal });
  if (response.status === 200) return await readBounded(response);
  await response.body?.cancel();
  throw new ServiceFailure('status', `answered with status ${response.status}; 200 is expected`);
}

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER)
      throw new ServiceFailure('too-large', `answered with more than ${LARGEST_ANSWER} bytes`);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new ServiceFailure('malformed', 'the answer is not UTF-8');
  }
}

/** `ended` is aborted when a wait ended before the answer came: by a deadline, or because nobody waits any more. */
function describe(cause: unknown, { deadlineMs }: Service, ended: AbortSignal): ServiceFailure {
  if (cause instanceof ServiceFailure) return cause;
  // Clients read it: nothing of where services are.
  if (!ended.aborted)
    return new ServiceFailure('unreachable', `cannot be reached (${errorCode(cause)}); is it running?`);
  const late = ended.reason instanceof DOMException && ended.reason.name === 'TimeoutError';
  return late
    ? new ServiceFailure('deadline', `did not answer in time (deadlineMs ${deadlineMs})`)
    : new ServiceFailure('left', 'was left before it answered');
}
