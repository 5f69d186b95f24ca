/** The fuzz targets as tests: every kept input once, then a few new ones each; `make fuzz` runs many more. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { DIALECTS } from '../../src/dialects/index.ts';
import { keptInputs, keptTargets } from './framework/corpus.ts';
import { randomFor } from './framework/random.ts';
import { runInputs } from './framework/run-inputs.ts';
import type { Target } from './framework/target.ts';
import { TARGETS } from './targets/index.ts';

const RUNS = 250;
const SEED = 20_261_121;
const FOLDER = new URL('./targets/', import.meta.url);
const FILES = readdirSync(FOLDER);
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
  const sources = FILES.map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));

  it('are one for each file, and each has kept inputs', () => {
    const files = FILES.map((name) => name.replace('.ts', '')).filter((name) => name !== 'index');
    const sampled = TARGETS.filter(({ samples }) => samples !== undefined).map(({ name }) => name);
    const names = TARGETS.map(({ name }) => name).sort();
    const own = names.filter((name) => !sampled.includes(name));
    assert.deepEqual(names, [...new Set(names)]);
    assert.deepEqual(files.sort(), own);
    assert.deepEqual(
      keptTargets().filter((name) => !sampled.includes(name)),
      own,
    );
  });

  for (const { name } of DIALECTS) {
    it(`read what ${name} reads`, () => {
      const sampled = TARGETS.some((target) => target.name === `${name}-request` && target.samples);
      assert.ok(sampled || sources.some((source) => source.includes(`/dialects/${name}/`)));
    });
  }

  for (const target of TARGETS) {
    it(`${target.name}: ${target.holds}`, async () => {
      const kept = keptInputs(target);
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
