/** Frames of an AWS event stream, built by hand: the checksums are the runtime's. */
import { crc32 } from 'node:zlib';

/** What a frame carries: its headers as texts, and its payload. */
export interface FrameParts {
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string | Uint8Array;
}

export function frame({ headers, payload }: FrameParts): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => stringHeader(name, value)));
  return rawFrame(head, Buffer.from(payload));
}

/** A header whose value is text. */
export function stringHeader(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return valueHeader(name, 7, Buffer.concat([length, Buffer.from(value)]));
}

/** A header of any type. */
export function valueHeader(name: string, type: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(Buffer.byteLength(name)), Buffer.from(name), Buffer.of(type), value]);
}

/** A frame of these bytes of headers and payload. */
export function rawFrame(head: Uint8Array, payload: Uint8Array): Buffer {
  const prelude = Buffer.alloc(12);
  prelude.writeUInt32BE(16 + head.length + payload.length, 0);
  prelude.writeUInt32BE(head.length, 4);
  prelude.writeUInt32BE(crc32(prelude.subarray(0, 8)), 8);
  const summed = Buffer.concat([prelude, head, payload]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(summed));
  return Buffer.concat([summed, sum]);
}

/** One event as Bedrock sends it. */
export function event(type: string, payload: object): Buffer {
  const headers = { ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' };
  return frame({ headers, payload: JSON.stringify(payload) });
}

/** One exception as Bedrock sends it. */
export function exception(type: string, payload: object): Buffer {
  const headers = {
    ':exception-type': type,
    ':content-type': 'application/json',
    ':message-type': 'exception',
  };
  return frame({ headers, payload: JSON.stringify(payload) });
}

/** One event that carries a document in Base64, as InvokeModelWithResponseStream has it. */
export function chunk(document: object | string | Uint8Array, more: object = {}): Buffer {
  const plain = typeof document === 'string' || document instanceof Uint8Array;
  const json = plain ? document : JSON.stringify(document);
  return event('chunk', { bytes: Buffer.from(json).toString('base64'), ...more });
}
