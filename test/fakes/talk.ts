/** A conversation with the step, frame by frame. */
import { UNKNOWN_CALLER } from '../../src/core/caller.ts';
import type { ExchangeEvent } from '../../src/core/event.ts';
import type { BodyMode, Reply } from '../../src/core/frame.ts';
import type { HeaderList } from '../../src/core/headers.ts';
import type { ConversationAsk, SideAsk, SideDecision, SideRecall } from '../../src/extproc/effects.ts';
import { newExchange, type StepContext } from '../../src/extproc/state.ts';
import { type StepFrame, step } from '../../src/extproc/step.ts';
import { policiesOf } from './conversation.ts';

const HEAD = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: review }\nspec:\n';

export interface RequestHead {
  readonly path?: string;
  readonly end?: boolean;
  /** `send_body_without_waiting_for_header_response`. */
  readonly early?: boolean;
  /** The body mode of answers; that of requests when left out. */
  readonly answers?: BodyMode;
  readonly headers?: HeaderList;
}

/** Takes frames, and keeps what the step said to each. */
export class Talk {
  readonly state;
  readonly replies: Reply[] = [];
  readonly events: ExchangeEvent[] = [];
  readonly asks: SideAsk[] = [];
  readonly recalls: SideRecall[] = [];
  readonly decides: SideDecision[] = [];
  readonly remembers: string[] = [];
  readonly conversations: ConversationAsk[] = [];
  /** `spec` is the YAML below `spec:` of a policy; `context` changes what the exchange is told. */
  constructor(spec: string, context: Partial<StepContext> = {}) {
    this.state = newExchange({
      id: 'x',
      policies: context.policies ?? policiesOf(HEAD + spec),
      fingerprint: () => 'h',
      callerOf: () => UNKNOWN_CALLER,
      authenticate: () => ({ ok: true, value: [] }),
      time: new Date(0),
      overload: undefined,
      moreTimeMs: 2500,
      ...context,
    });
  }
  take(frame: StepFrame): readonly Reply[] {
    const { replies, events, asks, recalls, decides, remembers, conversations } = step(this.state, frame);
    this.replies.push(...replies);
    this.events.push(...events);
    this.asks.push(...asks);
    this.recalls.push(...recalls);
    this.decides.push(...decides);
    this.remembers.push(...remembers);
    this.conversations.push(...conversations);
    return replies;
  }
  /** The head of a request; `more` names its body modes, path and further headers. */
  request(mode: BodyMode, more: RequestHead = {}): this {
    const { path = '/v1/chat/completions', end = false, early = false, answers = mode } = more;
    const headers = [
      { name: ':method', value: 'POST' },
      { name: ':path', value: path },
      { name: ':authority', value: 'h' },
      ...(more.headers ?? []),
    ];
    const protocol = { request: mode, response: answers, sendsBodyEarly: early };
    this.take({ kind: 'headers', direction: 'request', headers, end, protocol });
    return this;
  }
  body(direction: 'request' | 'response', text: string, end = false): readonly Reply[] {
    return this.take({ kind: 'body', direction, bytes: Buffer.from(text), end });
  }
  answer(type = 'text/event-stream', more: HeaderList = []): this {
    const headers = [{ name: ':status', value: '200' }, { name: 'content-type', value: type }, ...more];
    this.take({ kind: 'headers', direction: 'response', headers, end: false });
    return this;
  }
  trailers(direction: 'request' | 'response'): readonly Reply[] {
    return this.take({ kind: 'trailers', direction, trailers: [{ name: 'a', value: 'b' }] });
  }
  left(direction = 'response'): string {
    return this.replies
      .map((reply) =>
        (reply.kind === 'chunk' || reply.kind === 'body') && reply.direction === direction && reply.bytes
          ? Buffer.from(reply.bytes).toString()
          : '',
      )
      .join('');
  }
}
