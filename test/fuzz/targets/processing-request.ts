/** Fuzz target: the decoder of Envoy's ext_proc messages. */
import assert from 'node:assert/strict';
import type { PeerFrame } from '../../../src/core/frame.ts';
import { decodeFrame } from '../../../src/wire/decode.ts';
import { ProcessingRequest } from '../../../src/wire/schema.ts';
import type { Target } from '../framework/target.ts';
import { WIRE_WORDS } from '../support/words.ts';

/** Spells a frame again, by the protobuf library alone. */
function spell(frame: PeerFrame): Uint8Array {
  const phase = `${frame.direction}_${frame.kind}`;
  return ProcessingRequest.encode({ [phase]: partOf(frame) }).finish();
}

function partOf(frame: PeerFrame): object {
  const mapOf = (list: readonly { name: string; value: string }[]): object => ({
    headers: list.map(({ name, value }) => ({ key: name, raw_value: Buffer.from(value, 'latin1') })),
  });
  switch (frame.kind) {
    case 'headers':
      return { headers: mapOf(frame.headers), end_of_stream: frame.end };
    case 'body':
      return { body: frame.bytes, end_of_stream: frame.end };
    case 'trailers':
      return { trailers: mapOf(frame.trailers) };
  }
}

/** A frame without its envelope, and with values as bytes hold them: `value` may be text, `raw_value` is bytes. */
function bare(frame: PeerFrame): object {
  const latin = (list: readonly { name: string; value: string }[]): object[] =>
    list.map(({ name, value }) => ({ name, value: Buffer.from(value, 'latin1').toString('latin1') }));
  const { kind, direction } = frame;
  if (frame.kind === 'body') return { kind, direction, bytes: Buffer.from(frame.bytes), end: frame.end };
  if (frame.kind === 'headers') return { kind, direction, headers: latin(frame.headers), end: frame.end };
  return { kind, direction, trailers: latin(frame.trailers) };
}

export const processingRequest: Target = {
  name: 'processing-request',
  holds: 'Any bytes are a frame or a protocol fault; a frame spelled again is the same frame.',
  tokens: WIRE_WORDS,
  run: (input) => {
    const decoded = decodeFrame(input);
    if (!decoded.ok) {
      assert.equal(decoded.fault.kind, 'protocol');
      return decoded.fault.message;
    }
    const frame = decoded.value;
    const again = decodeFrame(spell(frame));
    assert.ok(again.ok);
    assert.deepEqual(bare(again.value), bare(frame));
    if (frame.kind === 'body') assert.ok(frame.bytes.length <= input.length);
    const { protocol, attributes, observed } = frame;
    const modes = protocol === undefined ? 'no modes' : `${protocol.request} ${protocol.response}`;
    return `${frame.direction} ${frame.kind}; ${modes}; ${attributes !== undefined}; ${observed === true}`;
  },
};
