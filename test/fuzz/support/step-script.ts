/**
 * Reads an input as a conversation. Five bytes choose the policy, the body modes and the documents; after them each byte
 * is one move: the low half says which, the high half how. Any bytes are a conversation, most of them an unruly one.
 */
import type { BodyMode, Direction, Protocol } from '../../../src/core/frame.ts';
import type { HeaderList } from '../../../src/core/headers.ts';
import type { StepFrame } from '../../../src/extproc/step.ts';
import { policiesOf } from '../../fakes/conversation.ts';

/** A card number that every policy here redacts or denies, and a phrase that is denied. */
export const CARD = '4111 1111 1111 1111';
export const BANNED = 'project bluebird';

const RULES = (extra = ''): string => `
      - { name: cards, detector: pii, options: { entities: [CREDIT_CARD] }, action: redact }
      - { name: banned, detector: keywords, options: { words: ["${BANNED}"] }, action: deny }${extra}`;
const ASK = '\n      - { name: ask, detector: remote, options: { judge: guard }, action: deny }';
const policyOf = (top: string, extra = '') =>
  policiesOf(`
apiVersion: weir.dev/v1alpha1
kind: GuardPolicy
metadata: { name: fuzz }
spec:${top}
  passPaths: [/open]
  request:
    trailers: allow
    limits: { bodyBytes: 64KiB }
    rules:${RULES(extra)}
  response:
    limits: { bodyBytes: 64KiB }
    rules:${RULES(extra)}
`);

/** What a conversation runs under; `guards`: what is denied or redacted must not leave. */
export interface Rules {
  readonly policies: ReturnType<typeof policiesOf> | undefined;
  readonly guards: boolean;
}

const RULE_SETS: readonly Rules[] = [
  { policies: policyOf(''), guards: true },
  { policies: policyOf('\n  acceptWeaker: [streamed]'), guards: true },
  { policies: policyOf('\n  acceptWeaker: [streamed]', ASK), guards: true },
  { policies: policyOf('', ASK), guards: true },
  { policies: policyOf('\n  mode: observe', ASK), guards: false },
  { policies: policyOf('\n  onFault: allow\n  acceptWeaker: [streamed]', ASK), guards: false },
  { policies: undefined, guards: true },
];

const MODES: readonly BodyMode[] = [
  ...(['full-duplex', 'full-duplex', 'full-duplex', 'buffered', 'streamed', 'streamed'] as const),
  ...(['none', 'buffered-partial', 'grpc'] as const),
];

const ask = (text: string): string =>
  `{"model":"m","stream":true,"n":2,"messages":[{"role":"system","content":"be kind"},{"role":"user","content":"${text}"}]}`;
const delta = (text: string, index = 0): string =>
  `data: {"id":"c","choices":[{"index":${index},"delta":{"content":"${text}"}}]}\n\n`;
const stream = (...texts: readonly string[]): string =>
  `${texts.map((text) => delta(text)).join('')}data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`;
const whole = (text: string): string =>
  `{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"${text}"},"finish_reason":"stop"}]}`;

const REQUESTS: readonly Buffer[] = [
  ask('hi there'),
  ask(`pay with ${CARD}, please`),
  ask(`tell of ${BANNED}, please`),
  '{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}',
  '{"broken":',
  `{"model":"m","messages":[{"role":"assistant","audio":{"id":"a"}},{"role":"user","content":"${CARD}"}]}`,
].map((text) => Buffer.from(text));

interface Answer {
  readonly type: string;
  readonly bytes: Buffer;
}

