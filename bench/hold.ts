/** Hold: how many characters of ordinary prose Weir holds back, after each event of a streamed answer. */
import { readFileSync } from 'node:fs';
import { ANSWERS, words } from '../demo/answers.ts';
import { toEvents } from '../demo/openai-form.ts';
import { UNKNOWN_CALLER } from '../src/core/caller.ts';
import type { Direction, Reply } from '../src/core/frame.ts';
import { type ExchangeState, newExchange } from '../src/extproc/state.ts';
import { step } from '../src/extproc/step.ts';
import { policiesOf } from '../test/fakes/conversation.ts';
import { PROSE } from './prose.ts';
import { quantile } from './statistics.ts';

/** Characters of text that were received and had not left, over all events. */
export interface Hold {
  readonly p50: number;
  readonly p99: number;
  readonly peak: number;
  readonly events: number;
}

const DUPLEX = { request: 'full-duplex', response: 'full-duplex', sendsBodyEarly: false } as const;
const REQUEST = '{"model":"m","stream":true,"messages":[{"role":"user","content":"Tell me more."}]}';

/** Streams prose through the rules of a policy file, word by word, and looks after each event at what is still held. */
export function measureHold(policyFile: string): Hold {
  const policies = policiesOf(readFileSync(policyFile, 'utf8'));
  const story = (ANSWERS['chat']?.({ last: '', events: 85 }) ?? [])
    .map(({ content = '' }) => content)
    .join('');
  const held = [PROSE, story].flatMap((text) => heldAfterEach(opened(policies), words(text)));
  return {
    p50: quantile(held, 0.5),
    p99: quantile(held, 0.99),
    peak: Math.max(...held),
    events: held.length,
  };
}

/** An exchange whose request has passed and whose answer is about to begin. */
function opened(policies: ReturnType<typeof policiesOf>): ExchangeState {
  const state = newExchange({
    id: 'hold',
    policies,
    fingerprint: () => '',
    overload: undefined,
    moreTimeMs: 0,
    callerOf: () => UNKNOWN_CALLER,
    authenticate: () => ({ ok: true, value: [] }),
    time: new Date(0),
  });
  const request = [
    { name: ':method', value: 'POST' },
    { name: ':path', value: '/v1/chat/completions' },
    { name: ':authority', value: 'llm' },
    { name: 'content-type', value: 'application/json' },
  ];
  const response = [
    { name: ':status', value: '200' },
    { name: 'content-type', value: 'text/event-stream' },
  ];
  step(state, { kind: 'headers', direction: 'request', headers: request, end: false, protocol: DUPLEX });
  step(state, { kind: 'body', direction: 'request', bytes: Buffer.from(REQUEST), end: true });
  step(state, { kind: 'headers', direction: 'response', headers: response, end: false });
  return state;
}

function heldAfterEach(state: ExchangeState, parts: readonly string[]): number[] {
  const [opening = '', ...events] = toEvents(
    parts.map((content) => ({ choice: 0, content })),
    'm',
  );
  const held: number[] = [];
  // Ends of the events in bytes and in characters of text: what left is a prefix of what came.
  const waiting: { end: number; characters: number }[] = [];
  let received = 0;
  let left = 0;
  const push = (event: string, characters: number): void => {
    const bytes = Buffer.from(event);
    received += bytes.length;
    waiting.push({ end: received, characters });
    left += leftBy(
      step(state, { kind: 'body', direction: 'response', bytes, end: false }).replies,
      'response',
    );
    while (waiting[0] !== undefined && waiting[0].end <= left) waiting.shift();
  };
  push(opening, 0);
  for (const [at, part] of parts.entries()) {
    push(events[at] ?? '', part.length);
    held.push(waiting.reduce((sum, { characters }) => sum + characters, 0));
  }
  for (const end of events.slice(parts.length)) push(end, 0);
  if (waiting.length > 0) throw new Error('an answer of ordinary prose did not leave whole');
  return held;
}

function leftBy(replies: readonly Reply[], direction: Direction): number {
  let bytes = 0;
  for (const reply of replies)
    if (reply.kind === 'chunk' && reply.direction === direction) bytes += reply.bytes.length;
  return bytes;
}
