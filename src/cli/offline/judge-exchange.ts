/** Judges one exchange in this process, as `weir serve` does behind a full-duplex Envoy. */
import type { LocalReply, Reply } from '../../core/frame.ts';
import type { HeaderList, HeaderMutation } from '../../core/headers.ts';
import { Exchange } from '../../extproc/exchange.ts';
import { FrameCall, type GrpcStatus } from './frame-call.ts';
import { type Circumstances, type Noted, newNoted, offlineParts } from './offline-parts.ts';

/** One message: its headers, pseudo headers among them, and its body in pieces; without pieces it has none. */
export interface Message {
  readonly headers: HeaderList;
  readonly body: readonly Uint8Array[];
}

export interface GivenExchange {
  readonly request: Message;
  /** What the provider answers; it is not asked where the request is denied. */
  readonly answer: Message;
}

/** What left on one side. */
export interface Sent {
  readonly headers: HeaderList;
  readonly body: Buffer;
  readonly complete: boolean;
}

/** What became of an exchange. */
export interface Judged extends Noted {
  /** What the provider got. */
  readonly upstream: Sent;
  /** What the client got of the provider's answer. */
  readonly client: Sent;
  /** What the client got of Weir in place of it. */
  readonly local: LocalReply | undefined;
  /** How the conversation with Envoy ended where it ended in an error: Envoy then fails closed. */
  readonly status: GrpcStatus | undefined;
}

/** Longest that a whole exchange may take: far beyond the deadlines of `weir serve` for one that waits for nobody. */
const LONGEST_MS = 30_000;
/** What an exchange asks, by the names that it gives to those who wait for nothing. */
const QUESTIONS: ReadonlySet<string> = new Set(['judge', 'recall', 'decision', 'approval', 'conversation']);
const PROTOCOL = { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false } as const;

type Written = Exclude<Reply, { kind: 'abort' }>;
type Direction = 'request' | 'response';

/** Runs it to its end. Rejects where it comes to none, which would be a bug of ours. */
export async function judgeExchange(given: GivenExchange, on: Circumstances): Promise<Judged> {
  const noted = newNoted();
  let heard = (): void => {};
  const call = new FrameCall(() => heard());
  const parts = offlineParts(on, { codec: call.codec, noted });
  const asked = new Set<Promise<unknown>>();
  const background = (name: string, promise: Promise<unknown>): void => {
    const over: Promise<unknown> = promise.then(
      () => asked.delete(over),
      () => asked.delete(over),
    );
    if (QUESTIONS.has(name)) asked.add(over);
  };
  const exchange = new Exchange(call, { ...parts, background });
  exchange.start();
  for (const direction of ['request', 'response'] as const) {
    const message = direction === 'request' ? given.request : given.answer;
    const settled = new Promise<void>((resolve) => {
      heard = () => isSettled(call, direction, message) && resolve();
    });
    say(call, direction, message);
    heard();
    await inTime(settled);
    if (isOver(call)) break;
  }
  // Where nothing waits for what is asked, as in observe mode, it is answered behind the last byte.
  if (!isOver(call)) await inTime(answered(asked));
  call.hangUp();
  await inTime(exchange.closed);
  return { ...noted, ...outcome(call, given) };
}

/** Each answer may bring the next question. */
async function answered(asked: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (asked.size > 0) await Promise.allSettled(asked);
}

function say(call: FrameCall, direction: Direction, { headers, body }: Message): void {
  const protocol = direction === 'request' ? { protocol: PROTOCOL } : {};
  call.say({ kind: 'headers', direction, headers, end: body.length === 0, ...protocol });
  for (const [at, bytes] of body.entries())
    call.say({ kind: 'body', direction, bytes, end: at === body.length - 1 });
}

/** The next message is sent once this one has left, or never will. */
function isSettled(call: FrameCall, direction: Direction, { body }: Message): boolean {
  if (isOver(call)) return true;
  const of = call.replies.filter((reply) => 'direction' in reply && reply.direction === direction);
  if (body.length === 0) return of.length > 0;
  return of.some((reply) => reply.kind === 'chunk' && reply.end);
}

function isOver({ replies, status }: FrameCall): boolean {
  return status !== undefined || replies.some(({ kind }) => kind === 'immediate');
}

function outcome(call: FrameCall, { request, answer }: GivenExchange): Omit<Judged, keyof Noted> {
  const local = call.replies.find((reply) => reply.kind === 'immediate')?.reply;
  return {
    upstream: sent(call.replies, 'request', request),
    client: sent(call.replies, 'response', answer),
    local,
    status: call.status,
  };
}

function sent(replies: readonly Written[], direction: Direction, message: Message): Sent {
  const of = replies.filter((reply) => 'direction' in reply && reply.direction === direction);
  const chunks = of.flatMap((reply) => (reply.kind === 'chunk' ? [reply] : []));
  const head = of.find((reply) => reply.kind === 'headers');
  return {
    headers: head?.kind === 'headers' ? changed(message.headers, head.mutation) : [],
    body: Buffer.concat(chunks.map(({ bytes }) => bytes)),
    complete: message.body.length === 0 ? head !== undefined : chunks.some(({ end }) => end),
  };
}

function changed(headers: HeaderList, { set = [], remove = [] }: HeaderMutation): HeaderList {
  const gone = new Set([...remove, ...set.map(({ name }) => name)]);
  return [...headers.filter(({ name }) => !gone.has(name)), ...set];
}

async function inTime(done: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const give = () => reject(new Error('an exchange came to no end; please report it'));
    timer = setTimeout(give, LONGEST_MS);
  });
  await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
