/** Scripts: which a text is written in. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scriptsIn } from '../../../src/detectors/scripts.ts';

describe('scriptsIn', () => {
  it('names scripts in order of appearance, each once', () => {
    assert.deepEqual(scriptsIn('abc Привет abc Ω'), ['Latin', 'Cyrillic', 'Greek']);
  });
  it('tells the scripts of Japanese apart', () => {
    assert.deepEqual(scriptsIn('漢字とカナ'), ['Han', 'Hiragana', 'Katakana']);
  });
  it('counts digits, marks, emoji and spaces as none', () => {
    assert.deepEqual(scriptsIn(' 123 \u0301 😀 — '), []);
  });
  it('reads letters outside the basic plane', () => {
    assert.deepEqual(scriptsIn('\u{20000}\u{10330}'), ['Han', 'Other']);
  });
});
