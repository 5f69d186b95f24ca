/** A remote judge: asks a classifier over HTTP, with a deadline and bounds on what it may answer. */
import type { Hit } from '../core/finding.ts';
import type { Judge, Question } from '../core/ports.ts';
import { readAnswer } from './judge-answer.ts';
import { JudgeFailure } from './judge-failure.ts';
import type { WebhookSection } from './section.ts';

/** Largest answer that is read, in bytes. */
const LARGEST_ANSWER = 65_536;

/** Where one judge is and how long it may take. */
type Endpoint = WebhookSection;

/** Asks one judge; every failure is a `JudgeFailure`. */
export class RemoteJudge implements Judge {
  readonly #endpoint: Endpoint;

  constructor(endpoint: Endpoint) {
    this.#endpoint = endpoint;
  }

  async ask(question: Question, signal: AbortSignal): Promise<readonly Hit[]> {
    const { judge, texts } = question;
    const endpoint = this.#endpoint;
    const deadline = AbortSignal.timeout(endpoint.deadlineMs);
    const body = await post(endpoint, question, AbortSignal.any([signal, deadline])).catch(
      (cause: unknown) => {
        throw describe(cause, { judge, endpoint, late: deadline.aborted || signal.aborted });
      },
    );
    const length = texts.reduce((sum, { text }) => sum + text.length, 0);
    return readAnswer(body, { judge, length });
  }
}

async function post(
  endpoint: Endpoint,
  { rule, judge, texts }: Question,
  signal: AbortSignal,
): Promise<string> {
  const response = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ rule, texts: texts.map(({ role, text }) => ({ role, text })) }),
    // A redirect would carry the text to a place that nobody configured.
    redirect: 'manual',
    signal,
  });
  if (response.status === 200) return await readBounded(response, judge);
  await response.body?.cancel();
  throw new JudgeFailure(judge, 'status', `answered with status ${response.status}; 200 is expected`);
}

async function readBounded(response: Response, judge: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_ANSWER)
      throw new JudgeFailure(judge, 'too-large', `answered with more than ${LARGEST_ANSWER} bytes`);
    text += decodeChunk(decoder, chunk, judge);
  }
  return text + decodeChunk(decoder, undefined, judge);
}

function decodeChunk(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array | undefined,
  judge: string,
): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new JudgeFailure(judge, 'malformed', 'the answer is not UTF-8');
  }
}

interface Attempt {
  readonly judge: string;
  readonly endpoint: Endpoint;
  readonly late: boolean;
}

function describe(cause: unknown, { judge, endpoint, late }: Attempt): JudgeFailure {
  if (cause instanceof JudgeFailure) return cause;
  if (late)
    return new JudgeFailure(judge, 'deadline', `did not answer in time (deadlineMs ${endpoint.deadlineMs})`);
  const { host } = new URL(endpoint.url);
  return new JudgeFailure(judge, 'unreachable', `cannot be reached at ${host}; is it running?`);
}
