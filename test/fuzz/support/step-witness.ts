/** Watches a conversation and throws when an answer or a record of it breaks a promise. */
import assert from 'node:assert/strict';
import type { ExchangeEvent } from '../../../src/core/event.ts';
import type { BodyMode, Direction, Reply } from '../../../src/core/frame.ts';
import type { Effects } from '../../../src/extproc/effects.ts';
import type { StepFrame } from '../../../src/extproc/step.ts';
import { ConversationOrder } from './conversation-order.ts';
import { BANNED, CARD } from './step-script.ts';

/** Envoy takes messages of at most so many bytes of body. */
const LONGEST_CHUNK = 62_000;

interface SideView {
  mode: BodyMode;
  readonly sent: Buffer[];
  /** Body frames that came, and answers to them. */
  frames: number;
  answers: number;
  headersAnswered: boolean;
  ended: boolean;
  trailersAnswered: boolean;
  /** Its trailers hold what must not leave. */
  dirtyTrailers: boolean;
}

export class StepWitness {
  readonly #sides: Record<Direction, SideView>;
  readonly #events: ExchangeEvent[] = [];
  readonly #order = new ConversationOrder();
  #last: string | undefined;
  #over = false;
  #leaked = false;

  constructor(modes: { readonly request: BodyMode; readonly response: BodyMode }) {
    this.#sides = { request: sideOf(modes.request), response: sideOf(modes.response) };
  }

  /** Takes one frame and what it brought. */
  see(frame: StepFrame, effects: Effects): void {
    const { request, response } = this.#sides;
    this.#order.see(frame, { request: request.mode, response: response.mode });
    if (frame.kind === 'body') this.#sides[frame.direction].frames++;
    if (frame.kind === 'trailers' && frame.trailers.some(({ value }) => value.includes(CARD)))
      this.#sides[frame.direction].dirtyTrailers = true;
    const brought =
      effects.replies.length + effects.events.length + effects.asks.length + effects.recalls.length;
    if (this.#over && frame.kind !== 'closed') assert.equal(brought, 0, 'something came after the end');
    for (const reply of effects.replies) this.#reply(reply);
    this.#events.push(...effects.events);
  }

  /** The conversation is over for the step. */
  over(): void {
    this.#over = true;
  }

  #reply(reply: Reply): void {
    assert.notEqual(this.#last, 'immediate', 'something came after a local reply');
    this.#orderly(this.#last !== 'abort', 'something came after the stream was given up');
    if (reply.kind === 'more-time') return;
    this.#last = reply.kind;
    if (reply.kind === 'immediate') this.#immediate(reply);
    else if (reply.kind !== 'abort') this.#onSide(reply, this.#sides[reply.direction]);
  }

  /** Holds as long as Envoy keeps to its own protocol; when it does not, only the rest has to hold. */
  #orderly(holds: boolean, message: string): void {
    if (this.#order.kept) assert.ok(holds, message);
  }

  #immediate({ reply }: Reply & { kind: 'immediate' }): void {
    assert.ok(reply.status >= 400 && reply.status <= 599, 'a reply of ours is an error');
    const { request, response } = this.#sides;
    const left = response.sent.some((bytes) => bytes.length > 0);
    // A request that is still judged when its answer comes is denied with whatever is left to do so.
    if (request.ended) this.#orderly(!left, 'a local reply came after bytes of the answer');
  }

