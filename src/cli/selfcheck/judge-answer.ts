/** Tells whether a protection on answers held: what the scripted upstream said must not be in what came back. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { cannotTell, describe, fails, header, holds, isBroken, isDenied, type Judgement } from './judge.ts';
import type { Answer, Outcome } from './send.ts';

/** Longest inflated answer that is looked at, in bytes. */
const INFLATED_BYTES = 4 * 1024 * 1024;

const INFLATERS: Readonly<Record<string, typeof gunzipSync>> = {
  gzip: gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

/** An event or a document, as far as it matters. */
const chat = z.object({
  choices: z.array(
    z.object({
      delta: z.object({ content: z.string().nullish() }).optional(),
      message: z.object({ content: z.string().nullish() }).optional(),
      finish_reason: z.string().nullish(),
    }),
  ),
});

/** What a client makes of an answer. */
interface Reading {
  readonly text: string;
  readonly events: number;
  readonly finish: string | undefined;
}

/** Judges one probe on an answer; `bad` is what must not come through. */
export function judgeAnswer(bad: string, outcome: Outcome): Judgement {
  if (outcome.kind === 'failure' || isBroken(outcome)) return cannotTell(describe(outcome));
  const raw = bytesOf(outcome).toString('utf8');
  const { text, events, finish } = read(raw);
  if (raw.includes(bad) || text.includes(bad)) return fails(`${describe(outcome)}, it came through`);
  if (isDenied(outcome)) return holds(describe(outcome));
  if (!outcome.complete) return holds(`broken off after ${events} events`);
  if (finish === 'content_filter') return holds(`cut after ${events} events, content_filter`);
  return holds(/\[[A-Z_]+\]/.test(text) ? 'masked' : 'left out');
}

/** The body with its content coding undone; bytes that are not in their coding stay as they are. */
function bytesOf(answer: Answer): Buffer {
  const inflate = INFLATERS[header(answer, 'content-encoding') ?? ''];
  try {
    return inflate?.(answer.body, { maxOutputLength: INFLATED_BYTES }) ?? answer.body;
  } catch {
    return answer.body;
  }
}

/** Reads events, or one document, as a lenient client does; what is no chat is passed over. */
function read(raw: string): Reading {
  const parts = raw.includes('data:') ? raw.split('\n').filter((line) => line.startsWith('data:')) : [raw];
  const choices = parts.flatMap((part) => choicesOf(part.replace(/^data:/, '')));
  return {
    text: choices.map(({ delta, message }) => delta?.content ?? message?.content ?? '').join(''),
    events: choices.length,
    finish:
      choices.map(({ finish_reason }) => finish_reason).find((reason) => typeof reason === 'string') ??
      undefined,
  };
}

function choicesOf(text: string): z.infer<typeof chat>['choices'] {
  try {
    return chat.safeParse(JSON.parse(text)).data?.choices ?? [];
  } catch {
    return [];
  }
}
