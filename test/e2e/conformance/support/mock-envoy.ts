/** A client that speaks ext_proc and ext_authz to Weir directly: any message, in any order. */
import { fileURLToPath } from 'node:url';
import {
  type ClientDuplexStream,
  credentials,
  loadPackageDefinition,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { eventually } from '../../harness/eventually.ts';

const PROTOS = fileURLToPath(new URL('../../../../protos/', import.meta.url));
const OPTIONS = { keepCase: true, longs: String, enums: String, oneofs: true, includeDirs: [PROTOS] };

/** A message as proto-loader spells it. */
export type Message = { readonly [key: string]: unknown };

interface Clients {
  readonly ext_proc: new (
    address: string,
    with_: unknown,
  ) => { Process(): ClientDuplexStream<Message, Message>; close(): void };
  readonly auth: new (
    address: string,
    with_: unknown,
  ) => {
    Check(question: Message, answer: (error: ServiceError | null, message: Message) => void): void;
    close(): void;
  };
}

const services = loadPackageDefinition(loadSync(['ext_proc.proto', 'ext_authz.proto'], OPTIONS)) as never as {
  envoy: {
    service: {
      ext_proc: { v3: { ExternalProcessor: Clients['ext_proc'] } };
      auth: { v3: { Authorization: Clients['auth'] } };
    };
  };
};

export const FULL_DUPLEX = { request_body_mode: 4, response_body_mode: 4 };

/** One ext_proc stream. */
export class MockStream {
  readonly replies: Message[] = [];
  /** The gRPC status, once the stream has ended. */
  status: number | undefined;
  readonly #call: ClientDuplexStream<Message, Message>;

  constructor(call: ClientDuplexStream<Message, Message>) {
    this.#call = call;
    call.on('data', (reply: Message) => this.replies.push(reply));
    call.on('error', () => undefined);
    call.on('status', ({ code }: { code: number }) => {
      this.status = code;
    });
  }

  send(message: Message): void {
    this.#call.write(message);
  }

  /** Waits for replies that satisfy `enough`. */
  async until(what: string, enough: (replies: readonly Message[]) => boolean): Promise<void> {
    await eventually(`${what}, of ${this.replies.map((reply) => reply['response']).join(', ')}`, () =>
      enough(this.replies),
    );
  }

  /** The kinds of all replies, in order. */
  get kinds(): string[] {
    return this.replies.map((reply) => String(reply['response']));
  }

  /** The chunks that were let go in one direction. */
  chunks(direction: 'request' | 'response'): { bytes: Buffer; end: boolean }[] {
    return this.replies.flatMap((reply) => {
      const streamed = at(reply, `${direction}_body.response.body_mutation.streamed_response`) as Message;
      return streamed === undefined
        ? []
        : [{ bytes: streamed['body'] as Buffer, end: streamed['end_of_stream'] === true }];
    });
  }

  /** The status of the refusal, if there is one. */
  get refusedWith(): number | undefined {
    const refusal = this.replies.find((reply) => reply['response'] === 'immediate_response');
    return refusal === undefined ? undefined : Number(at(refusal, 'immediate_response.status.code'));
  }

  /** Goes away, as Envoy does at the end of an exchange. */
  close(): void {
    this.#call.cancel();
  }

  /** Says that nothing more comes: no reset, of which Weir bears only so many. */
  finish(): void {
    this.#call.end();
  }
}

/** Opens ext_proc streams and asks ext_authz questions. */
export class MockEnvoy {
  readonly #processor: InstanceType<Clients['ext_proc']>;
  readonly #authorization: InstanceType<Clients['auth']>;

  constructor(address: string) {
    const { ext_proc, auth } = services.envoy.service;
    this.#processor = new ext_proc.v3.ExternalProcessor(address, credentials.createInsecure());
    this.#authorization = new auth.v3.Authorization(address, credentials.createInsecure());
  }

  open(): MockStream {
    return new MockStream(this.#processor.Process());
  }

  /** The answer to a question, or the gRPC status in place of one. */
  async check(question: Message): Promise<Message | number> {
    return await new Promise((resolve) => {
      this.#authorization.Check(question, (error, answer) => resolve(error === null ? answer : error.code));
    });
  }

  close(): void {
    this.#processor.close();
    this.#authorization.close();
  }
}

/** Follows a dotted path into a message; undefined where it ends. */
export function at(message: Message | undefined, path: string): unknown {
  return (
    path.split('.').reduce<unknown>((inner, key) => (inner as Message | undefined | null)?.[key], message) ??
    undefined
  );
}

/** Headers as Envoy sends them. */
export function headers(values: Readonly<Record<string, string>>, end = false): Message {
  const list = Object.entries(values).map(([key, value]) => ({ key, raw_value: Buffer.from(value) }));
  return { headers: { headers: list }, end_of_stream: end };
}

/** Trailers as Envoy sends them. */
export function trailers(values: Readonly<Record<string, string>>): Message {
  const list = Object.entries(values).map(([key, value]) => ({ key, raw_value: Buffer.from(value) }));
  return { trailers: { headers: list } };
}

/** A piece of a body. */
export function body(text: string | Uint8Array, end: boolean): Message {
  return { body: Buffer.from(text), end_of_stream: end };
}

/** The first message of a chat request. */
export const CHAT_HEADERS: Message = {
  request_headers: headers({
    ':method': 'POST',
    ':path': '/v1/chat/completions',
    ':authority': 'llm',
    'content-type': 'application/json',
  }),
  protocol_config: FULL_DUPLEX,
};
