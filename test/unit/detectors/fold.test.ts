/** Folding: one spelling for what reads alike, with the way back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isPlain } from '../../../src/detectors/fold/plain.ts';
import { fold } from '../../../src/detectors/fold.ts';
import { fc } from '../../property/fast-check.ts';

const FOLDS: readonly (readonly [string, string, string])[] = [
  ['fullwidth letters', 'ｉｇｎｏｒｅ', 'ignore'],
  ['mathematical letters', '\u{1D422}\u{1D420}\u{1D427}', 'ign'],
  ['accents', 'Zoë café Å', 'Zoe cafe A'],
  ['stacked marks', 'i\u0300\u0301\u0302g\u0336n', 'ign'],
  ['Cyrillic and Greek look-alikes', 'іgnоrе Αlpha', 'ignore Alpha'],
  ['zero-width characters', 'se\u200bcr\u2060et', 'secret'],
  ['control characters', 'se\u0000cr\u0008e\u007ft\u009f', 'secret'],
  ['soft hyphens', 'pass\u00adword', 'password'],
  ['direction marks', '\u202eabc\u202c', 'abc'],
  ['tags', '\u{E0068}\u{E0069}', 'hi'],
  ['variation selectors that carry bytes', 'x\u{E0158}\u{E0159}', 'xhi'],
  ['variation selectors of emoji', '❤\ufe0f', '❤'],
  ['Arabic-Indic digits', '٤١١١', '4111'],
  ['Devanagari digits', '१२३', '123'],
  ['exotic spaces', 'a\u2009b\u00a0c\u3000d', 'a b c d'],
  ['dashes', '1–2—3−4', '1-2-3-4'],
  ['quotes', '‘a’ “b”', '\'a\' "b"'],
  ['ligatures', 'ﬁle', 'file'],
  ['white on black letters', '\u{1F170}\u{1F171}', 'AB'],
];

/** By unit: where what it comes from begins and ends. */
function placesOf({ text, places }: ReturnType<typeof fold>): { starts: number[]; ends: number[] } {
  assert.ok(places !== undefined);
  const units = [...Array(text.length).keys()];
  return { starts: units.map((unit) => places.startOf(unit)), ends: units.map((unit) => places.endOf(unit)) };
}

describe('fold', () => {
  for (const [what, text, expected] of FOLDS) {
    it(`undoes ${what}`, () => assert.equal(fold(text).text, expected));
  }

  it('keeps case, line breaks and the letters of other scripts', () => {
    for (const text of ['Ignore\r\n\tthis', '日本語のテキスト', 'हिन्दी', 'ภาษาไทย', '한국어', '漢字']) {
      assert.equal(fold(text).text, text);
    }
  });

  it('returns ASCII as it is, without places', () => {
    assert.deepEqual(fold('plain text 123'), { text: 'plain text 123', places: undefined });
  });

  it('keeps every character of ASCII that can be seen, one by one or between others', () => {
    for (let code = 0x20; code < 0x7f; code++) {
      const letter = String.fromCharCode(code);
      assert.equal(fold(`\u00e9${letter}\u00e9`).text, `e${letter}e`);
    }
    for (const blank of '\t\n\v\f\r') assert.equal(fold(`\u00e9${blank}`).text, `e${blank}`);
  });

  it('needs no places when one unit becomes one unit', () => {
    assert.deepEqual(fold('caf\u00e9'), { text: 'cafe', places: undefined });
  });

  it('maps each folded unit to the code point it comes from', () => {
    const folded = fold('a\u200bﬁ\u{1D41B}');
    assert.equal(folded.text, 'afib');
    assert.deepEqual(placesOf(folded), { starts: [0, 2, 2, 3], ends: [1, 3, 3, 5] });
  });

  it('is free of context: two texts folded apart are the folded whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        assert.equal(fold(left).text + fold(right).text, fold(left + right).text);
      }),
    );
  });

  it('folds a text of any length as it folds its code points', () => {
    const parts = fc.constantFrom(...[...'aé\u200bﬁ😀…и漢\ud800', 'plain words in a row, '.repeat(3)]);
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), fc.integer({ min: 1, max: 60 }), (some, times) => {
        const points = [...some.join('').repeat(times)];
        assert.equal(fold(points.join('')).text, points.map((point) => fold(point).text).join(''));
      }),
    );
  });

  it('takes for plain what holds nothing but printable ASCII and white space, at any place of a long text', () => {
    for (let unit = 0; unit < 0x180; unit++) {
      const text = String.fromCharCode(unit);
      const expected = /^[\x20-\x7e\t-\r]$/.test(text);
      for (const before of [0, 1, 2, 3, 16_383, 16_384, 20_001]) {
        const whole = `${'~ x\n'.repeat(6000).slice(0, before)}${text} the end`;
        assert.equal(isPlain(whole), expected, `unit ${unit} at ${before}`);
      }
    }
    assert.equal(isPlain(''), true);
  });

  it('has places for all of the text, in order and inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        if (folded.places === undefined) return assert.equal(folded.text.length, text.length);
        const { starts, ends } = placesOf(folded);
        let before = 0;
        for (const [unit, start] of starts.entries()) {
          const end = ends[unit] ?? 0;
          assert.ok(start >= before && end > start && end <= text.length);
          before = start;
        }
      }),
    );
  });
});
