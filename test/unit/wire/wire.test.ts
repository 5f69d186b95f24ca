import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadSync } from '@grpc/proto-loader';
import type { Reply } from '../../../src/core/frame.ts';
import { decodeCheck, encodeCheck } from '../../../src/wire/check.ts';
import { decodeFrame } from '../../../src/wire/decode.ts';
import { encodeReply } from '../../../src/wire/encode.ts';
import { fc } from '../../property/fast-check.ts';

// The other side of the wire: another protobuf implementation path over the same declarations.
type Decoded = Readonly<Record<string, unknown>>;

/** Follows a dotted path into a decoded message. */
function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Decoded)[key], value);
}

const PROTOS = fileURLToPath(new URL('../../../protos/', import.meta.url));
const OPTIONS = {
  keepCase: true,
  longs: String,
  enums: String,
  defaults: true,
  oneofs: true,
  includeDirs: [PROTOS],
};
const extProc = loadSync('ext_proc.proto', OPTIONS)[
  'envoy.service.ext_proc.v3.ExternalProcessor'
] as never as {
  Process: { requestSerialize(value: unknown): Buffer; responseDeserialize(bytes: Buffer): Decoded };
};
const authz = loadSync('ext_authz.proto', OPTIONS)['envoy.service.auth.v3.Authorization'] as never as {
  Check: { requestSerialize(value: unknown): Buffer; responseDeserialize(bytes: Buffer): Decoded };
};
const decodeReply = (reply: Exclude<Reply, { kind: 'abort' }>) =>
  extProc.Process.responseDeserialize(encodeReply(reply));
const frameOf = (message: unknown) => decodeFrame(extProc.Process.requestSerialize(message));
const REPLY = {
  status: 403,
  headers: [{ name: 'x-weir-id', value: 'abc' }],
  body: Buffer.from('{}'),
  details: 'weir_deny_x',
};

describe('encodeReply', () => {
  it('puts header values into raw_value, never value (C37)', () => {
    const reply = decodeReply({
      kind: 'headers',
      direction: 'request',
      mutation: { set: [{ name: 'x-weir-id', value: 'abc' }], remove: ['accept-encoding'] },
    });
    const mutation = at(reply, 'request_headers.response.header_mutation');
    assert.equal(String(at(mutation, 'set_headers.0.header.raw_value')), 'abc');
    assert.equal(at(mutation, 'set_headers.0.header.value'), '');
    assert.deepEqual(at(mutation, 'remove_headers'), ['accept-encoding']);
  });

  it('spells every kind of answer in its own phase', () => {
    const phases = (reply: Exclude<Reply, { kind: 'abort' }>) => at(decodeReply(reply), 'response');
    for (const direction of ['request', 'response'] as const) {
      assert.equal(phases({ kind: 'headers', direction, mutation: {} }), `${direction}_headers`);
      assert.equal(
        phases({ kind: 'chunk', direction, bytes: Buffer.from('a'), end: true }),
        `${direction}_body`,
      );
      assert.equal(phases({ kind: 'body', direction }), `${direction}_body`);
      assert.equal(phases({ kind: 'trailers', direction, mutation: {} }), `${direction}_trailers`);
    }
    assert.equal(phases({ kind: 'immediate', reply: REPLY }), 'immediate_response');
  });

  it('keeps any bytes of a chunk, and its end', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, end) => {
        const reply = decodeReply({ kind: 'chunk', direction: 'response', bytes, end });
        const streamed = at(reply, 'response_body.response.body_mutation.streamed_response');
        assert.deepEqual(new Uint8Array(at(streamed, 'body') as Buffer), bytes);
        assert.equal(at(streamed, 'end_of_stream'), end);
      }),
    );
  });

  it('tells an emptied body from an unchanged one', () => {
    const emptied = decodeReply({ kind: 'body', direction: 'response', bytes: new Uint8Array(0) });
    assert.equal(at(emptied, 'response_body.response.body_mutation.clear_body'), true);
    const unchanged = decodeReply({ kind: 'body', direction: 'response' });
    assert.equal(at(unchanged, 'response_body.response.body_mutation'), null);
  });

  it('files metadata under the namespace weir', () => {
    const reply = decodeReply({
      kind: 'headers',
      direction: 'response',
      mutation: {},
      metadata: { id: 'x', held: 3, cut: true },
    });
    const fields = at(reply, 'dynamic_metadata.fields.weir.struct_value.fields');
    assert.equal(at(fields, 'id.string_value'), 'x');
    assert.equal(at(fields, 'held.number_value'), 3);
    assert.equal(at(fields, 'cut.bool_value'), true);
  });

  it('throws on a body that is not bytes and on a refusal that would be a success (C38)', () => {
    const notBytes = 'text' as never;
    assert.throws(
      () => encodeReply({ kind: 'chunk', direction: 'response', bytes: notBytes, end: false }),
      /bytes/,
    );
    assert.throws(() => encodeReply({ kind: 'body', direction: 'response', bytes: notBytes }), /bytes/);
    for (const status of [0, 200, 302, 600, Number.NaN]) {
      assert.throws(() => encodeReply({ kind: 'immediate', reply: { ...REPLY, status } }), /status/);
    }
  });
});

