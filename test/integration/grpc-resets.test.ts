/** Envoy ends every ext_proc stream with a reset; many of them must not cost it the connection. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, constants } from 'node:http2';
import { type AddressInfo, createServer } from 'node:net';
import { it } from 'node:test';
import { GrpcServer } from '../../src/server/grpc.ts';
import { Health } from '../../src/server/health.ts';

const PROCESS = '/envoy.service.ext_proc.v3.ExternalProcessor/Process';
/** Node's own bound is 1000 at once and 33 per second. */
const RESETS = 3000;

it('a connection on which thousands of streams ended with a reset takes the next one', {
  timeout: 30_000,
}, async (context) => {
  let taken = 0;
  const server = new GrpcServer(
    { maxMessageBytes: 1024, maxConcurrentStreams: 100, pingMs: 30_000, pingTimeoutMs: 10_000 },
    {
      process: (call) => {
        taken++;
        call.on('error', () => {});
      },
      check: () => Promise.reject(new Error('not asked here')),
      health: new Health(() => true),
      failed: () => {},
    },
  );
  const listener = createServer((connection) => server.take(connection)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const session = connect(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  context.after(async () => {
    session.destroy();
    listener.close();
    await server.close();
  });
  let refused = 0;
  session.on('goaway', () => refused++);
  session.on('error', () => refused++);
  const open = () =>
    session.request({
      ':method': 'POST',
      ':path': PROCESS,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
  for (let at = 0; at < RESETS && refused === 0; at++) {
    const stream = open();
    stream.on('error', () => {});
    const before = taken;
    while (taken === before && refused === 0) await new Promise((resolve) => setImmediate(resolve));
    stream.close(constants.NGHTTP2_CANCEL);
    await once(stream, 'close');
  }
  assert.equal(refused, 0);
  assert.equal(taken, RESETS);
});
