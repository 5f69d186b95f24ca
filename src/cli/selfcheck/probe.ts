/** The contract of a probe, and how its request is spelled. */
import { type Mark, markText } from './mark.ts';
import type { Options } from './options.ts';
import type { Request } from './send.ts';
import type { Sight } from './sights.ts';

/** What every probe needs to be spelled. */
export interface Setting {
  readonly options: Options;
  /** The name of this run. */
  readonly run: string;
}

interface Described {
  /** As the table and the scripted upstream know it. */
  readonly name: string;
  /** What is sent, for the page. */
  readonly sends: string;
  /** What has to happen, in a few words. */
  readonly expected: string;
  /** What to do when it does not. */
  readonly hint: string;
}

/** Something on the way to the model that must not reach it. */
export interface RequestProbe extends Described {
  readonly direction: 'request';
  readonly bad: Sight;
  spell(setting: Setting): Request;
}

/** Something that the scripted upstream answers and that must not reach the client. */
export interface AnswerProbe extends Described {
  readonly direction: 'response';
  /** True asks for a streamed answer. */
  readonly streamed: boolean;
  /** What must not come through; undefined when the user has to name it and did not. */
  bad(options: Options): string | undefined;
}

export type Probe = RequestProbe | AnswerProbe;

/** What a probe may say differently from an ordinary chat request. */
export interface Spelling {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body, in the pieces that it leaves in; more than one leaves in chunked coding. */
  readonly pieces?: readonly (string | Uint8Array)[];
  readonly trailers?: Readonly<Record<string, string>>;
}

/** Returns the mark of a probe as text; prompts begin with it. */
export function markOf(setting: Setting, probe: string, say = ''): string {
  return markText({ run: setting.run, probe, say } satisfies Mark);
}

/** Spells a marked request; headers of the user are there unless the probe says them itself. */
export function spell(setting: Setting, mark: string, spelling: Spelling): Request {
  const { options } = setting;
  const pieces = (spelling.pieces ?? []).map((piece) => Buffer.from(piece));
  const chunked = pieces.length > 1 || spelling.trailers !== undefined;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return {
    method: spelling.method ?? 'POST',
    path: spelling.path ?? options.path,
    headers: {
      ...{ 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      ...options.headers,
      ...{ 'user-agent': mark, 'x-weir-selfcheck': mark },
      ...(chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(length) }),
      ...spelling.headers,
    },
    pieces,
    ...(spelling.trailers === undefined ? {} : { trailers: spelling.trailers }),
  };
}

/** The body of a chat request with one user message. */
export function chatBody(
  setting: Setting,
  content: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return JSON.stringify({
    model: setting.options.model,
    messages: [{ role: 'user', content }],
    ...more,
  });
}
