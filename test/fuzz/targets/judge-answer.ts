/** Fuzz target: the answer of a remote judge. */
import assert from 'node:assert/strict';
import { readAnswer } from '../../../src/models/judge-answer.ts';
import { JudgeFailure } from '../../../src/models/judge-failure.ts';
import type { Target } from '../framework/target.ts';
import { MARKER } from '../framework/target.ts';
import { JSON_WORDS } from '../support/words.ts';

const LENGTH = 40;

export const judgeAnswer: Target = {
  name: 'judge-answer',
  holds: 'An answer is hits inside of the text that was asked about, or a failure that repeats nothing.',
  tokens: [
    ...JSON_WORDS,
    '"score":0.5',
    '"score":1.5',
    '"findings":[',
    '"type":"A"',
    '"start":1',
    '"end":39',
    '"end":41',
  ],
  longest: 1_048_576,
  run: (input) => {
    try {
      const hits = readAnswer(Buffer.from(input).toString('utf8'), { judge: 'guard', length: LENGTH });
      for (const { type, start, end, score } of hits) {
        assert.ok(start >= 0 && start <= end && end <= LENGTH && score >= 0 && score <= 1);
        assert.match(type, /^[A-Z][A-Z0-9_]*$/);
      }
      return `hits ${Math.min(3, hits.length)}`;
    } catch (error) {
      if (!(error instanceof JudgeFailure)) throw error;
      assert.ok(!error.message.toLowerCase().includes(MARKER));
      return error.message;
    }
  },
};
