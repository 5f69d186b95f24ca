/** Cut products: does this processor cut sums of products of bytes? A small network of the greatest bytes tells. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import protobuf from 'protobufjs';

const ROWS = 16;
const INNER = 64;
const GREATEST = 255;
const GREATEST_WEIGHT = 127;
/** What the product of the greatest bytes is. */
export const EXACT_PRODUCT: number = INNER * GREATEST * GREATEST_WEIGHT;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
/** Data types of tensors: onnx/onnx.proto. */
const UINT8 = 2;
const INT8 = 3;
const INT32 = 6;

let known: Promise<boolean> | undefined;

/** True where unsigned by signed bytes are not multiplied in full; asked of the processor once. */
export function cutsProducts(): Promise<boolean> {
  known ??= productOf(productNetwork()).then((product) => product !== EXACT_PRODUCT);
  return known;
}

/** What a network of a product makes of the greatest bytes; exact where it is `EXACT_PRODUCT`. */
export async function productOf(network: Uint8Array): Promise<number> {
  const session = await InferenceSession.create(network, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const values = new Tensor('uint8', new Uint8Array(ROWS * INNER).fill(GREATEST), [ROWS, INNER]);
  const { product } = await session.run({ values });
  await session.release();
  const numbers = product?.data;
  return numbers instanceof Int32Array ? (numbers[0] ?? 0) : 0;
}

/** A network of one product: rows of bytes by the greatest signed weights. */
export function productNetwork(): Uint8Array {
  const weights = new Uint8Array(INNER * ROWS).fill(GREATEST_WEIGHT);
  const node = message([
    ...['values', 'weight', 'values_zero', 'weight_zero'].map((name) => text(1, name)),
    ...[text(2, 'product'), text(4, 'MatMulInteger')],
  ]);
  const graph = message([
    ...[bytes(1, node), text(2, 'product')],
    bytes(5, tensor({ name: 'weight', type: INT8, dims: [INNER, ROWS] }, weights)),
    bytes(5, tensor({ name: 'values_zero', type: UINT8, dims: [] }, new Uint8Array(1))),
    bytes(5, tensor({ name: 'weight_zero', type: INT8, dims: [] }, new Uint8Array(1))),
    bytes(11, value({ name: 'values', type: UINT8, dims: [ROWS, INNER] })),
    bytes(12, value({ name: 'product', type: INT32, dims: [ROWS, ROWS] })),
  ]);
  const operators = message([number(2, 13)]);
  return message([number(1, 8), bytes(7, graph), bytes(8, operators)]);
}

/** What a tensor is called, its data type, and its size in each dimension. */
interface Named {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly number[];
}

function tensor({ name, type, dims }: Named, raw: Uint8Array): Uint8Array {
  return message([...dims.map((dim) => number(1, dim)), number(2, type), text(8, name), bytes(9, raw)]);
}

function value({ name, type, dims }: Named): Uint8Array {
  const shape = message(dims.map((dim) => bytes(1, message([number(1, dim)]))));
  const tensorType = message([number(1, type), bytes(2, shape)]);
  return message([text(1, name), bytes(2, message([bytes(1, tensorType)]))]);
}

type Write = (writer: protobuf.Writer) => unknown;

function message(fields: readonly Write[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const write of fields) write(writer);
  return writer.finish();
}

function number(field: number, value: number): Write {
  return (writer) => writer.uint32((field << 3) | VARINT).int64(value);
}

function text(field: number, value: string): Write {
  return (writer) => writer.uint32((field << 3) | LENGTH_DELIMITED).string(value);
}

function bytes(field: number, value: Uint8Array): Write {
  return (writer) => writer.uint32((field << 3) | LENGTH_DELIMITED).bytes(value);
}
