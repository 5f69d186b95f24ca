/** Rows: the kinds of exchange that are measured. */
import { PLAN } from '../test/cases/detectors/classified.ts';
import { PROMPT } from '../test/cases/detectors/prompts.ts';
import { chatBody } from '../test/e2e/harness/client.ts';
import { PROSE } from './prose.ts';
import type { TargetName } from './targets.ts';

/** One row; counts are per round and target. */
export interface Row {
  readonly name: string;
  readonly what: string;
  readonly targets: readonly TargetName[];
  readonly clients: number;
  readonly requests: number;
  /** In the short run. */
  readonly quickRequests: number;
  /** Milliseconds over which the clients begin, so that they do not stay in step. */
  readonly spreadMs?: number;
  /** Events of a streamed answer: what a chunk is, however many arrive in one message. */
  readonly events?: number;
  /** Bytes of text, for rows that are compared with a row of a tenth of it. */
  readonly tenTimes?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

function prompt(characters: number, extra: Readonly<Record<string, unknown>> = {}): Buffer {
  const text = PROSE.repeat(Math.ceil(characters / PROSE.length)).slice(0, characters);
  return Buffer.from(JSON.stringify(chatBody(text, extra)));
}

const FILTERED: readonly TargetName[] = ['none', 'noop', 'weir'];
const QUESTION = 'How do fish get past a weir?';
const short = Buffer.from(JSON.stringify(chatBody(QUESTION)));
const streamed = Buffer.from(JSON.stringify(chatBody(QUESTION, { stream: true })));

/** A prompt that must not leak, and what a tool found that bears a class. */
const guarded = Buffer.from(
  JSON.stringify({
    ...{ model: 'gpt-4o-mini', stream: true },
    messages: [
      { role: 'system', content: PROMPT },
      { role: 'user', content: QUESTION },
      {
        role: 'assistant',
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'find', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c', content: `TLP:RED\n${PLAN}` },
    ],
  }),
);
const GUARDED: readonly TargetName[] = ['noop', 'egress', 'gathered'];

/** Every event of a scripted answer of N words comes with an opening, a finish and the end marker. */
const FRAMING_EVENTS = 3;

export const ROWS: readonly Row[] = [
  {
    name: 'short-chat',
    what: 'short chat, JSON',
    targets: [...FILTERED, 'strict'],
    ...{ clients: 1, requests: 300, quickRequests: 100 },
    headers: { 'x-script': 'chat' },
    body: short,
  },
  {
    name: 'prompt-16k',
    what: '16 KB prompt; with the built-in policy, and with every detector',
    targets: [...FILTERED, 'every'],
    ...{ clients: 1, requests: 200, quickRequests: 60 },
    headers: { 'x-script': 'chat' },
    body: prompt(16_384),
  },
  {
    name: 'stream-100',
    what: '100 events, one each 5 ms, 32 clients',
    targets: [...FILTERED, 'every'],
    ...{ clients: 32, requests: 96, quickRequests: 64, spreadMs: 600 },
    events: 100 + FRAMING_EVENTS,
    headers: { 'x-script': 'chat', 'x-events': '100', 'x-pace-ms': '5' },
    body: streamed,
  },
  {
    name: 'egress-100',
    what: '100 events, one each 5 ms, 32 clients; all that looks at what must not leave',
    targets: GUARDED,
    ...{ clients: 32, requests: 96, quickRequests: 64, spreadMs: 600 },
    events: 100 + FRAMING_EVENTS,
    headers: { 'x-script': 'chat', 'x-events': '100', 'x-pace-ms': '5' },
    body: guarded,
  },
  {
    name: 'egress-100k',
    what: '100 KB answer, streamed at full speed; all that looks at what must not leave',
    targets: GUARDED,
    ...{ clients: 1, requests: 10, quickRequests: 5 },
    events: 600 + FRAMING_EVENTS,
    headers: { 'x-script': 'long', 'x-events': '600' },
    body: guarded,
  },
  {
    name: 'egress-1m',
    what: '1 MB answer, the same',
    targets: GUARDED,
    ...{ clients: 1, requests: 3, quickRequests: 2 },
    events: 6000 + FRAMING_EVENTS,
    tenTimes: 'egress-100k',
    headers: { 'x-script': 'long', 'x-events': '6000' },
    body: guarded,
  },
  {
    name: 'prompt-100k',
    what: '100 KB prompt',
    targets: FILTERED,
    ...{ clients: 1, requests: 60, quickRequests: 20 },
    headers: { 'x-script': 'chat' },
    body: prompt(100_000),
  },
  {
    name: 'prompt-1m',
    what: '1 MB prompt',
    targets: FILTERED,
    ...{ clients: 1, requests: 12, quickRequests: 4 },
    tenTimes: 'prompt-100k',
    headers: { 'x-script': 'chat' },
    body: prompt(1_000_000),
  },
  {
    name: 'answer-1m',
    what: '1 MB answer, JSON',
    targets: FILTERED,
    ...{ clients: 1, requests: 8, quickRequests: 3 },
    headers: { 'x-script': 'long', 'x-events': '183000' },
    body: short,
  },
  {
    name: 'answer-10m',
    what: '10 MB answer, JSON',
    targets: FILTERED,
    ...{ clients: 1, requests: 3, quickRequests: 1 },
    tenTimes: 'answer-1m',
    headers: { 'x-script': 'huge' },
    body: short,
  },
  {
    name: 'stream-10m',
    what: '10 MB answer, streamed at full speed',
    targets: FILTERED,
    ...{ clients: 1, requests: 2, quickRequests: 1 },
    events: 60_000 + FRAMING_EVENTS,
    headers: { 'x-script': 'long', 'x-events': '60000' },
    body: streamed,
  },
];
