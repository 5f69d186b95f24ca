/** The fuzz targets as tests: every kept input once, then a few new ones each; `make fuzz` runs many more. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { keptInputs, keptTargets } from './framework/corpus.ts';
import { randomFor } from './framework/random.ts';
import { runInputs } from './framework/run-inputs.ts';
import type { Target } from './framework/target.ts';
import { TARGETS } from './targets/index.ts';

const RUNS = 250;
const SEED = 20_261_121;
const UNTIMED = { guided: false, longestMs: Number.POSITIVE_INFINITY };

const broken: Target = {
  name: 'broken',
  holds: 'No input has the letter x.',
  tokens: ['x'],
  run: (input) => {
    assert.ok(!input.includes(0x78));
    return 'read';
  },
};

describe('fuzz targets', () => {
  it('are one for each file, and each has kept inputs', () => {
    const files = readdirSync(new URL('./targets/', import.meta.url))
      .map((name) => name.replace('.ts', ''))
      .filter((name) => name !== 'index');
    const names = TARGETS.map(({ name }) => name).sort();
    assert.deepEqual(files.sort(), names);
    assert.deepEqual(keptTargets(), names);
  });

  for (const target of TARGETS) {
    it(`${target.name}: ${target.holds}`, async () => {
      const kept = keptInputs(target.name);
      assert.ok(kept.length > 0);
      for (const { name, bytes } of kept) {
        const outcome = await target.run(bytes, randomFor(bytes));
        assert.ok(outcome.length > 0, `${name} came to nothing`);
      }
      let before = 0;
      const tally = await runInputs(
        {
          target,
          entries: kept.map(({ bytes }) => bytes),
          runs: kept.length + RUNS,
          seed: SEED,
          ...UNTIMED,
        },
        {
          before: () => before++,
          kept: () => {},
          broken: (error) => {
            throw error.cause;
          },
        },
      );
      assert.equal(tally.inputs, kept.length + RUNS);
      assert.ok(before >= tally.inputs);
    });
  }

  it('that break are told, with the input that broke them', async () => {
    const inputs: Uint8Array[] = [];
    const plan = { target: broken, entries: [Buffer.from('abc')], runs: 2000, seed: SEED, ...UNTIMED };
    const tally = await runInputs(plan, {
      before: () => {},
      kept: () => {},
      broken: ({ input }) => inputs.push(input),
    });
    assert.ok(inputs.length > 100 && inputs.length === tally.broken && tally.inputs === 2000);
    assert.ok(inputs.every((input) => input.includes(0x78)));
  });
});