  #onSide(reply: Exclude<Reply, { kind: 'immediate' | 'abort' | 'more-time' }>, side: SideView): void {
    if (reply.kind === 'headers') {
      this.#orderly(!side.headersAnswered, 'headers were answered twice');
      side.headersAnswered = true;
      const { override } = reply;
      if (override !== undefined)
        for (const direction of ['request', 'response'] as const)
          this.#sides[direction].mode = override[direction] ?? this.#sides[direction].mode;
    } else if (reply.kind === 'chunk') this.#chunk(reply, side);
    else if (reply.kind === 'body') this.#body(reply, side);
    else {
      // They may be answered behind the end of the body: that is how they are left away.
      this.#orderly(!side.trailersAnswered, 'trailers were answered twice');
      side.trailersAnswered = true;
      if (side.dirtyTrailers && !side.ended) this.#leaked = true;
    }
  }

  #chunk(reply: Reply & { kind: 'chunk' }, side: SideView): void {
    this.#orderly(side.mode === 'full-duplex', 'a chunk in another mode');
    this.#orderly(side.headersAnswered, 'a chunk came before the headers');
    this.#orderly(!side.ended && !side.trailersAnswered, 'a chunk came after the end');
    assert.ok(reply.bytes.length <= LONGEST_CHUNK, 'a chunk is too long for one message');
    side.sent.push(Buffer.from(reply.bytes));
    side.ended ||= reply.end;
  }

  #body(reply: Reply & { kind: 'body' }, side: SideView): void {
    this.#orderly(side.mode !== 'full-duplex', 'a body answer in full-duplex mode');
    side.answers++;
    this.#orderly(side.answers <= side.frames, 'more answers than chunks');
    if (reply.bytes !== undefined) side.sent.push(Buffer.from(reply.bytes));
  }

  /**
   * Checks the whole; `guards`: the policy denies or redacts what must not leave; `asks`: questions that nobody answered.
   * Says what came of it.
   */
  conclude(guards: boolean, asks: number): string {
    const kinds = this.#events.map(({ kind }) => kind);
    assert.equal(kinds.filter((kind) => kind === 'close').length, 1, 'one close event');
    assert.equal(kinds.at(-1), 'close', 'the close event is the last');
    const [, ...later] = this.#events.filter(({ kind }) => kind === 'request');
    // A request that was let go may still be stopped: its trailers, or a body that does not come to its end.
    const stopped = later.every(({ verdict }) => verdict === 'deny') && later.length <= 1;
    this.#orderly(stopped, 'two request events');
    const { request, response } = this.#sides;
    if (guards) {
      this.#orderly(!this.#leaked, 'trailers left that may not');
      for (const side of [request, response]) assertClean(Buffer.concat(side.sent).toString('latin1'));
      if (sentAnything(request))
        assert.ok(kinds.includes('request'), 'nothing records the request that left');
      const opened = kinds.includes('open') || kinds.includes('cut');
      if (sentAnything(response)) assert.ok(opened, 'nothing records the answer that left');
    }
    if (this.#order.complete && asks === 0 && this.#last !== 'immediate' && this.#last !== 'abort')
      assert.equal(this.#unanswered, 0, 'a chunk in streamed mode has no answer');
    const verdicts = this.#events.map(
      ({ kind, verdict, rule, fault }) => `${kind} ${verdict} ${rule} ${fault?.kind ?? ''}`,
    );
    return [request.mode, `answer ${response.mode}`, this.#last ?? 'nothing', ...new Set(verdicts)].join(
      '; ',
    );
  }

  /** Chunks of streamed mode that have no answer. */
  get #unanswered(): number {
    return Object.values(this.#sides)
      .filter(({ mode }) => mode === 'streamed')
      .reduce((sum, { frames, answers }) => sum + frames - answers, 0);
  }
}

function sideOf(mode: BodyMode): SideView {
  return {
    mode,
    sent: [],
    frames: 0,
    answers: 0,
    headersAnswered: false,
    ended: false,
    trailersAnswered: false,
    dirtyTrailers: false,
  };
}

function sentAnything({ sent }: SideView): boolean {
  return sent.some((bytes) => bytes.length > 0);
}

const DELTA = /^data: \{"id":"c","choices":\[\{"index":(\d),"delta":\{"content":"([^"\\]*)"\}\}\]\}$/gm;

/** The texts of the choices of a stream, each joined. */
function choicesOf(sent: string): string[] {
  const texts: string[] = [];
  for (const [, index, text] of sent.matchAll(DELTA))
    texts[Number(index)] = (texts[Number(index)] ?? '') + text;
  return Array.from(texts, (text) => text ?? '');
}

/** What a policy redacts or denies is not in what left, neither as it stands nor over several events. */
function assertClean(sent: string): void {
  for (const text of [sent, ...choicesOf(sent)]) {
    assert.ok(!text.includes(`card ${CARD},`) && !text.includes(`with ${CARD},`), 'a card number left');
    assert.ok(!text.includes(` ${BANNED}, `) && !text.includes(` ${BANNED} `), 'what is denied left');
  }
}
