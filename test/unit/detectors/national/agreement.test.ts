/** Check digits of national ids: each rule agrees with an independent one on right numbers and on miscopied ones. */
import assert from 'node:assert/strict';
import { after, before, describe, it, mock } from 'node:test';
import { NATIONAL_RULES } from '../../../../src/detectors/pii/national/index.ts';
import { FURTHER_OPINIONS } from './further-opinions.ts';
import { complete, fill, mutated, type Random, randomFrom } from './made.ts';
import { OPINIONS, type Opinion } from './opinions.ts';

const NUMBERS = 10_000;
/** Heads that are tried for one right number. */
const HEADS = 100;
/** Of so many right numbers one is made by asking the other. */
const OTHERS_SHARE = 40;

/** All that tells that a number is one when no word names it. */
function judgeOf(rule: string): (number: string) => boolean {
  const id = NATIONAL_RULES.find(({ name }) => name === rule)?.id;
  if (id === undefined) throw new Error(`no rule has the name ${rule}`);
  return (number) => id.proves(number) && (rule !== 'kr-rrn' || id.provesAlone?.(number) === true);
}

function judged(opinion: Opinion, number: string): boolean {
  return opinion.differs?.on.test(number) !== true;
}

/** A number that one of the two calls right. */
function rightNumber(random: Random, opinion: Opinion, isRight: (number: string) => boolean): string {
  for (let turn = 0; turn < HEADS; turn++) {
    const head = typeof opinion.head === 'string' ? fill(random, opinion.head) : opinion.head(random);
    const number = complete(random, head, { alphabet: opinion.checks, isRight });
    if (number !== undefined && judged(opinion, number)) return number;
  }
  throw new Error(`no right number of ${opinion.rule} was made`);
}

function wrongNumber(random: Random, opinion: Opinion, number: string): string {
  for (let turn = 0; turn < HEADS; turn++) {
    const wrong = mutated(random, number);
    if (judged(opinion, wrong)) return wrong;
  }
  throw new Error(`no number of ${opinion.rule} was miscopied`);
}

describe('national ids and their second opinions', () => {
  // The package refuses births to come, and the rules have no clock.
  before(() => mock.timers.enable({ apis: ['Date'] }));
  after(() => mock.timers.reset());

  for (const opinion of [...OPINIONS, ...FURTHER_OPINIONS]) {
    it(`agree on ${opinion.rule}`, () => {
      mock.timers.setTime(Date.UTC(opinion.year ?? 2299, 11, 31));
      const random = randomFrom(opinion.rule.length);
      const own = judgeOf(opinion.rule);
      let refused = 0;
      for (let turn = 0; turn < NUMBERS; turn++) {
        const right = rightNumber(random, opinion, turn % OTHERS_SHARE === 0 ? opinion.isRight : own);
        if (!own(right) || !opinion.isRight(right)) assert.fail(`one refuses ${right}`);
        const wrong = wrongNumber(random, opinion, right);
        const isRight = own(wrong);
        if (isRight !== opinion.isRight(wrong)) assert.fail(`one refuses ${wrong}, the other does not`);
        if (!isRight) refused++;
      }
      assert.ok(refused > NUMBERS / 20, `only ${refused} of ${NUMBERS} miscopied numbers were refused`);
    });
  }

  it('are there for every rule', () => {
    const judgedRules = [...OPINIONS, ...FURTHER_OPINIONS].map(({ rule }) => rule);
    assert.deepEqual(judgedRules.toSorted(), NATIONAL_RULES.map(({ name }) => name).toSorted());
  });
});
