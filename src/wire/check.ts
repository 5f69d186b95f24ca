/** CheckRequest bytes -> question; answer -> CheckResponse bytes. Source: envoy/service/auth/v3/external_auth.proto. */
import protobuf from 'protobufjs';
import type { CheckAnswer, CheckQuestion } from '../core/check.ts';
import { failed, ok, type Result } from '../core/fault.ts';
import type { Header } from '../core/headers.ts';
import { headerList } from './decode.ts';
import { requireErrorStatus } from './error-status.ts';
import { headerOption, message, structField } from './fields.ts';
import type { CheckRequestMessage, PeerMessage } from './messages.ts';
import { CheckRequest } from './schema.ts';

const PERMISSION_DENIED = 7;

/** Decodes a question; what is not a CheckRequest is a `protocol` fault. */
export function decodeCheck(bytes: Uint8Array): Result<CheckQuestion> {
  let decoded: CheckRequestMessage;
  try {
    decoded = CheckRequest.decode(bytes) as CheckRequestMessage;
  } catch {
    return failed('protocol', 'Envoy sent a message that is not a CheckRequest.');
  }
  const http = decoded.attributes?.request?.http;
  if (http == null) return failed('protocol', 'Envoy asked about a request without its HTTP attributes.');
  const raw = http.raw_body ?? new Uint8Array(0);
  const text = http.body ?? '';
  return ok({
    method: http.method ?? '',
    path: http.path ?? '',
    host: http.host ?? '',
    headers: http.header_map == null ? plainHeaders(http.headers ?? {}) : headerList(http.header_map),
    body: raw.length > 0 ? raw : Buffer.from(text),
    // A text body has had its invalid UTF-8 replaced by "!" on the way.
    bodyIsText: raw.length === 0 && text !== '',
    attributes: peerAttributes(decoded.attributes?.source),
    extensions: new Map(Object.entries(decoded.attributes?.context_extensions ?? {})),
  });
}

function plainHeaders(headers: Readonly<Record<string, string>>): Header[] {
  return Object.entries(headers).map(([name, value]) => ({ name: name.toLowerCase(), value }));
}

function peerAttributes(peer: PeerMessage | undefined): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const socket = peer?.address?.socket_address;
  if (socket?.address !== undefined)
    attributes.set('source.address', `${socket.address}:${socket.port_value ?? 0}`);
  if (peer?.principal !== undefined && peer.principal !== '') {
    attributes.set('connection.uri_san_peer_certificate', peer.principal);
  }
  return attributes;
}

/** Encodes an answer. Everything that is not a decided allow carries code 7: a missing decision is a denial (C43). */
export function encodeCheck(answer: CheckAnswer): Buffer {
  const writer = protobuf.Writer.create();
  if (answer.kind === 'allow') {
    message(writer, 1, () => {});
    message(writer, 3, (okResponse) => {
      for (const header of answer.set) headerOption(okResponse, { field: 2, header, in: 'value' });
      for (const name of answer.remove) okResponse.uint32((5 << 3) | 2).string(name);
      for (const header of answer.responseSet)
        headerOption(okResponse, { field: 6, header, in: 'value', overwrite: true });
    });
  } else {
    requireErrorStatus(answer.reply);
    message(writer, 1, (status) => status.uint32((1 << 3) | 0).int32(PERMISSION_DENIED));
    message(writer, 2, (denied) => {
      message(denied, 1, (status) => status.uint32((1 << 3) | 0).int32(answer.reply.status));
      for (const header of answer.reply.headers) headerOption(denied, { field: 2, header, in: 'value' });
      denied.uint32((3 << 3) | 2).string(Buffer.from(answer.reply.body).toString('utf8'));
    });
  }
  structField(writer, 4, answer.metadata);
  return Buffer.from(writer.finish());
}
