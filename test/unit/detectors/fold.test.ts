/** Folding: one spelling for what reads alike, with the way back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fold } from '../../../src/detectors/fold.ts';

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

describe('fold', () => {
  for (const [what, text, expected] of FOLDS) {
    it(`undoes ${what}`, () => assert.equal(fold(text).text, expected));
  }

  it('keeps case, line breaks and the letters of other scripts', () => {
    for (const text of ['Ignore\r\n\tthis', '日本語のテキスト', 'हिन्दी', 'ภาษาไทย', '한국어', '漢字']) {
      assert.equal(fold(text).text, text);
    }
  });

  it('returns ASCII as it is, without maps', () => {
    assert.deepEqual(fold('plain text 123'), { text: 'plain text 123', starts: undefined, ends: undefined });
  });

  it('keeps the identity map when one unit becomes one unit', () => {
    assert.deepEqual(fold('caf\u00e9'), { text: 'cafe', starts: undefined, ends: undefined });
  });

  it('maps each folded unit to the code point it comes from', () => {
    assert.deepEqual(fold('a\u200bﬁ\u{1D41B}'), { text: 'afib', starts: [0, 2, 2, 3], ends: [1, 3, 3, 5] });
  });

  it('is free of context: two texts folded apart are the folded whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
        assert.equal(fold(left).text + fold(right).text, fold(left + right).text);
      }),
    );
  });

  it('has maps as long as the text, in order and inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = fold(text);
        if (folded.starts === undefined) return assert.equal(folded.text.length, text.length);
        assert.equal(folded.starts.length, folded.text.length);
        let before = 0;
        for (const [unit, start] of folded.starts.entries()) {
          assert.ok(
            start >= before &&
              (folded.ends?.[unit] ?? 0) > start &&
              (folded.ends?.[unit] ?? 0) <= text.length,
          );
          before = start;
        }
      }),
    );
  });
});
