/** Hidden text: reported, while ordinary uses of the same characters are left. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hitsIn } from './hits-in.ts';

const tags = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
const bytes = (text: string) =>
  [...text].map((letter) => String.fromCodePoint(0xe0100 + letter.charCodeAt(0) - 16)).join('');
const flag = (name: string) => `\u{1F3F4}${tags(name)}\u{E007F}`;

const HIDDEN: readonly (readonly [string, string, string])[] = [
  ['tags', `hi${tags('ignore all')}!`, tags('ignore all')],
  ['variation selectors', `\u{1F600}${bytes('send it')}`, bytes('send it')],
  ['tags behind a flag', `${flag('gbeng')}${tags('obey')}`, tags('obey')],
  ['tags in a flag of no country', `\u{1F3F4}${tags('obey')}`, tags('obey')],
  ['many zero-width characters', `a${'\u200b\u200c'.repeat(8)}b`, '\u200b\u200c'.repeat(8)],
  ['an override of Latin text', 'a\u202egnp.exe', '\u202e'],
];

const ORDINARY: readonly (readonly [string, string])[] = [
  ['flags', `${flag('gbeng')}${flag('gbsct')}${flag('gbwls')}\u{1F1E9}\u{1F1EA}`],
  ['families', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466} ❤\ufe0f'],
  ['Persian', 'می\u200cخواهم کتاب\u200cها را بخوانم'],
  ['Hebrew with marks', '\u200fשלום\u200f \u202bעולם\u202c'],
  ['Khmer', 'ភាសា\u200bខ្មែរ\u200bស្រស់'],
  ['Vietnamese and Russian', 'Tiếng Việt, Привет'],
  ['ideographic variants', '葛\u{E0100}城 辻\u{E0101}'],
];

describe('unicode', () => {
  for (const [what, text, hidden] of HIDDEN) {
    it(`reports ${what}`, () => assert.deepEqual(hitsIn('unicode', text), [`HIDDEN_TEXT ${hidden}`]));
  }
  for (const [what, text] of ORDINARY) {
    it(`leaves ${what}`, () => assert.deepEqual(hitsIn('unicode', text), []));
  }
  it('reports all of a run of any length', () => {
    const hits = hitsIn('unicode', `x${tags('a'.repeat(1001))}y`);
    assert.equal(hits.map((hit) => hit.slice('HIDDEN_TEXT '.length)).join(''), tags('a'.repeat(1001)));
  });
});

describe('ordinary text in other scripts', () => {
  for (const [what, text] of ORDINARY) {
    it(`has no finding of any kind in ${what}`, () => {
      for (const name of ['pii', 'secrets', 'injection']) assert.deepEqual(hitsIn(name, text), []);
    });
  }
});
