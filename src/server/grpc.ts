/** The gRPC server: passes bytes to the services and back unchanged; what they mean is read in `wire/` alone. */
import type { ServerOptions } from 'node:http2';
import type { Socket } from 'node:net';
import {
  type ConnectionInjector,
  type handleBidiStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type MethodDefinition,
  Server,
  ServerCredentials,
  status,
} from '@grpc/grpc-js';
import type { Log } from '../observe/log.ts';
import { BoundedStream } from './bounded-stream.ts';
import { type Health, readHealthRequest, SERVICE_UNKNOWN, writeHealthResponse } from './health.ts';
import type { TlsSection } from './section.ts';
import { TlsDoor } from './tls-door.ts';

/** What the server serves. */
export interface Services {
  /** Takes one ext_proc stream. */
  process(call: BoundedStream): void;
  /** Answers one ext_authz question; never with an empty message, which Envoy would read as "allowed". */
  check(request: Buffer): Promise<Buffer>;
  readonly health: Health;
  /** A bug ended a call; the caller has been told INTERNAL. */
  failed(cause: unknown): void;
}

export interface GrpcOptions {
  /** Bytes of the largest message taken; Envoy's buffered bodies come in one message. */
  readonly maxMessageBytes: number;
  /** Streams per connection; the Envoy cluster must set the same number. */
  readonly maxConcurrentStreams: number;
  /** Milliseconds between two pings, which find connections that are dead without a word. */
  readonly pingMs: number;
  /** Milliseconds until a ping has to be answered. */
  readonly pingTimeoutMs: number;
  /** TLS on all connections; none when left out. */
  readonly tls?:
    | { readonly section: TlsSection; readonly log: Pick<Log, 'info' | 'warn' | 'error'> }
    | undefined;
}

/**
 * Resets per second, and at once, that a connection may send. Envoy ends every ext_proc stream with a reset, and with
 * the library's own bounds (33 per second, 1000 at once; they are meant against CVE-2023-44487) it would soon be refused.
 */
const RESETS = { streamResetRate: 20_000, streamResetBurst: 20_000 } as const;
/** How long finished answers may take to leave before connections are closed. */
const FLUSH_MS = 500;

/** A gRPC server over HTTP/2, on connections that it is given. */
export class GrpcServer {
  readonly #server: Server;
  readonly #injector: ConnectionInjector;
  readonly #door: TlsDoor | undefined;
  #stopped = false;
  readonly #watches = new Set<() => void>();

  constructor(options: GrpcOptions, services: Services) {
    this.#server = new Server({
      'grpc.max_receive_message_length': options.maxMessageBytes,
      'grpc.max_send_message_length': -1,
      'grpc.max_concurrent_streams': options.maxConcurrentStreams,
      'grpc.keepalive_time_ms': options.pingMs,
      'grpc.keepalive_timeout_ms': options.pingTimeoutMs,
    });
    allowResets(this.#server);
    this.#serve(services);
    // TLS ends at the door, so that its certificates can change and its clients be told apart.
    this.#injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());
    this.#door =
      options.tls &&
      new TlsDoor(options.tls.section, { log: options.tls.log, enter: (socket) => this.#inject(socket) });
  }

  /** Takes over a connection; one that comes after `stopAccepting` is closed at once. */
  take(connection: Socket): void {
    if (this.#door === undefined || this.#stopped) this.#inject(connection);
    else this.#door.knock(connection);
  }

  #inject(connection: Socket): void {
    if (this.#stopped) connection.destroy();
    else this.#injector.injectConnection(connection);
  }

  /** Takes no new connections or streams; open ones go on. */
  stopAccepting(): void {
    this.#stopped = true;
    for (const endWatch of this.#watches) endWatch();
    this.#server.tryShutdown(() => {});
  }

  /** Lets the last answers leave, then closes every connection. */
  async close(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
    this.#server.forceShutdown();
    this.#door?.close();
  }

  #serve(services: Services): void {
    this.#server.addService(
      { Process: bytesMethod('/envoy.service.ext_proc.v3.ExternalProcessor/Process', { streams: 'both' }) },
      { Process: processHandler(services) },
    );
    this.#server.addService(
      { Check: bytesMethod('/envoy.service.auth.v3.Authorization/Check', { streams: 'none' }) },
      { Check: checkHandler(services) },
    );
    this.#server.addService(
      {
        Check: bytesMethod('/grpc.health.v1.Health/Check', { streams: 'none' }),
        Watch: bytesMethod('/grpc.health.v1.Health/Watch', { streams: 'answer' }),
      },
      { Check: healthHandler(services.health), Watch: watchHandler(services.health, this.#watches) },
    );
  }
}

/** grpc-js has no option for it: what it hands to `http2.createServer` is changed, and a version without that throws. */
function allowResets(server: Server): void {
  const { commonServerOptions } = server as unknown as { readonly commonServerOptions?: ServerOptions };
  if (commonServerOptions === undefined)
    throw new Error('this version of grpc-js keeps its HTTP/2 options elsewhere; adapt allowResets');
  Object.assign(commonServerOptions, RESETS);
}

function bytesMethod(
  path: string,
  { streams }: { readonly streams: 'none' | 'answer' | 'both' },
): MethodDefinition<Buffer, Buffer> {
  return {
    path,
    requestStream: streams === 'both',
    responseStream: streams !== 'none',
    requestSerialize: unchanged,
    requestDeserialize: unchanged,
    responseSerialize: unchanged,
    responseDeserialize: unchanged,
  };
}

function unchanged(bytes: Buffer): Buffer {
  return bytes;
}

function processHandler(services: Services): handleBidiStreamingCall<Buffer, Buffer> {
  return (call) => {
    try {
      services.process(new BoundedStream(call));
    } catch (cause) {
      services.failed(cause);
      // Only this sends a status: destroy() sends nothing, and end() would say that all is well.
      call.emit('error', { code: status.INTERNAL, details: 'weir: internal fault' });
    }
  };
}

function checkHandler(services: Services): handleUnaryCall<Buffer, Buffer> {
  return (call, answer) => {
    const refuse = (cause: unknown): void => {
      services.failed(cause);
      answer({ code: status.INTERNAL, details: 'weir: internal fault' });
    };
    const send = (bytes: Buffer): void => {
      if (bytes.length === 0) refuse(new Error('ext_authz: an empty answer would mean "allowed"'));
      else answer(null, bytes);
    };
    try {
      services.check(call.request).then(send, refuse);
    } catch (cause) {
      refuse(cause);
    }
  };
}

function healthHandler(health: Health): handleUnaryCall<Buffer, Buffer> {
  return (call, answer) => {
    const serving = health.status(readHealthRequest(call.request));
    if (serving === SERVICE_UNKNOWN) answer({ code: status.NOT_FOUND, details: 'weir: unknown service' });
    else answer(null, writeHealthResponse(serving));
  };
}

function watchHandler(health: Health, watches: Set<() => void>): handleServerStreamingCall<Buffer, Buffer> {
  return (call) => {
    const unwatch = health.watch(readHealthRequest(call.request), (serving) =>
      call.write(writeHealthResponse(serving)),
    );
    const endWatch = (): void => {
      call.emit('error', { code: status.UNAVAILABLE, details: 'weir: shutting down' });
      forget();
    };
    const forget = (): void => {
      unwatch();
      watches.delete(endWatch);
    };
    watches.add(endWatch);
    call.on('cancelled', forget);
  };
}