describe('decodeFrame', () => {
  it('reads headers, attributes and the announced body modes', () => {
    const frame = frameOf({
      request_headers: {
        headers: { headers: [{ key: ':Path', raw_value: Buffer.from('/v1') }] },
        end_of_stream: true,
      },
      attributes: {
        'envoy.filters.http.ext_proc': { fields: { 'source.address': { string_value: '10.0.0.1:4' } } },
      },
      protocol_config: {
        request_body_mode: 4,
        response_body_mode: 1,
        send_body_without_waiting_for_header_response: true,
      },
    });
    assert.ok(frame.ok && frame.value.kind === 'headers');
    assert.deepEqual(frame.value.headers, [{ name: ':path', value: '/v1' }]);
    assert.equal(frame.value.end, true);
    assert.equal(frame.value.attributes?.get('source.address'), '10.0.0.1:4');
    assert.deepEqual(frame.value.protocol, {
      request: 'full-duplex',
      response: 'streamed',
      sendsBodyEarly: true,
    });
  });

  it('reads an empty body as bytes', () => {
    const frame = frameOf({ response_body: { end_of_stream: true } });
    assert.ok(frame.ok && frame.value.kind === 'body');
    assert.ok(frame.value.bytes instanceof Uint8Array);
    assert.equal(frame.value.bytes.length, 0);
  });

  it('reads an absent body as no bytes', () => {
    const frame = frameOf({ response_body: { end_of_stream: true } });
    assert.ok(frame.ok && frame.value.kind === 'body' && frame.value.end);
    assert.ok(frame.value.bytes instanceof Uint8Array);
    assert.equal(frame.value.bytes.length, 0);
  });

  it('ignores fields it does not know', () => {
    const known = extProc.Process.requestSerialize({
      request_body: { body: Buffer.from('hi'), end_of_stream: true },
    });
    const unknownField = Buffer.from([0xfa, 0x3e, 2, 0x68, 0x69]); // field 1007, length 2
    const frame = decodeFrame(Buffer.concat([known, unknownField]));
    assert.ok(frame.ok && frame.value.kind === 'body' && frame.value.end);
  });

  it('reads an attribute entry without a value', () => {
    const frame = decodeFrame(
      Buffer.concat([Buffer.from([0x4a, 0x00]), extProc.Process.requestSerialize({ request_body: {} })]),
    );
    assert.ok(frame.ok);
  });

  it('makes a fault of what is no message, and never throws', () => {
    assert.equal(frameOf({}).ok, false);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const frame = decodeFrame(bytes);
        assert.equal(typeof frame.ok, 'boolean');
      }),
    );
  });
});

describe('ext_authz codec', () => {
  it('reads head, body, peer and context extensions', () => {
    const question = decodeCheck(
      authz.Check.requestSerialize({
        attributes: {
          source: {
            address: { socket_address: { address: '10.0.0.9', port_value: 5 } },
            principal: 'spiffe://a/b',
          },
          request: {
            http: {
              method: 'POST',
              path: '/x?q=1',
              host: 'h',
              headers: { 'content-type': 'application/json' },
              raw_body: Buffer.from('{}'),
            },
          },
          context_extensions: { 'weir.max_request_bytes': '100' },
        },
      }),
    );
    assert.ok(question.ok);
    assert.equal(question.value.attributes.get('connection.uri_san_peer_certificate'), 'spiffe://a/b');
    assert.equal(question.value.extensions.get('weir.max_request_bytes'), '100');
    assert.equal(question.value.bodyIsText, false);
    assert.equal(Buffer.from(question.value.body).toString(), '{}');
  });

  it('allows with code 0 and an ok response, denies with code 7 and a denied response (C43)', () => {
    const allowed = authz.Check.responseDeserialize(
      encodeCheck({
        kind: 'allow',
        set: [{ name: 'x-weir-id', value: 'v' }],
        remove: ['a'],
        responseSet: [{ name: 'x-weir-id', value: 'v' }],
        metadata: { id: 'v' },
      }),
    );
    assert.equal(at(allowed, 'status.code'), 0);
    const overwritten = at(allowed, 'ok_response.response_headers_to_add.0');
    assert.deepEqual([at(overwritten, 'header.value'), at(overwritten, 'append_action')], ['v', 2]);
    assert.equal(at(allowed, 'ok_response.headers.0.append_action'), 0);
    assert.equal(at(allowed, 'ok_response.headers.0.header.value'), 'v');
    for (const status of [0, 200, 600, Number.NaN]) {
      const reply = { ...REPLY, status };
      assert.throws(() => encodeCheck({ kind: 'deny', reply, metadata: {} }), /status/);
    }
    const denied = authz.Check.responseDeserialize(
      encodeCheck({ kind: 'deny', reply: REPLY, metadata: { id: 'v' } }),
    );
    assert.equal(at(denied, 'status.code'), 7);
    assert.equal(at(denied, 'denied_response.status.code'), 403);
    assert.equal(at(denied, 'denied_response.body'), '{}');
  });
});
