/** ONNX files whose weights lie elsewhere, made from one that has them inside. */
import protobuf from 'protobufjs';

interface Field {
  readonly number: number;
  /** With its tag. */
  readonly whole: Uint8Array;
  /** What a field of bytes holds. */
  readonly inner: Uint8Array;
}

function fieldsOf(message: Uint8Array): Field[] {
  const reader = protobuf.Reader.create(message);
  const fields: Field[] = [];
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    const inner = (tag & 7) === 2 ? reader.bytes() : new Uint8Array();
    if ((tag & 7) !== 2) reader.skipType(tag & 7);
    fields.push({ number: tag >>> 3, whole: message.subarray(start, reader.pos), inner });
  }
  return fields;
}

const replaced = (message: Uint8Array, number: number, change: (inner: Uint8Array) => Uint8Array) =>
  Buffer.concat(
    fieldsOf(message).map((field) =>
      field.number === number ? within([number], change(field.inner)) : field.whole,
    ),
  );

/** A message within others, each the only field of the one around it; the outermost first. */
export function within(path: readonly number[], message: Uint8Array): Uint8Array {
  return path.reduceRight<Uint8Array>(
    (inner, number) =>
      protobuf.Writer.create()
        .uint32((number << 3) | 2)
        .bytes(inner)
        .finish(),
    message,
  );
}

/** What a tensor says of where its data is. */
export function elsewhere(location: string): Uint8Array {
  const writer = protobuf.Writer.create();
  writer.uint32((13 << 3) | 2).fork();
  writer
    .uint32((1 << 3) | 2)
    .string('location')
    .uint32((2 << 3) | 2)
    .string(location)
    .ldelim();
  return writer
    .uint32(14 << 3)
    .int32(1)
    .finish();
}

/** The model with its tensor `table` at that location, and the bytes that lay in it. */
export function weightsElsewhere(model: Uint8Array, location: string) {
  let weights = new Uint8Array();
  const moved = replaced(model, 7, (graph) =>
    replaced(graph, 5, (tensor) => {
      const fields = fieldsOf(tensor);
      const textOf = (number: number) =>
        Buffer.from(fields.find((one) => one.number === number)?.inner ?? '');
      if (textOf(8).toString() !== 'table') return tensor;
      weights = new Uint8Array(textOf(9));
      const rest = fields.filter(({ number }) => number !== 9).map(({ whole }) => whole);
      return Buffer.concat([...rest, elsewhere(location)]);
    }),
  );
  if (weights.length === 0) throw new Error('no such tensor');
  return { model: moved, weights };
}
