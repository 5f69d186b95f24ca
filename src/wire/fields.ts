/** The few protobuf fields that Weir writes by hand (protobuf.dev/programming-guides/encoding). */
import type protobuf from 'protobufjs';
import type { Metadata } from '../core/frame.ts';
import type { Header } from '../core/headers.ts';

export type Writer = protobuf.Writer;

const LENGTH_DELIMITED = 2;
const FIXED64 = 1;
const VARINT = 0;

/** Writes a nested message. */
export function message(writer: Writer, field: number, write: (into: Writer) => unknown): void {
  writer.uint32((field << 3) | LENGTH_DELIMITED).fork();
  write(writer);
  writer.ldelim();
}

/** Writes bytes; anything else is a bug and throws. */
export function bytesField(writer: Writer, field: number, bytes: Uint8Array): void {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('a body must be bytes');
  writer.uint32((field << 3) | LENGTH_DELIMITED).bytes(bytes);
}

/** `append_action`: in place of all headers of that name (envoy/config/core/v3/base.proto). */
const OVERWRITE_IF_EXISTS_OR_ADD = 2;

/**
 * Writes a HeaderValueOption. ext_proc reads header values from `raw_value` only and ext_authz from `value` only; the
 * other one makes an empty header. `overwrite` is for the one list that Envoy would add to otherwise: headers that
 * ext_authz puts into answers.
 */
export function headerOption(
  writer: Writer,
  option: { field: number; header: Header; in: 'value' | 'raw_value'; overwrite?: boolean },
): void {
  message(writer, option.field, (into) => {
    message(into, 1, (header) => {
      header.uint32((1 << 3) | LENGTH_DELIMITED).string(option.header.name);
      if (option.in === 'value') header.uint32((2 << 3) | LENGTH_DELIMITED).string(option.header.value);
      else bytesField(header, 3, Buffer.from(option.header.value, 'latin1'));
    });
    if (option.overwrite === true) into.uint32((3 << 3) | VARINT).int32(OVERWRITE_IF_EXISTS_OR_ADD);
  });
}

/** Writes a google.protobuf.Struct, one level of nesting deep. */
export function structField(
  writer: Writer,
  field: number,
  values: Readonly<Record<string, Metadata[string] | Metadata>>,
): void {
  message(writer, field, (struct) => {
    for (const [key, value] of Object.entries(values)) {
      message(struct, 1, (entry) => {
        entry.uint32((1 << 3) | LENGTH_DELIMITED).string(key);
        message(entry, 2, (into) => structValue(into, value));
      });
    }
  });
}

function structValue(writer: Writer, value: Metadata[string] | Metadata): void {
  switch (typeof value) {
    case 'number':
      writer.uint32((2 << 3) | FIXED64).double(value);
      break;
    case 'string':
      writer.uint32((3 << 3) | LENGTH_DELIMITED).string(value);
      break;
    case 'boolean':
      writer.uint32((4 << 3) | VARINT).bool(value);
      break;
    default:
      structField(writer, 5, value);
  }
}
