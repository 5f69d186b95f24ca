/** What one side says in JSON-RPC messages: who speaks, which tools are called, which requests are answered. */
import type { Fault } from '../../core/fault.ts';
import type { Channel, Facts, Role, Skipped } from '../../core/segment.ts';
import type { DocumentHooks } from '../json/document-reader.ts';
import { PartTexts } from '../json/part-texts.ts';
import type { Place } from '../json/place.ts';
import { kindsAt } from '../json/value-gate.ts';
import type { StreamHooks } from '../sse/stream-reader.ts';
import { Answered } from './answered.ts';
import { type Applies, CallScope } from './call-scope.ts';
import { Envelope } from './envelope.ts';
import { Speaker } from './speaker.ts';

/** The words of one protocol. */
export interface Terms {
  /** Who speaks, by the word of a `role`. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Who speaks in the parameters of a request themselves, by method. */
  readonly methods: ReadonlyMap<string, Role>;
  /** The method that calls a tool. */
  readonly calls: string | undefined;
  /** Who speaks in a result that names no role. */
  readonly result: Role;
}

export interface MessageOptions {
  readonly terms: Terms;
  /** True where nothing but a JSON-RPC message may come. */
  readonly strict: boolean;
  /** True for requests by a method that are answered by a stream. */
  readonly streams?: (method: string) => boolean;
  /** True where a list of parts goes on in the next event. */
  readonly onward?: boolean;
  /** What the request said of itself, when this is its answer. */
  readonly request?: Facts;
}

/** Whose string is being read; it may learn more until the message ends. */
export interface Owner {
  readonly speaker: Speaker;
  readonly scope: CallScope | undefined;
  readonly inArguments: boolean;
}

const maybeUse: Applies = ({ type }) => type === undefined || type === 'tool_use';
const isUse: Applies = ({ type }) => type === 'tool_use';

/** Whoever speaks outside of everything that says who. */
const NOBODY = new Speaker('unknown');

/** What a part may be that names its type only behind its data. */
const ANY_DATA: readonly Skipped['reason'][] = ['image', 'audio', 'file'];

/**
 * Hears of the marks `root`, `id`, `method`, `params`, `result`, `error`, `message`, `role`, `part` (`form` where a part
 * may as well be an object of any names), `part-type`, `data` and those of calls (`call-id`, `call-name`, `call-arguments`).
 */
export class MessageHooks implements DocumentHooks, StreamHooks<Owner> {
  readonly facts: Facts = { modelless: true };
  readonly messages = true;
  readonly answered: Answered;
  readonly #options: MessageOptions;
  readonly #envelope: Envelope;
  readonly #mayCall: Applies;
  #parts: PartTexts | undefined;
  readonly #speakers: Speaker[] = [];
  #params = new Speaker();
  readonly #scopes: CallScope[] = [];
  #inArguments = false;
  #event = 0;