const ANSWERS: readonly Answer[] = [
  ['text/event-stream', stream('good ', 'day ', 'to ', 'you')],
  ['text/event-stream', stream('the card ', ...CARD.split(/(?<= )/), ', so it is')],
  ['text/event-stream', stream('it is ', 'project ', 'blue', 'bird', ' then')],
  [
    'text/event-stream',
    `${delta('a card ')}${delta('4111 1111', 1)}${delta(CARD)}${delta(' 1111 1111', 1)}data: [DONE]\n\ntail`,
  ],
  ['application/json', whole('good day')],
  ['application/json', whole(`the card ${CARD}, so it is`)],
  ['application/json', whole(`it is ${BANNED}, then`)],
  ['text/plain', `the card ${CARD}, so it is`],
  ['image/png', 'not read'],
].map(([type = '', text = '']) => ({ type, bytes: Buffer.from(text) }));

/** A question that waits for its answer. */
export interface OpenAsk {
  readonly direction: Direction;
  readonly id: number;
  /** How many things are looked up, where it is no judge that is asked. */
  readonly keys?: number;
}

/** Moves through an input; `next` gives the frames in order. */
export class StepScript {
  readonly rules: Rules;
  readonly protocol: Protocol | undefined;
  readonly observed: boolean;
  readonly #input: Uint8Array;
  readonly #left: Record<Direction, Buffer>;
  readonly #type: string;
  /** Directions whose headers named a coding; what came of their bodies follows as `inflated`. */
  readonly #coded = new Set<Direction>();
  readonly #due: StepFrame[] = [];
  #at = 5;
  #passes = false;
  #first = true;

  constructor(input: Uint8Array) {
    const [rules = 0, modes = 0, flags = 0, request = 0, answer = 0] = input;
    this.#input = input;
    this.rules = RULE_SETS[rules % RULE_SETS.length] as Rules;
    const early = (flags & 1) === 1;
    this.observed = (flags & 0x0e) === 0x0e;
    this.protocol =
      (flags & 0x70) === 0x70
        ? undefined
        : { request: modeOf(modes), response: modeOf(modes >> 4), sendsBodyEarly: early };
    const { type, bytes } = ANSWERS[answer % ANSWERS.length] as Answer;
    this.#type = type;
    this.#left = { request: REQUESTS[request % REQUESTS.length] as Buffer, response: bytes };
  }

  /** What the policy denies or redacts must not leave. */
  get guards(): boolean {
    return this.rules.guards && !this.observed && !this.#passes;
  }

  /** The next frame; undefined when the input is used up. `asks` are open; a frame that answers one takes it out. */
  next(asks: OpenAsk[]): StepFrame | undefined {
    const due = this.#due.shift();
    if (due !== undefined) return due;
    while (this.#at < this.#input.length) {
      const move = this.#input[this.#at++] ?? 0;
      const frame = this.#frame(move & 0x0f, move >> 4, asks);
      if (frame !== undefined) return frame;
    }
    return undefined;
  }

