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
  ['bits in selectors and zero-width characters', `a${'\ufe00\u200b'.repeat(8)}b`, '\ufe00\u200b'.repeat(8)],
  ['bits in direction marks', `a${'\u2066\u061c\u202a'.repeat(4)}b`, '\u2066\u061c\u202a'.repeat(4)],
  ['fillers of Hangul', `a${'\u3164\uffa0\u1160'.repeat(2)}b`, '\u3164\uffa0\u1160'.repeat(2)],
  ['soft hyphens and joiners', `a${'\u00ad\u034f'.repeat(3)}b`, '\u00ad\u034f'.repeat(3)],
  ['vowels of Khmer that nobody sees', `a${'\u17b4\u17b5'.repeat(3)}b`, '\u17b4\u17b5'.repeat(3)],
  ['selectors of Mongolian', `a${'\u180b\u180e'.repeat(3)}b`, '\u180b\u180e'.repeat(3)],
  ['controls of music', `a${'\u{1D173}\u{1D174}'.repeat(3)}b`, '\u{1D173}\u{1D174}'.repeat(3)],
  ['controls of shorthand', `a${'\u{1BCA0}\u{1BCA3}'.repeat(3)}b`, '\u{1BCA0}\u{1BCA3}'.repeat(3)],
  ['what Unicode leaves open', 'a\u{E0080}\u{E01F0}\u{E0FFF}b', '\u{E0080}\u{E01F0}\u{E0FFF}'],
  ['an override of Latin text', 'a\u202egnp.exe', '\u202e'],
];

const ORDINARY: readonly (readonly [string, string])[] = [
  ['flags', `${flag('gbeng')}${flag('gbsct')}${flag('gbwls')}\u{1F1E9}\u{1F1EA}`],
  ['families', '\u{1F468}\u200d\u{1F469}\u200d\u{1F467}\u200d\u{1F466} ❤\ufe0f'],
  ['Persian', 'می\u200cخواهم کتاب\u200cها را بخوانم'],
  ['Hebrew with marks', '\u200fשלום\u200f \u202bעולם\u202c'],
  ['Khmer', 'ភាសា\u200bខ្មែរ\u200bស្រស់'],
  ['Vietnamese and Russian', 'Tiếng Việt, Привет'],
  ['soft hyphens', 'Soft\u00adhy\u00adphen\u00ada\u00adtion'],
  ['a heart on fire behind a flag', `${flag('gbeng')}\ufe0f\u200d❤\ufe0f\u200d\u{1F525}`],
  ['isolates', 'שלום \u2067HTML\u2069 \u2066\u2067x\u2069\u2069 עולם'],
  ['what mails begin with', '\u034f \u00ad\u034f \u00ad\u034f \u00ad\u034f \u00ad'],
  ['music', '\u{1D15F}\u{1D173}\u{1D160}\u{1D174} \u{1D11E}'],
  ['old Hangul', '\u115f\u1161\u1100\u1160 \u3164'],
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
