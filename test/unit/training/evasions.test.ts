/** The disguises that attacks are measured in, and the harmless texts that look like them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EVASIONS } from '../../../training/evasions/index.ts';
import { ADDED, foreignTexts } from '../../../training/natural.ts';
import { randomOf } from '../../../training/shuffled.ts';

const TEXT = 'Paint the old fence before autumn, and water the roses.';

describe('disguises', () => {
  for (const [name, evade] of Object.entries(EVASIONS))
    it(`${name} changes a text, in the same way for the same numbers`, () => {
      const once = evade(TEXT, randomOf(1));
      assert.notEqual(once, TEXT);
      assert.equal(evade(TEXT, randomOf(1)), once);
    });

  it('cut a text into variables that say it together', () => {
    const cut = EVASIONS['variables']?.(TEXT, randomOf(1)) ?? '';
    const parts = [...cut.matchAll(/^[abc] = "(.*)"$/gm)].map(([, part]) => part);
    assert.equal(parts.join(''), TEXT);
  });

  it('put comments into words, which say the same without them', () => {
    const marked = EVASIONS['comments']?.(TEXT, randomOf(1)) ?? '';
    assert.equal(marked.replaceAll(/<!--.*?-->/g, ''), TEXT);
  });
});

describe('natural texts', () => {
  for (const [name, add] of Object.entries(ADDED))
    it(`with ${name} hold the text as it is`, () => {
      const added = add(TEXT, randomOf(2));
      assert.ok(added.includes(TEXT) && added !== TEXT);
      assert.equal(add(TEXT, randomOf(2)), added);
    });

  it('of other languages are as many alone as three in a row, none twice', () => {
    for (const texts of Object.values(foreignTexts(randomOf(1)))) {
      assert.equal(texts.length, 40);
      assert.equal(new Set(texts).size, 40);
    }
  });
});
