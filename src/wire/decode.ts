/** ProcessingRequest bytes -> frame. Source: envoy/service/ext_proc/v3/external_processor.proto. */
import { failed, ok, type Result } from '../core/fault.ts';
import {
  type Attributes,
  BODY_MODES,
  type BodyMode,
  type Direction,
  type Envelope,
  type PeerFrame,
} from '../core/frame.ts';
import type { Header, HeaderList } from '../core/headers.ts';
import type { HeaderMapMessage, ProcessingRequestMessage, StructMessage, ValueMessage } from './messages.ts';
import { ProcessingRequest } from './schema.ts';

const EMPTY = new Uint8Array(0);

/** Decodes one message; a message that is not protobuf, or of no known phase, is a `protocol` fault. */
export function decodeFrame(bytes: Uint8Array): Result<PeerFrame> {
  let message: ProcessingRequestMessage;
  try {
    message = ProcessingRequest.decode(bytes) as ProcessingRequestMessage;
  } catch {
    return failed('protocol', 'Envoy sent a message that is not a ProcessingRequest.');
  }
  const frame = phaseOf(message, envelopeOf(message));
  return frame === undefined
    ? failed('protocol', 'Envoy sent a message of no phase that Weir knows.')
    : ok(frame);
}

function phaseOf(message: ProcessingRequestMessage, envelope: Envelope): PeerFrame | undefined {
  switch (message.request) {
    case 'response_body':
      return bodyFrame('response', message.response_body, envelope);
    case 'request_body':
      return bodyFrame('request', message.request_body, envelope);
    case 'request_headers':
      return headersFrame('request', message.request_headers, envelope);
    case 'response_headers':
      return headersFrame('response', message.response_headers, envelope);
    case 'request_trailers':
      return {
        ...envelope,
        kind: 'trailers',
        direction: 'request',
        trailers: headerList(message.request_trailers?.trailers),
      };
    case 'response_trailers':
      return {
        ...envelope,
        kind: 'trailers',
        direction: 'response',
        trailers: headerList(message.response_trailers?.trailers),
      };
    default:
      return undefined;
  }
}

function bodyFrame(
  direction: Direction,
  body: ProcessingRequestMessage['request_body'],
  envelope: Envelope,
): PeerFrame {
  return {
    ...envelope,
    kind: 'body',
    direction,
    bytes: bytesOf(body?.body),
    end: body?.end_of_stream === true,
  };
}

/** protobufjs gives an absent bytes field as an empty array, not as bytes. */
function bytesOf(value: unknown): Uint8Array {
  return value instanceof Uint8Array ? value : EMPTY;
}

function headersFrame(
  direction: Direction,
  headers: ProcessingRequestMessage['request_headers'],
  envelope: Envelope,
): PeerFrame {
  return {
    ...envelope,
    kind: 'headers',
    direction,
    headers: headerList(headers?.headers),
    end: headers?.end_of_stream === true,
  };
}

function envelopeOf(message: ProcessingRequestMessage): Envelope {
  const { protocol_config: protocol, attributes } = message;
  const hasAttributes = attributes !== undefined && Object.keys(attributes).length > 0;
  return {
    ...(hasAttributes ? { attributes: attributesOf(attributes) } : {}),
    ...(message.observability_mode === true ? { observed: true } : {}),
    ...(protocol == null
      ? {}
      : {
          protocol: {
            request: bodyMode(protocol.request_body_mode),
            response: bodyMode(protocol.response_body_mode),
            sendsBodyEarly: protocol.send_body_without_waiting_for_header_response === true,
          },
        }),
  };
}

/** A mode that this version does not know is treated as none: nothing can be enforced in it. */
function bodyMode(mode: number | undefined): BodyMode {
  return BODY_MODES[mode ?? 0] ?? 'none';
}

/** Header values come in `raw_value`; they are kept byte for byte as Latin-1. */
export function headerList(map: HeaderMapMessage | undefined | null): HeaderList {
  return (map?.headers ?? []).map(
    ({ key, value, raw_value: raw }): Header => ({
      name: (key ?? '').toLowerCase(),
      value:
        raw !== undefined && raw.length > 0
          ? Buffer.from(raw.buffer, raw.byteOffset, raw.length).toString('latin1')
          : (value ?? ''),
    }),
  );
}

function attributesOf(attributes: Readonly<Record<string, StructMessage | null>>): Attributes {
  const flat = new Map<string, string>();
  // A map entry without its value is null here.
  for (const struct of Object.values(attributes)) {
    for (const [name, value] of Object.entries(struct?.fields ?? {})) flat.set(name, textOf(value));
  }
  return flat;
}

function textOf(value: ValueMessage | null): string {
  switch (value?.kind) {
    case 'string_value':
      return value.string_value ?? '';
    case 'number_value':
      return String(value.number_value ?? 0);
    case 'bool_value':
      return String(value.bool_value === true);
    case 'list_value':
      return (value.list_value?.values ?? []).map(textOf).join(',');
    default:
      return '';
  }
}
