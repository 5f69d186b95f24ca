/**
 * Unsigned weights: products of bytes that no processor cuts. Those without instructions for dot products of bytes (VNNI) multiply
 * unsigned by signed bytes in pairs of 16 bits and cut what does not fit; unsigned by unsigned ones they multiply in full. With 128
 * more in each weight and in each zero point the sums are the same. Source: ONNX operators, MatMulInteger-10; onnx/onnx.proto.
 */
import protobuf from 'protobufjs';

/** Fields by their numbers. */
const GRAPH_OF_MODEL = 7;
const NODE = 1;
const INITIALIZER = 5;
const INPUT_OF_GRAPH = 11;
const OUTPUT_OF_GRAPH = 12;
const NAME_OF_VALUE = 1;
const INPUT_OF_NODE = 1;
const OPERATOR = 4;
const ATTRIBUTE = 5;
const GRAPH_OF_ATTRIBUTE = 6;
const GRAPHS_OF_ATTRIBUTE = 11;
const DATA_TYPE = 2;
const NUMBERS = 5;
const NAME = 8;
const RAW = 9;
/** Data types of tensors. */
const UINT8 = 2;
const INT8 = 3;

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const PRODUCT = 'MatMulInteger';
/** Places among the inputs of a product. */
const WEIGHTS = 1;
const ZERO_POINT = 3;

/** One field: its number, and where it stands with its tag, and without it and its length. */
interface Field {
  readonly number: number;
  readonly from: number;
  readonly at: number;
  readonly to: number;
}

/** The network with the signed weights of its products unsigned; the same bytes where it has none. Throws for what is no network. */
export function withUnsignedWeights(model: Uint8Array): Uint8Array {
  const graph = fieldsOf(model, 0, model.length).find(({ number }) => number === GRAPH_OF_MODEL);
  if (graph === undefined) return model;
  const parts = fieldsOf(model, graph.at, graph.to);
  const signed = signedAmong(model, parts);
  const changed = weightsOf(model, parts, signed);
  if (changed.size === 0) return model;
  const inner = parts.map((part) => {
    const tensor = part.number === INITIALIZER ? changed.get(nameIn(model, part, NAME)) : undefined;
    return tensor === undefined ? model.subarray(part.from, part.to) : field(INITIALIZER, tensor);
  });
  return Buffer.concat([
    model.subarray(0, graph.from),
    field(GRAPH_OF_MODEL, Buffer.concat(inner)),
    model.subarray(graph.to),
  ]);
}

/** Tensors of signed bytes, by name. */
function signedAmong(model: Uint8Array, parts: readonly Field[]): ReadonlyMap<string, Field> {
  const tensors = parts.filter(({ number }) => number === INITIALIZER);
  const signed = tensors.filter((tensor) => typeOf(model, tensor) === INT8);
  return new Map(signed.map((tensor) => [nameIn(model, tensor, NAME), tensor]));
}

/**
 * By name: weights and zero points of products with 128 more in each number; none where another part of the network reads one of
 * them, since what it makes of it would change.
 */
function weightsOf(
  model: Uint8Array,
  parts: readonly Field[],
  signed: ReadonlyMap<string, Field>,
): ReadonlyMap<string, Uint8Array> {
  const own = new Set<string>();
  const others = new Set(outsideOf(model, parts));
  for (const node of parts.filter(({ number }) => number === NODE)) {
    const inputs = textsIn(model, node, INPUT_OF_NODE);
    const [weights = '', zero = ''] = [inputs[WEIGHTS], inputs[ZERO_POINT]];
    const isProduct = nameIn(model, node, OPERATOR) === PRODUCT && signed.has(weights) && signed.has(zero);
    for (const [place, input] of inputs.entries())
      (isProduct && (place === WEIGHTS || place === ZERO_POINT) ? own : others).add(input);
  }
  if ([...own].some((name) => others.has(name))) return new Map();
  return new Map(
    [...signed].filter(([name]) => own.has(name)).map(([name, one]) => [name, unsigned(model, one)]),
  );
}

/** What is read from outside of the graph, or of graphs within its nodes: those of `If` and `Loop` see all names around them. */
function outsideOf(model: Uint8Array, parts: readonly Field[]): string[] {
  const values = parts.filter(({ number }) => number === INPUT_OF_GRAPH || number === OUTPUT_OF_GRAPH);
  const nodes = parts.filter(({ number }) => number === NODE);
  return [
    ...values.map((value) => nameIn(model, value, NAME_OF_VALUE)),
    ...nodes.flatMap((node) => graphsIn(model, node)).flatMap((graph) => namesRead(model, graph)),
  ];
}

