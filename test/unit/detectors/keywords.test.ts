/** Keywords: words of the policy, in any spelling. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keywords } from '../../../src/detectors/keywords/index.ts';
import { hitsIn } from './hits-in.ts';

const found = (text: string, options: object) => hitsIn('keywords', text, options);

describe('keywords', () => {
  it('finds whole words in any case', () => {
    assert.deepEqual(found('Falcon, falconer, the FALCON', { words: ['falcon'] }), [
      'KEYWORD Falcon',
      'KEYWORD FALCON',
    ]);
  });
  it('finds parts of words when asked', () => {
    assert.deepEqual(found('falconer', { words: ['falcon'], wholeWords: false }), ['KEYWORD falcon']);
  });
  it('tells case apart when asked', () => {
    assert.deepEqual(found('Falcon falcon', { words: ['falcon'], caseSensitive: true }), ['KEYWORD falcon']);
  });
  it('takes any white space for a blank', () => {
    assert.deepEqual(found('project \n falcon', { words: ['project falcon'] }), [
      'KEYWORD project \n falcon',
    ]);
  });
  it('prefers the longest', () => {
    assert.deepEqual(found('red falcon two', { words: ['red', 'red falcon', 'red falcon three'] }), [
      'KEYWORD red falcon',
    ]);
  });
  it('sees through look-alikes and invisible characters', () => {
    assert.deepEqual(found('fа\u200blсon', { words: ['falcon'] }), ['KEYWORD fа\u200blсon']);
  });
  it('finds words in scripts without spaces', () => {
    assert.deepEqual(found('这是机密文件', { words: ['机密'] }), ['KEYWORD 机密']);
  });
  it('refuses an empty list, an empty word and unknown options', () => {
    for (const options of [{}, { words: [] }, { words: [' '] }, { words: ['a'], word: 1 }]) {
      assert.equal(keywords.options.safeParse(options).success, false);
    }
  });
});