  constructor(options: MessageOptions) {
    this.#options = options;
    this.#envelope = new Envelope(options.strict);
    this.answered = new Answered(options.request?.rpcId);
    const { calls } = options.terms;
    this.#mayCall = () => {
      const { method } = this.#envelope;
      return calls !== undefined && (method === undefined || method === calls);
    };
  }

  begin(event: number): void {
    this.#event = event;
    this.#envelope.begin();
    if (this.#options.onward !== true) this.#parts = undefined;
    this.#speakers.length = 0;
    this.#params = new Speaker();
    this.#scopes.length = 0;
    this.#inArguments = false;
  }

  owner(): Owner {
    const speaker = this.#speakers.at(-1) ?? NOBODY;
    return { speaker, scope: this.#scopes.at(-1), inArguments: this.#inArguments };
  }

  channel(place: Place, owner = this.owner()): Channel {
    const { shape, path } = place;
    const called = owner.scope?.of(shape, owner.inArguments);
    const parts = shape.part ? this.#within(place) : undefined;
    if (called === undefined && parts === undefined && shape.role !== 'speaker')
      return { path, role: shape.role, settled: true };
    const named = Object.assign(called ?? {}, { path, ...parts });
    if (shape.role === 'speaker') return owner.speaker.channel(named);
    return Object.assign(named, { role: shape.role, settled: true });
  }

  /** Names and numbers of arguments belong to the call as their strings do. */
  fixed(place: Place, channel: Channel, owner = this.owner()): Channel {
    if ((place.shape.rest ?? place.shape).role !== 'speaker') return channel;
    const called = (owner.inArguments ? owner.scope?.of(place.shape, true) : undefined) ?? {};
    return owner.speaker.channel(Object.assign(called, { path: channel.path, editable: false as const }));
  }

  kinds({ shape }: Place, beginning: string): readonly Skipped['reason'][] {
    const kinds = kindsAt(shape, beginning);
    if (kinds.length === 0 || shape.mark !== 'data') return kinds;
    const type = this.#scopes.at(-1)?.type;
    return type === 'image' || type === 'audio' ? [type] : ANY_DATA;
  }

  opened(place: Place, array: boolean): Fault | undefined {
    const { mark } = place.shape;
    switch (mark) {
      case 'params':
        this.#speakers.push(this.#params);
        this.#scopes.push(new CallScope(0, this.#mayCall));
        break;
      case 'message':
      case 'result':
        this.#speakers.push(new Speaker());
        break;
      case 'part':
        this.#scopes.push(new CallScope(place.index, maybeUse));
        break;
      case 'form':
        this.#scopes.push(new CallScope(0, isUse));
        break;
      case 'role':
        this.#speakers.at(-1)?.decide('unknown');
        break;
      case 'call-arguments':
        this.#inArguments = true;
        break;
      default:
    }
    return this.#envelope.opened(mark, array);
  }

  closed({ shape: { mark } }: Place): Fault | undefined {
    switch (mark) {
      case 'params':
        this.#speakers.pop();
        this.#scopes.pop();
        return undefined;
      case 'message':
        this.#speakers.pop()?.decide('unknown');
        return undefined;
      case 'result':
        this.#speakers.pop()?.decide(this.#options.terms.result);
        return undefined;
      case 'part':
      case 'form':
        this.#scopes.pop();
        return undefined;
      case 'call-arguments':
        this.#inArguments = false;
        return undefined;
      case 'root':
        return this.#close();
      default:
        return undefined;
    }
  }

  string({ shape: { mark } }: Place, value: string): Fault | undefined {
    const scope = this.#scopes.at(-1);
    scope?.string(mark, value);
    if (mark === 'part-type' && scope !== undefined) scope.type = value;
    if (mark === 'role') {
      this.#speakers.at(-1)?.decide(this.#options.terms.roles.get(value) ?? 'unknown');
    }
    const problem = this.#envelope.string(mark, value);
    if (mark === 'method') this.#params.decide(this.#caller());
    return problem;
  }

  number({ shape: { mark } }: Place, value: number): Fault | undefined {
    if (mark === 'role') this.#speakers.at(-1)?.decide('unknown');
    return this.#envelope.number(mark, value);
  }

  word({ shape: { mark } }: Place): Fault | undefined {
    return this.#envelope.word(mark);
  }

  done(): undefined {}

  #close(): Fault | undefined {
    const { method, id, answers } = this.#envelope;
    this.#params.decide(this.#caller());
    if (method !== undefined && id !== undefined) {
      this.facts.rpcId = id;
      this.facts.asks = method;
      const streams = this.#options.streams?.(method);
      if (streams !== undefined) this.facts.stream = streams;
    }
    if (answers && id !== undefined) this.answered.see(id, this.#event);
    return this.#envelope.closed();
  }

  #caller(): Role {
    const { method } = this.#envelope;
    return (method === undefined ? undefined : this.#options.terms.methods.get(method)) ?? 'unknown';
  }

  #within(place: Place): ReturnType<PartTexts['of']> {
    this.#parts ??= new PartTexts(this.#options.onward === true ? 'messages' : undefined);
    return this.#parts.of(place);
  }
}
