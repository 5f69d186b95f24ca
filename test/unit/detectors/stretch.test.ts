/** Stretches put together, cut and joined: each unit still comes from where it came. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  endAt,
  joined,
  rawStretch,
  type Stretch,
  StretchBuilder,
  sliceOf,
  startAt,
} from '../../../src/detectors/stretch.ts';
import { fc } from '../../property/fast-check.ts';

/** What a builder is given: a slice of raw text, or a text that stands for a range. */
type Part = { readonly copy: number } | { readonly text: string; readonly width: number };
/** Unit by unit: itself, and where it begins and ends. */
type Unit = readonly [string, number, number];

const parts = fc.array(
  fc.oneof(
    fc.record({ copy: fc.integer({ min: 0, max: 6 }) }),
    fc.record({ text: fc.string({ maxLength: 3 }), width: fc.integer({ min: 1, max: 4 }) }),
  ),
  { maxLength: 12 },
);

/** The same stretch twice: as it is built, and unit by unit. */
function build(given: readonly Part[], at: number): { stretch: Stretch; units: Unit[] } {
  const built = new StretchBuilder();
  const raw = rawStretch('abcdefghijklmnopqrstuvwxyz'.repeat(4), at);
  const units: Unit[] = [];
  let from = 0;
  for (const part of given) {
    const start = at + from;
    if ('copy' in part) {
      built.copy(raw, from, from + part.copy);
      for (let unit = 0; unit < part.copy; unit++)
        units.push([raw.text.charAt(from + unit), start + unit, start + unit + 1]);
      from += part.copy;
    } else {
      built.put(part.text, start, start + part.width);
      for (const unit of part.text.split('')) units.push([unit, start, start + part.width]);
      from += part.width;
    }
  }
  return { stretch: built.stretch(at, at + from), units };
}

function unitsOf(stretch: Stretch): Unit[] {
  return stretch.text.split('').map((unit, at) => [unit, startAt(stretch, at), endAt(stretch, at + 1)]);
}

describe('a stretch', () => {
  it('tells of each unit where it comes from', () => {
    fc.assert(
      fc.property(parts, fc.nat(9), (given, at) => {
        const { stretch, units } = build(given, at);
        assert.deepEqual(unitsOf(stretch), units);
      }),
    );
  });

  it('tells the same of its slices', () => {
    fc.assert(
      fc.property(parts, fc.nat(20), fc.nat(20), (given, one, other) => {
        const { stretch, units } = build(given, 3);
        const from = Math.min(one, other, stretch.text.length);
        const to = Math.min(Math.max(one, other), stretch.text.length);
        const slice = sliceOf(stretch, from, to);
        assert.deepEqual(unitsOf(slice), units.slice(from, to));
        assert.equal(slice.until, startAt(stretch, to));
      }),
    );
  });

  it('tells the same of what is joined, or copied into another', () => {
    fc.assert(
      fc.property(parts, parts, fc.nat(5), (one, other, gap) => {
        const left = build(one, 2);
        const right = build(other, left.stretch.until + gap);
        const both = joined(left.stretch, right.stretch);
        const units = [...left.units, ...right.units];
        assert.deepEqual(unitsOf(both), units);
        const built = new StretchBuilder();
        const half = both.text.length >> 1;
        built.copy(both, 0, half);
        built.copy(both, half, both.text.length);
        assert.deepEqual(unitsOf(built.stretch(both.at, both.until)), units);
      }),
    );
  });

  it('needs no places while it is raw text', () => {
    const both = joined(rawStretch('abc', 4), rawStretch('de', 7));
    assert.deepEqual(both, rawStretch('abcde', 4));
    assert.equal(sliceOf(both, 1, 3).places, undefined);
    assert.notEqual(joined(rawStretch('abc', 4), rawStretch('de', 8)).places, undefined);
  });
});