function graphsIn(model: Uint8Array, node: Field): Field[] {
  const attributes = fieldsOf(model, node.at, node.to).filter(({ number }) => number === ATTRIBUTE);
  return attributes
    .flatMap(({ at, to }) => fieldsOf(model, at, to))
    .filter(({ number }) => number === GRAPH_OF_ATTRIBUTE || number === GRAPHS_OF_ATTRIBUTE);
}

/** Every name that a graph's nodes read and that it gives out, those of graphs within it too. */
function namesRead(model: Uint8Array, { at, to }: Field): string[] {
  const parts = fieldsOf(model, at, to);
  const nodes = parts.filter(({ number }) => number === NODE);
  return [...nodes.flatMap((node) => textsIn(model, node, INPUT_OF_NODE)), ...outsideOf(model, parts)];
}

function unsigned(model: Uint8Array, tensor: Field): Uint8Array {
  const kept: Uint8Array[] = [];
  const numbers: number[] = [];
  let raw: Uint8Array | undefined;
  for (const one of fieldsOf(model, tensor.at, tensor.to)) {
    // A copy, also of what is a Buffer.
    if (one.number === RAW) raw = Uint8Array.from(model.subarray(one.at, one.to));
    else if (one.number === NUMBERS) numbers.push(...numbersIn(model, one));
    else if (one.number !== DATA_TYPE) kept.push(model.subarray(one.from, one.to));
  }
  const bytes = raw ?? Uint8Array.from(numbers, (number) => number & 0xff);
  // 128 more, of a byte that is read without a sign.
  for (let at = 0; at < bytes.length; at++) bytes[at] = (bytes[at] ?? 0) ^ 0x80;
  const type = protobuf.Writer.create()
    .uint32((DATA_TYPE << 3) | VARINT)
    .uint32(UINT8)
    .finish();
  return Buffer.concat([...kept, type, field(RAW, bytes)]);
}

/** Numbers of 32 bits, packed or one by one. */
function numbersIn(model: Uint8Array, { from, at, to }: Field): number[] {
  const reader = protobuf.Reader.create(model.subarray(at, to));
  const numbers: number[] = [];
  const isOne = ((model[from] ?? 0) & 7) === VARINT;
  while (reader.pos < reader.len) {
    numbers.push(reader.int32());
    if (isOne) break;
  }
  return numbers;
}

function typeOf(model: Uint8Array, tensor: Field): number | undefined {
  const type = fieldsOf(model, tensor.at, tensor.to).find(({ number }) => number === DATA_TYPE);
  return type === undefined ? undefined : numbersIn(model, type)[0];
}

function nameIn(model: Uint8Array, part: Field, number: number): string {
  return textsIn(model, part, number)[0] ?? '';
}

function textsIn(model: Uint8Array, part: Field, wanted: number): string[] {
  const fields = fieldsOf(model, part.at, part.to).filter(({ number }) => number === wanted);
  return fields.map(({ at, to }) => Buffer.from(model.subarray(at, to)).toString('utf8'));
}

/** The fields of a message, without what is in them. */
function fieldsOf(model: Uint8Array, from: number, to: number): Field[] {
  const reader = protobuf.Reader.create(model.subarray(from, to));
  const fields: Field[] = [];
  while (reader.pos < reader.len) {
    const start = reader.pos;
    const tag = reader.uint32();
    const at = (tag & 7) === LENGTH_DELIMITED ? lengthRead(reader) : reader.pos;
    if ((tag & 7) !== LENGTH_DELIMITED) reader.skipType(tag & 7);
    fields.push({ number: tag >>> 3, from: from + start, at: from + at, to: from + reader.pos });
  }
  return fields;
}

/** Passes what a length announces; returns where that begins. */
function lengthRead(reader: protobuf.Reader): number {
  const length = reader.uint32();
  const at = reader.pos;
  reader.skip(length);
  return at;
}

/** A field that holds bytes. */
function field(number: number, bytes: Uint8Array): Uint8Array {
  const head = protobuf.Writer.create()
    .uint32((number << 3) | LENGTH_DELIMITED)
    .uint32(bytes.length)
    .finish();
  return Buffer.concat([head, bytes]);
}
