/** Products of bytes are exact on every processor: where it cuts sums, the weights of a network are made unsigned. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import protobuf from 'protobufjs';
import {
  cutsProducts,
  EXACT_PRODUCT,
  productNetwork,
  productOf,
} from '../../../../src/models/onnx/cut-products.ts';
import { withUnsignedWeights } from '../../../../src/models/onnx/unsigned-weights.ts';

const shipped = readFileSync(new URL('../../../../models/tier1.onnx', import.meta.url));
const TOKENS = Array.from({ length: 64 }, (_, at) => 1000 + ((at * 7919) % 8_000));

async function logitsOf(network: Uint8Array): Promise<readonly number[]> {
  const session = await InferenceSession.create(network, { intraOpNumThreads: 1, logSeverityLevel: 4 });
  const row = (of: (token: number) => number) =>
    new Tensor(
      'int64',
      BigInt64Array.from(TOKENS, (token) => BigInt(of(token))),
      [1, TOKENS.length],
    );
  const feeds = {
    input_ids: row((token) => token),
    attention_mask: row(() => 1),
    token_type_ids: row(() => 0),
  };
  const outputs = await session.run(
    Object.fromEntries(Object.entries(feeds).filter(([name]) => session.inputNames.includes(name))),
  );
  await session.release();
  return Array.from(outputs['logits']?.data as Float32Array);
}

const LENGTH_DELIMITED = 2;
const GRAPH_OF_MODEL = 7;

/** A message of fields that hold bytes, or text. */
function message(...fields: readonly (readonly [number, Uint8Array | string])[]): Uint8Array {
  const writer = protobuf.Writer.create();
  for (const [field, content] of fields)
    writer.uint32((field << 3) | LENGTH_DELIMITED).bytes(Buffer.from(content));
  return writer.finish();
}

/** A network with one more field behind those of its graph. */
function withPart(network: Uint8Array, field: number, content: Uint8Array): Uint8Array {
  const reader = protobuf.Reader.create(network);
  for (;;) {
    const from = reader.pos;
    const tag = reader.uint32();
    if (tag >>> 3 !== GRAPH_OF_MODEL) {
      reader.skipType(tag & 7);
      continue;
    }
    const graph = Buffer.concat([reader.bytes(), message([field, content])]);
    const [before, behind] = [network.subarray(0, from), network.subarray(reader.pos)];
    return Buffer.concat([before, message([GRAPH_OF_MODEL, graph]), behind]);
  }
}

describe('products of bytes', () => {
  it('are exact with unsigned weights, whatever the processor', async () => {
    const network = Buffer.from(productNetwork());
    const changed = withUnsignedWeights(network);
    assert.notDeepEqual(changed, network);
    assert.deepEqual(network, Buffer.from(productNetwork()), 'the bytes that came are changed');
    assert.equal(await productOf(changed), EXACT_PRODUCT);
  });

  it('are cut by this processor, or need no change', async () => {
    assert.equal((await productOf(productNetwork())) !== EXACT_PRODUCT, await cutsProducts());
  });

  it('say the same of a text in the shipped encoder, or what the processor did not cut', async () => {
    const changed = withUnsignedWeights(shipped);
    const [as, exact] = [await logitsOf(shipped), await logitsOf(changed)];
    const apart = Math.max(...as.map((logit, at) => Math.abs(logit - (exact[at] ?? Number.NaN))));
    if (await cutsProducts()) assert.ok(apart > 0 && apart < 2, `${apart} apart`);
    else assert.equal(apart, 0);
  });

  it('are left where another part of a network reads the weights, and where there are none', () => {
    const network = Buffer.from(productNetwork());
    // The first name is that of an input: the zero point of the weights is then read as that of the values, too.
    network.write('weight_zero', network.indexOf('values_zero'));
    assert.deepEqual(Buffer.from(withUnsignedWeights(network)), network);
    assert.equal(withUnsignedWeights(new Uint8Array(0)).length, 0);
  });

  const input = 1;
  const attribute = 5;
  const inner = message([1, message([input, 'weight'])]);
  const PARTS: Readonly<Record<string, readonly [field: number, content: Uint8Array]>> = {
    'another node': [1, message([input, 'weight'])],
    'a branch of a condition': [1, message([attribute, message([6, inner])])],
    'one of several graphs of a node': [1, message([attribute, message([11, inner])])],
    'a branch within a branch': [
      1,
      message([attribute, message([6, message([1, message([attribute, message([6, inner])])])])]),
    ],
    'what a branch gives out': [1, message([attribute, message([6, message([12, message([1, 'weight'])])])])],
    'whoever asks the network': [11, message([1, 'weight'])],
    'what the network gives out': [12, message([1, 'weight_zero'])],
  };
  for (const [reader, [field, content]] of Object.entries(PARTS))
    it(`are left where ${reader} reads the weights or sets them`, () => {
      const network = withPart(productNetwork(), field, content);
      assert.equal(withUnsignedWeights(network), network);
    });

  it('are changed where what else is in a network reads something else', () => {
    const branch = message([1, message([input, 'values'])]);
    const network = withPart(productNetwork(), 1, message([attribute, message([6, branch])]));
    assert.notEqual(withUnsignedWeights(network), network);
  });
});
