/** Windows, turns and labels: everything is judged, long texts wait for short ones, numbers mean what they say. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { likelihoods, readLabels, typeOf } from '../../../../src/models/onnx/labels.ts';
import { Turns } from '../../../../src/models/onnx/turns.ts';
import { windowsOf } from '../../../../src/models/onnx/windows.ts';
import { fc } from '../../../property/fast-check.ts';

describe('windows', () => {
  it('cover every token, are as long as they may be, and hold whole what is no longer than the overlap', () => {
    const sizes = fc
      .integer({ min: 1, max: 40 })
      .chain((size) =>
        fc.record({ size: fc.constant(size), overlap: fc.integer({ min: 0, max: size - 1 }) }),
      );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), sizes, (tokens, cut) => {
        const windows = windowsOf(tokens, cut);
        for (const { from, to } of windows) assert.equal(to - from, Math.min(cut.size, tokens));
        for (let at = 0; at < tokens; at += 1) {
          const end = Math.min(tokens, at + Math.max(1, cut.overlap));
          assert.ok(
            windows.some(({ from, to }) => from <= at && to >= end),
            `${at} to ${end}`,
          );
        }
        assert.ok(windows.length <= Math.max(1, Math.ceil(tokens / (cut.size - cut.overlap))));
      }),
    );
  });

  it('are none of nothing, and one of little', () => {
    assert.deepEqual(windowsOf(0, { size: 8, overlap: 2 }), []);
    assert.deepEqual(windowsOf(8, { size: 8, overlap: 2 }), [{ from: 0, to: 8 }]);
    assert.deepEqual(windowsOf(9, { size: 8, overlap: 2 }), [
      { from: 0, to: 8 },
      { from: 1, to: 9 },
    ]);
  });
});

describe('turns', () => {
  const taken = (turns: Turns<{ id: number; windows: number }>, most: number): string[] =>
    turns.take(most).map(({ question, window }) => `${question.id}/${window}`);

  it('go round, one window each', () => {
    const turns = new Turns<{ id: number; windows: number }>();
    turns.add({ id: 1, windows: 5 });
    turns.add({ id: 2, windows: 1 });
    turns.add({ id: 3, windows: 0 });
    turns.add({ id: 4, windows: 2 });
    assert.deepEqual(taken(turns, 4), ['1/0', '2/0', '4/0', '1/1']);
    turns.drop(4);
    assert.deepEqual(taken(turns, 9), ['1/2', '1/3', '1/4']);
    assert.equal(turns.empty, true);
  });
});

describe('labels', () => {
  it('are read from config.json, as types of findings', () => {
    const labels = readLabels('{"id2label":{"1":"prompt injection","0":"BENIGN"},"problem_type":null}');
    assert.deepEqual(labels, { ok: true, value: { types: ['BENIGN', 'PROMPT_INJECTION'], several: false } });
    const several = readLabels('{"id2label":{"0":"a","1":"b"},"problem_type":"multi_label_classification"}');
    assert.ok(several.ok && several.value.several);
    assert.deepEqual(['0x-y z!', 'threat', '漢'].map(typeOf), ['X_Y_Z', 'THREAT', '']);
  });

  it('are refused when they do not count from 0, or say nothing', () => {
    const texts = [
      '{',
      '{}',
      '{"id2label":{"0":"a"}}',
      '{"id2label":{"0":"a","2":"b"}}',
      '{"id2label":{"0":"a","1":"!"}}',
    ];
    assert.deepEqual(
      texts.map((text) => readLabels(text).ok),
      texts.map(() => false),
    );
  });

  it('are one of all, or each for itself', () => {
    const types = ['A', 'B'];
    assert.deepEqual(likelihoods([0, 0], { types, several: false }), [0.5, 0.5]);
    assert.deepEqual(likelihoods([0, 1000], { types, several: false }), [0, 1]);
    assert.deepEqual(likelihoods([0, -1000], { types, several: true }), [0.5, 0]);
    assert.equal(likelihoods([0, Number.NaN], { types, several: true }), undefined);
    assert.equal(likelihoods([0, Number.POSITIVE_INFINITY], { types, several: false }), undefined);
  });
});
