/**
 * The measure of all rows: an ext_proc server on the same gRPC library and the same encoders that hands every chunk
 * straight back. Usage: node bench/noop-server.ts HOST:PORT
 */
import { createServer } from 'node:net';
import type { PeerFrame, Reply } from '../src/core/frame.ts';
import type { BoundedStream } from '../src/server/bounded-stream.ts';
import { GrpcServer } from '../src/server/grpc.ts';
import { Health } from '../src/server/health.ts';
import { codec } from '../src/wire/codec.ts';

const MIB = 1_048_576;

/** Answers one message; a message without a body after it gets its headers answer alone. */
function echo(frame: PeerFrame): Exclude<Reply, { kind: 'abort' }> {
  const { direction } = frame;
  switch (frame.kind) {
    case 'headers':
      return { kind: 'headers', direction, mutation: {} };
    case 'body':
      return { kind: 'chunk', direction, bytes: frame.bytes, end: frame.end };
    case 'trailers':
      return { kind: 'trailers', direction, mutation: {} };
  }
}

function serve(call: BoundedStream): void {
  call.on('data', (bytes: Buffer) => {
    const frame = codec.decode(bytes);
    if (!frame.ok) throw new Error(frame.fault.message);
    // Backpressure as in the exchange: reading stops while Envoy does not take what was written.
    if (!call.write(codec.encode(echo(frame.value)))) call.pause();
  });
  call.on('drain', () => call.resume());
  call.on('end', () => {});
  call.on('cancelled', () => {});
  call.on('error', () => {});
}

const address = process.argv[2];
if (address === undefined) throw new Error('usage: node bench/noop-server.ts HOST:PORT');
const server = new GrpcServer(
  { maxMessageBytes: 32 * MIB, maxConcurrentStreams: 100, pingMs: 30_000, pingTimeoutMs: 10_000 },
  {
    process: serve,
    check: () => Promise.reject(new Error('the no-op server answers ext_proc alone')),
    health: new Health(() => true),
    failed: (cause) => console.error(cause),
  },
);
const [host, port] = address.split(':');
createServer({ noDelay: true }, (connection) => server.take(connection)).listen(Number(port), host, () => {
  console.log(`no-op ext_proc server on ${address}`);
});
process.on('SIGTERM', () => process.exit(0));
