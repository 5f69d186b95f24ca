/** Records one question of ext_authz: hears what Envoy asks and what is decided. */
import type { CheckQuestion } from '../core/check.ts';
import type { ExchangeEvent } from '../core/event.ts';
import type { Fault, Result } from '../core/fault.ts';
import type { Journal } from '../core/ports.ts';
import { plain, type RecorderOptions } from './exchange-recorder.ts';
import type { Recorded } from './recorded.ts';

/** What of a question's parts is listened to. */
export interface HeardCheck {
  readonly codec: { decodeCheck(bytes: Uint8Array): Result<CheckQuestion> };
  readonly journal: Journal;
  readonly clock: { now(): number };
}

/** Context extensions of the route that Weir reads; what else a route says is nobody's business here. */
const EXTENSIONS = 'weir.';

/** The same parts, for one question; what passes through them is heard. */
export function recordingCheck<Parts extends HeardCheck>(parts: Parts, options: RecorderOptions): Parts {
  const { codec, journal } = parts;
  const time = parts.clock.now();
  let question: CheckQuestion | undefined;
  let decided: Recorded['decided']['request'] | undefined;
  const happened = (event: ExchangeEvent): void => {
    const { kind, verdict, rule } = event;
    if (kind !== 'close') decided ??= { verdict, rule };
    else if (question !== undefined && decided !== undefined && isWanted(event, question, options))
      options.keep(recordedOf(event, { question, decided, time }));
  };
  return {
    ...parts,
    journal: {
      get fault(): Fault | undefined {
        return journal.fault;
      },
      strict: journal.strict,
      record: (event: ExchangeEvent) => {
        happened(event);
        return journal.record(event);
      },
    },
    codec: {
      ...codec,
      decodeCheck: (bytes: Uint8Array) => {
        const decoded = codec.decodeCheck(bytes);
        if (decoded.ok) question = decoded.value;
        return decoded;
      },
    },
  };
}

function isWanted(
  { exchange }: ExchangeEvent,
  { body }: CheckQuestion,
  { policies, exchangeBytes }: RecorderOptions,
): boolean {
  return policies.has(exchange.policy) && body.length <= exchangeBytes;
}

function recordedOf(
  { exchange }: ExchangeEvent,
  {
    question,
    decided,
    time,
  }: {
    readonly question: CheckQuestion;
    readonly decided: Recorded['decided']['request'];
    readonly time: number;
  },
): Recorded {
  const { method, path, host, headers, body, bodyIsText, extensions } = question;
  const head = [
    { name: ':method', value: method },
    { name: ':path', value: path },
    { name: ':authority', value: host },
  ];
  const known = [...extensions].filter(([name]) => name.startsWith(EXTENSIONS));
  return {
    ...{ version: 1, id: exchange.id, time, policy: exchange.policy, digest: exchange.policyDigest },
    caller: { ...exchange.caller, roles: [...exchange.caller.roles] },
    request: plain({
      headers: [...head, ...headers.filter(({ name }) => !name.startsWith(':'))],
      body: body.length === 0 ? [] : [body],
    }),
    check: { bodyIsText, extensions: Object.fromEntries(known) },
    decided: { request: decided },
  };
}
