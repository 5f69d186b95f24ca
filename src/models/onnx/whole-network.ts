/**
 * Whole network: an ONNX file may say that its weights lie in other files. Nobody signed those, and the runtime, which is given
 * bytes, would look for them where Weir was started. Source of the fields: onnx/onnx.proto (IR version 13).
 */
import protobuf from 'protobufjs';

type Part = 'model' | 'training' | 'function' | 'graph' | 'node' | 'attribute' | 'sparse' | 'tensor';

/** The fields of each part that hold a part, by their numbers: every way to a tensor. */
const PARTS: Readonly<Record<Part, Readonly<Record<number, Part>>>> = {
  model: { 7: 'graph', 20: 'training', 25: 'function' },
  training: { 1: 'graph', 2: 'graph' },
  function: { 7: 'node', 11: 'attribute' },
  graph: { 1: 'node', 5: 'tensor', 15: 'sparse' },
  node: { 5: 'attribute' },
  attribute: { 5: 'tensor', 6: 'graph', 10: 'tensor', 11: 'graph', 22: 'sparse', 23: 'sparse' },
  sparse: { 1: 'tensor', 2: 'tensor' },
  tensor: {},
};
/** Fields of a tensor: entries that say where its data is, and whether they hold. */
const EXTERNAL_DATA = 13;
const DATA_LOCATION = 14;

/** Wire types. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

/** Parts within parts, as many as Protocol Buffers reads. */
const DEEPEST = 100;
/** A location is told of up to here. */
const SHOWN = 200;

/** The runtime takes another format too, which it knows by this mark, and which says in its own way where weights lie. */
const ORT_MARK = { at: 4, text: 'ORTM' };

/** Why the runtime is not to open a network; undefined where all of it is in these bytes. */
export function whyNotWhole(model: Uint8Array): string | undefined {
  const { at, text } = ORT_MARK;
  if (Buffer.from(model.subarray(at, at + text.length)).toString('latin1') === text)
    return 'it is in the format of ONNX Runtime (.ort); ONNX is expected';
  const reader = protobuf.Reader.create(model);
  try {
    const outside = outsideOf(reader, { part: 'model', end: reader.len, depth: 0 });
    return outside === undefined
      ? undefined
      : `it keeps weights in another file (${shown(outside)}); export it with its weights inside`;
  } catch {
    return 'it is no ONNX model';
  }
}

interface Within {
  readonly part: Part;
  /** Where it ends. */
  readonly end: number;
  readonly depth: number;
}

/** Returns the first location outside; reads each byte once at most, and no weights. Throws for what is no message. */
function outsideOf(reader: protobuf.Reader, { part, end, depth }: Within): string | undefined {
  if (end > reader.len || depth > DEEPEST) throw new RangeError('no model');
  while (reader.pos < end) {
    const tag = reader.uint32();
    const [field, type] = [tag >>> 3, tag & 7];
    const inner = type === LENGTH_DELIMITED ? PARTS[part][field] : undefined;
    const found =
      inner === undefined
        ? locationIn(reader, { part, field, type })
        : outsideOf(reader, { part: inner, end: reader.uint32() + reader.pos, depth: depth + 1 });
    if (found !== undefined) return found;
  }
  if (reader.pos !== end) throw new RangeError('no model');
  return undefined;
}

/** Reads one field; returns a location where it says that there is one. */
function locationIn(
  reader: protobuf.Reader,
  { part, field, type }: { readonly part: Part; readonly field: number; readonly type: number },
): string | undefined {
  if (part === 'tensor' && field === EXTERNAL_DATA && type === LENGTH_DELIMITED)
    return locationOf(reader.bytes());
  if (part === 'tensor' && field === DATA_LOCATION && type === VARINT)
    return reader.int32() === 0 ? undefined : '';
  reader.skipType(type);
  return undefined;
}

/** An entry is a key and its value. */
function locationOf(entry: Uint8Array): string {
  const reader = protobuf.Reader.create(entry);
  const texts: string[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if ((tag & 7) === LENGTH_DELIMITED) texts[tag >>> 3] = reader.string();
    else reader.skipType(tag & 7);
  }
  const [, key, value = ''] = texts;
  return key === 'location' ? value : '';
}

function shown(location: string): string {
  return location === '' ? 'it does not say which' : JSON.stringify(location.slice(0, SHOWN));
}
