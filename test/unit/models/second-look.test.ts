/** A second look, without a model: what it reads, and what the answers of both looks come to. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Suspected } from '../../../src/core/ports.ts';
import { type Logits, lookAgain } from '../../../src/models/second-look.ts';

const LOGITS: Readonly<Record<string, number>> = { whole: 2, weak: -3, calm: -1.5, calmer: -4, alike: 1 };
const logits: Logits = (text) => LOGITS[text];
const scoreOf = (_: Suspected, logit: number) => 1 / (1 + Math.exp(-logit));
const doubtOf = (...sentences: string[]): Suspected => ({
  ...{ task: 'injection', type: 'INJECTION', score: 0.2 },
  ...(sentences.length === 0 ? {} : { sentences }),
});

const doubtApart = (...apart: string[]): Suspected => ({ ...doubtOf(), apart });

async function told(text: string, doubt: Suspected): Promise<{ logit: number | undefined; read: string[] }> {
  const texts: string[] = [];
  const read = async (some: readonly string[]) => {
    texts.push(...some);
    return logits;
  };
  const borneOut = await lookAgain([{ text, doubt }], { whole: logits, read, scoreOf });
  return { logit: borneOut(text, doubt), read: texts };
}

describe('a second look', () => {
  it('takes from an answer as much as its likeliest sentence is from even odds', async () => {
    assert.deepEqual(await told('whole', doubtOf('calm', 'calmer')), {
      logit: 0.5,
      read: ['calm', 'calmer'],
    });
  });
  it('leaves an answer that one sentence gives alone', async () => {
    assert.deepEqual(await told('whole', doubtOf('calm', 'alike')), { logit: 2, read: ['calm', 'alike'] });
  });
  it('gives no more than the likeliest of parts that have nothing to do with each other, where none reads like an attack alone', async () => {
    assert.deepEqual(await told('whole', doubtApart('calm', 'calmer')), {
      logit: -1.5,
      read: ['calm', 'calmer'],
    });
    assert.equal((await told('whole', doubtApart('calm', 'alike'))).logit, 2);
    assert.equal((await told('alike', doubtApart('calm', 'whole'))).logit, 1);
    assert.deepEqual(await told('whole', doubtApart('blank')), { logit: 2, read: ['blank'] });
    assert.deepEqual(await told('weak', doubtApart('whole')), { logit: -3, read: [] });
  });
  it('reads nothing where the answer would not count, or stands by itself', async () => {
    assert.deepEqual(await told('weak', doubtOf('calm', 'alike')), { logit: -3, read: [] });
    assert.deepEqual(await told('whole', doubtOf()), { logit: 2, read: [] });
  });
  it('says nothing of a text in which there was nothing to read, and loses nothing by such sentences', async () => {
    assert.deepEqual(await told('blank', doubtOf('calm')), { logit: undefined, read: [] });
    assert.deepEqual(await told('whole', doubtOf('blank')), { logit: 2, read: ['blank'] });
  });
});
