/**
 * Replies -> ProcessingResponse bytes, field by field with the numbers of
 * envoy/service/ext_proc/v3/external_processor.proto. There are no object keys that could be misspelt: a wrong key or a
 * body of another type cannot turn into a plain CONTINUE.
 */
import protobuf from 'protobufjs';
import {
  BODY_MODES,
  type Direction,
  type LocalReply,
  type Metadata,
  type ModeOverride,
  type Reply,
} from '../core/frame.ts';
import type { HeaderMutation } from '../core/headers.ts';
import { unreachable } from '../core/unreachable.ts';
import { requireErrorStatus } from './error-status.ts';
import { bytesField, headerOption, message, structField, type Writer } from './fields.ts';

const PHASE = {
  headers: { request: 1, response: 2 },
  body: { request: 3, response: 4 },
  trailers: { request: 5, response: 6 },
} as const;
const IMMEDIATE = 7;
const DYNAMIC_METADATA = 8;
const MODE_OVERRIDE = 9;
const OVERRIDE_MESSAGE_TIMEOUT = 10;
const SEND = 1;
/** The namespace under which Envoy files dynamic metadata. */
const NAMESPACE = 'weir';

/** Encodes one reply; throws when a body is not bytes or a status is not an error status. */
export function encodeReply(reply: Exclude<Reply, { kind: 'abort' }>): Buffer {
  const writer = protobuf.Writer.create();
  switch (reply.kind) {
    case 'headers':
      common(writer, PHASE.headers[reply.direction], (into) => headerMutation(into, 2, reply.mutation));
      if (reply.override !== undefined) modeOverride(writer, reply.override);
      break;
    case 'more-time':
      message(writer, OVERRIDE_MESSAGE_TIMEOUT, (into) => duration(into, reply.ms));
      return finished(writer);
    case 'chunk':
      chunk(writer, reply);
      break;
    case 'body':
      body(writer, reply);
      break;
    case 'trailers':
      message(writer, PHASE.trailers[reply.direction], (into) => headerMutation(into, 1, reply.mutation));
      break;
    case 'immediate':
      message(writer, IMMEDIATE, (into) => immediate(into, reply.reply));
      break;
    default:
      return unreachable(reply);
  }
  if (reply.metadata !== undefined) metadata(writer, reply.metadata);
  return finished(writer);
}

/** A view, not a copy. */
function finished(writer: Writer): Buffer {
  const bytes = writer.finish();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A ProcessingMode: headers are always wanted, and trailers where full-duplex needs them. */
function modeOverride(writer: Writer, override: ModeOverride): void {
  message(writer, MODE_OVERRIDE, (into) => {
    into.uint32((2 << 3) | 0).int32(SEND);
    into.uint32((3 << 3) | 0).int32(BODY_MODES.indexOf(override.request));
    into.uint32((4 << 3) | 0).int32(BODY_MODES.indexOf(override.response));
    if (override.response === 'full-duplex') into.uint32((6 << 3) | 0).int32(SEND);
  });
}

/** A google.protobuf.Duration. */
function duration(writer: Writer, ms: number): void {
  writer.uint32((1 << 3) | 0).int64(Math.floor(ms / 1000));
  writer.uint32((2 << 3) | 0).int32((ms % 1000) * 1_000_000);
}

/** HeadersResponse and BodyResponse both hold a CommonResponse in field 1. */
function common(writer: Writer, phase: number, write: (into: Writer) => void): void {
  message(writer, phase, (response) => message(response, 1, write));
}

function chunk(writer: Writer, reply: { direction: Direction; bytes: Uint8Array; end: boolean }): void {
  common(writer, PHASE.body[reply.direction], (into) =>
    message(into, 3, (mutation) =>
      message(mutation, 3, (streamed) => {
        bytesField(streamed, 1, reply.bytes);
        if (reply.end) streamed.uint32((2 << 3) | 0).bool(true);
      }),
    ),
  );
}

function body(
  writer: Writer,
  reply: { direction: Direction; bytes?: Uint8Array; mutation?: HeaderMutation },
): void {
  const { bytes, mutation } = reply;
  common(writer, PHASE.body[reply.direction], (into) => {
    if (mutation !== undefined) headerMutation(into, 2, mutation);
    if (bytes === undefined) return;
    message(into, 3, (change) => {
      if (bytes.length === 0) change.uint32((2 << 3) | 0).bool(true);
      else bytesField(change, 1, bytes);
    });
  });
}

function headerMutation(writer: Writer, field: number, mutation: HeaderMutation): void {
  message(writer, field, (into) => {
    for (const header of mutation.set ?? []) headerOption(into, { field: 1, header, in: 'raw_value' });
    for (const name of mutation.remove ?? []) into.uint32((2 << 3) | 2).string(name);
  });
}

function immediate(writer: Writer, reply: LocalReply): void {
  requireErrorStatus(reply);
  message(writer, 1, (status) => status.uint32((1 << 3) | 0).int32(reply.status));
  headerMutation(writer, 2, { set: reply.headers });
  bytesField(writer, 3, reply.body);
  writer.uint32((5 << 3) | 2).string(reply.details);
}

function metadata(writer: Writer, values: Metadata): void {
  structField(writer, DYNAMIC_METADATA, { [NAMESPACE]: values });
}