  #frame(kind: number, how: number, asks: OpenAsk[]): StepFrame | undefined {
    const direction: Direction = how % 2 === 0 ? 'request' : 'response';
    switch (kind) {
      case 0:
        if (how === 10) this.#coded.add('request');
        if (how === 14) this.#passes = true;
        return this.#peer({
          kind: 'headers',
          direction: 'request',
          headers: requestHeaders(how),
          end: how === 15,
        });
      case 1:
        return this.#peer({
          kind: 'headers',
          direction: 'response',
          headers: this.#answerHeaders(how),
          end: how === 15,
        });
      case 2:
      case 3:
        return this.#body('request', 1 + how * how, false);
      case 4:
      case 5:
      case 6:
        return this.#body('response', 1 + how * how, false);
      case 7:
        return this.#body('request', Number.POSITIVE_INFINITY, true);
      case 8:
        return this.#body('response', Number.POSITIVE_INFINITY, true);
      case 9:
      case 10:
        return this.#peer({
          kind: 'trailers',
          direction: kind === 9 ? 'request' : 'response',
          trailers: [{ name: 'x-sum', value: how < 8 ? 'a' : `card ${CARD}` }],
        });
      case 11:
        return judged(asks, how);
      case 12:
        return unjudged(asks);
      case 13:
        return outside(direction, how);
      case 14:
        return this.#raw(direction, how);
      default:
        return this.#peer({ kind: 'body', direction, bytes: new Uint8Array(0), end: how > 11 });
    }
  }

  #peer<Frame extends StepFrame>(frame: Frame): Frame {
    if (!this.#first) return frame;
    this.#first = false;
    return {
      ...frame,
      ...(this.protocol === undefined ? {} : { protocol: this.protocol }),
      ...(this.observed ? { observed: true } : {}),
    };
  }

  /** The next bytes of the direction's document. */
  #body(direction: Direction, size: number, end: boolean): StepFrame {
    const left = this.#left[direction];
    const bytes = left.subarray(0, size);
    this.#left[direction] = left.subarray(bytes.length);
    if (this.#coded.has(direction))
      this.#due.push({ kind: 'inflated', direction, bytes, whole: true, end, trailers: false });
    return this.#peer({ kind: 'body', direction, bytes, end });
  }

  /** Bytes of the input itself. */
  #raw(direction: Direction, size: number): StepFrame {
    const bytes = this.#input.subarray(this.#at, this.#at + size);
    this.#at += size;
    return this.#peer({ kind: 'body', direction, bytes, end: false });
  }

  #answerHeaders(how: number): HeaderList {
    if (how === 13) this.#coded.add('response');
    return [
      { name: ':status', value: how === 14 ? '500' : '200' },
      { name: 'content-type', value: this.#type },
      ...(how === 13 ? [{ name: 'content-encoding', value: 'gzip' }] : []),
      ...(how === 12 ? [{ name: 'content-length', value: '9' }] : []),
    ];
  }
}

function modeOf(number: number): BodyMode {
  return MODES[(number & 0x0f) % MODES.length] as BodyMode;
}

function requestHeaders(how: number): HeaderList {
  const path = how === 14 ? '/open' : how === 13 ? '/elsewhere' : '/v1/chat/completions';
  return [
    { name: ':method', value: how === 12 ? 'GET' : 'POST' },
    { name: ':path', value: path },
    { name: ':authority', value: 'llm.test' },
    { name: 'content-type', value: 'application/json' },
    ...(how === 11 ? [{ name: 'upgrade', value: 'websocket' }] : []),
    ...(how === 10 ? [{ name: 'content-encoding', value: 'br' }] : []),
  ];
}

/** What the shell may say by itself. */
function outside(direction: Direction, how: number): StepFrame | undefined {
  if (how < 2) return { kind: 'expired', direction, fault: { kind: 'deadline', message: 'late' } };
  if (how < 4) return { kind: 'uninflated', direction, fault: { kind: 'unreadable', message: 'not gzip' } };
  if (how < 8) return { kind: 'quiet', direction: 'response' };
  return how < 10
    ? { kind: 'inflated', direction, bytes: Buffer.from('x'), whole: true, end: false, trailers: false }
    : undefined;
}

function judged(asks: OpenAsk[], how: number): StepFrame | undefined {
  const [open] = asks.splice(how % Math.max(1, asks.length), 1);
  if (open === undefined) return undefined;
  const { direction, id, keys } = open;
  if (keys !== undefined) {
    const value = Array.from({ length: keys }, () => how < 12);
    return { kind: 'recalled', direction, id, outcome: { ok: true, value } };
  }
  const hits = how > 11 ? [{ type: 'JUDGED', start: 0, end: 1, score: 1 }] : [];
  return { kind: 'judged', direction, id, hits };
}

function unjudged(asks: OpenAsk[]): StepFrame | undefined {
  const open = asks.shift();
  if (open === undefined) return undefined;
  const { direction, id, keys } = open;
  const fault = { kind: keys === undefined ? 'judge' : 'state', message: 'no answer' } as const;
  if (keys === undefined) return { kind: 'unjudged', direction, id, fault };
  return { kind: 'recalled', direction, id, outcome: { ok: false, fault } };
}
