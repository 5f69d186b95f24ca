/** Laws of `system-prompt-leak`: any split finds the same, bounds hold, and prose leaves word by word. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../src/detectors/drive.ts';
import { systemPromptLeak } from '../../src/detectors/system-prompt-leak/index.ts';
import {
  DISGUISES,
  GIST,
  HARMLESS,
  PROMPT,
  QUESTION,
  RETOLD,
  SENTENCES,
} from '../cases/detectors/prompts.ts';
import { PROSE } from '../cases/detectors/prose.ts';
import { asking } from '../fakes/models.ts';
import { fc } from './fast-check.ts';
import { split } from './split.ts';

const scanner = asking(systemPromptLeak)
  .bind?.({ prompts: ['system'], allow: [], canaries: ['heron-7f31-quill-9c2e'] })
  .begin([
    { role: 'system', path: 's', text: PROMPT },
    { role: 'user', path: 'u', text: QUESTION },
  ]);
assert.ok(scanner);

const disguised = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.constantFrom(...Object.values(DISGUISES)))
  .map(([sentence, { write }]) => write(sentence));
const cut = fc
  .tuple(fc.constantFrom(...SENTENCES), fc.nat(30), fc.nat(60))
  .map(([sentence, from, length]) => sentence.slice(from, from + length));
const canary = fc
  .constantFrom(...Object.values(DISGUISES))
  .map(({ write }) => write('heron-7f31-quill-9c2e'));
const words = fc.shuffledSubarray(GIST.split(' ')).map((some) => some.join(' '));
const part = fc.oneof(
  { weight: 3, arbitrary: disguised },
  { weight: 2, arbitrary: cut },
  { weight: 2, arbitrary: words },
  { weight: 1, arbitrary: canary },
  { weight: 1, arbitrary: fc.constantFrom(...RETOLD) },
  { weight: 1, arbitrary: fc.constantFrom(...HARMLESS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
);
const glued = fc
  .array(fc.tuple(part, fc.constantFrom('', ' ', '\n', '. ', '-', '\\n', '合同')), { maxLength: 6 })
  .map((parts) => parts.flat().join(''));
const sizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 90 })), {
  minLength: 1,
  maxLength: 12,
});

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? 0;
}

describe('system-prompt-leak', () => {
  it('finds the same in any chunking', () => {
    let found = 0;
    fc.assert(
      fc.property(glued, sizes, (whole, by) => {
        const expected = drive(scanner, [whole]).hits;
        found += expected.length;
        assert.deepEqual(drive(scanner, split(whole, by)).hits, expected);
      }),
      { numRuns: 1500 },
    );
    assert.ok(found > 1000, `the texts held only ${found} hits`);
  });

  it('holds at most its lookback, and finds nothing in what has left', () => {
    fc.assert(
      fc.property(glued, (whole) => {
        const { pending } = drive(scanner, split(whole, [3]));
        for (const held of pending) assert.ok(held <= scanner.lookback, `${held}`);
      }),
      { numRuns: 300 },
    );
  });

  it('lets prose leave: at most a word at the median, 40 characters at the 99th percentile', () => {
    const { held, hits } = drive(scanner, PROSE.match(/.{1,5}/gs) ?? []);
    assert.deepEqual(hits, []);
    assert.ok(percentile(held, 0.5) <= 8, `median ${percentile(held, 0.5)}`);
    assert.ok(percentile(held, 0.99) <= 40, `99th percentile ${percentile(held, 0.99)}`);
  });
});
