/** Records one exchange: hears what Envoy says and what is decided, and hands the whole over at its end. */
import type { ExchangeEvent } from '../core/event.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Direction, PeerFrame } from '../core/frame.ts';
import { isCredential } from '../core/header-names.ts';
import type { HeaderList } from '../core/headers.ts';
import type { Journal } from '../core/ports.ts';
import { blankedQueryCredentials } from '../core/query-credentials.ts';
import type { Recorded } from './recorded.ts';

/** What of an exchange's parts is listened to. */
export interface Heard {
  readonly codec: { decode(bytes: Uint8Array): Result<PeerFrame> };
  readonly journal: Journal;
  readonly clock: { now(): number };
}

export interface RecorderOptions {
  readonly policies: ReadonlySet<string>;
  readonly exchangeBytes: number;
  /** Takes a whole recording. */
  keep(recorded: Recorded): void;
}

export interface Message {
  headers: HeaderList;
  readonly body: Uint8Array[];
}

type Decision = Recorded['decided']['request'];

const GRAVE: readonly Decision['verdict'][] = ['allow', 'mutate', 'hold', 'deny', 'cut'];

/** The same parts; what passes through them is heard. */
export function recording<Parts extends Heard>(parts: Parts, options: RecorderOptions): Parts {
  const recorder = new ExchangeRecorder(options, parts.clock.now());
  const { codec, journal } = parts;
  const heard: Journal = {
    get fault(): Fault | undefined {
      return journal.fault;
    },
    strict: journal.strict,
    record: (event) => {
      recorder.happened(event);
      return journal.record(event);
    },
  };
  return {
    ...parts,
    journal: heard,
    codec: { ...codec, decode: (bytes) => recorder.heard(codec.decode(bytes)) },
  };
}

class ExchangeRecorder {
  readonly #options: RecorderOptions;
  readonly #time: number;
  readonly #messages = new Map<Direction, Message>();
  readonly #decided = new Map<Direction, Decision>();
  #bytes = 0;
  /** No longer listened to: another policy, or too large. */
  #over = false;

  constructor(options: RecorderOptions, time: number) {
    this.#options = options;
    this.#time = time;
  }

  heard(frame: Result<PeerFrame>): Result<PeerFrame> {
    if (frame.ok && !this.#over) this.#take(frame.value);
    return frame;
  }

  happened(event: ExchangeEvent): void {
    if (this.#over) return;
    const { kind, exchange } = event;
    if (!this.#options.policies.has(exchange.policy)) this.#forget();
    else if (kind === 'close') this.#close(event);
    else this.#decide(event);
  }

  #take(frame: PeerFrame): void {
    const { direction } = frame;
    if (frame.kind === 'headers') this.#messages.set(direction, { headers: frame.headers, body: [] });
    if (frame.kind !== 'body') return;
    this.#bytes += frame.bytes.length;
    if (this.#bytes > this.#options.exchangeBytes) this.#forget();
    else this.#messages.get(direction)?.body.push(Buffer.from(frame.bytes));
  }

  #decide({ kind, direction, verdict, rule }: ExchangeEvent): void {
    const one: Decision = { verdict: kind === 'cut' ? 'cut' : verdict, rule };
    const before = this.#decided.get(direction);
    if (before === undefined || GRAVE.indexOf(one.verdict) > GRAVE.indexOf(before.verdict))
      this.#decided.set(direction, one);
  }

  #close({ exchange, totals }: ExchangeEvent): void {
    const request = this.#messages.get('request');
    const decision = this.#decided.get('request');
    const answer = this.#messages.get('response');
    const judged = this.#decided.get('response');
    this.#over = true;
    // Half an exchange says nothing about a policy.
    const whole = totals?.ended === 'complete' || totals?.ended === 'denied' || totals?.ended === 'cut';
    if (!whole || request === undefined || decision === undefined) return;
    this.#options.keep({
      ...{ version: 1, id: exchange.id, time: this.#time },
      ...{ policy: exchange.policy, digest: exchange.policyDigest },
      caller: { ...exchange.caller, roles: [...exchange.caller.roles] },
      request: plain(request),
      ...(answer === undefined ? {} : { answer: plain(answer) }),
      decided: { request: decision, ...(judged === undefined ? {} : { answer: judged }) },
    });
  }

  #forget(): void {
    this.#over = true;
    this.#messages.clear();
  }
}

/** What may be kept of a message. */
export function plain({ headers, body }: Message): Recorded['request'] {
  return {
    headers: headers
      .filter(({ name }) => !isCredential(name))
      .map(({ name, value }) => ({ name, value: name === ':path' ? blankedQueryCredentials(value) : value })),
    ...(body.length === 0 ? {} : { body: Buffer.concat(body).toString('base64') }),
  };
}
