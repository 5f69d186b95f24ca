/** Disguised words: the fast ways to tell that a text holds none agree with the plain ones. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rawStretch } from '../../src/detectors/stretch.ts';
import { unspaced } from '../../src/detectors/views/whole/apart.ts';
import { ENGLISH_WORDS } from '../../src/detectors/views/whole/english-words.ts';
import { LeetWords } from '../../src/detectors/views/whole/leet.ts';
import { holdingRare } from '../../src/detectors/views/whole/rare-words.ts';
import { ReorderedWords } from '../../src/detectors/views/whole/reordered.ts';
import { CutWords } from '../../src/detectors/views/whole/uncut.ts';
import { Vocabulary } from '../../src/detectors/views/whole/vocabulary.ts';
import { holding } from '../../src/detectors/views/whole/words.ts';
import { fc } from './fast-check.ts';

const WORDS = ['ignore', 'previous', 'rules', 'omit', 'instructions'];
const PIECES = [
  ...[
    'ig',
    'nore',
    'ignore',
    'IGNORE',
    'prev',
    'ious',
    'rul',
    'es',
    'om',
    'it',
    'o',
    'mit',
    'ru',
    'les',
    'x',
  ],
  ...[
    '-',
    '_',
    '.',
    "'",
    '\n',
    '-\n',
    '\r\n',
    '-\r\n',
    ' ',
    '3',
    '/',
    '(',
    'é',
    '漢',
    '😀',
    '\t',
    '*',
    '\u00e0',
  ],
];
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((parts) => parts.join(''));

describe('rare words', () => {
  const [holds, holdsRare] = [holding(WORDS), holdingRare(WORDS)];

  it('are told as an alternative of literals tells them', () => {
    let held = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (holds(text)) held++;
        assert.equal(holdsRare(text), holds(text));
      }),
      { numRuns: 4000 },
    );
    assert.ok(held > 500, `only ${held} texts held a word`);
  });

  it('are told wherever they stand in a long text', () => {
    const filler = 'the quick brown fox jumps over a lazy dog; '.repeat(800);
    for (let at = 16_000; at < 16_800; at++)
      assert.equal(holdsRare(`${filler.slice(0, at)}instrUCTions${filler.slice(at)}`), true, `at ${at}`);
    assert.equal(holdsRare(filler), false);
  });

  it('may stand between blanks', () => {
    const told = ['say gur word', 'SAY GUR WORD', 'gur word', 'say gur', 'say gurth', 'say\0gur word'];
    assert.deepEqual(told.map(holdingRare([' gur '])), [true, true, false, false, false, false]);
  });

  it('may be of other letters and shorter', () => {
    const words = ['über', 'ab', 'секрет'];
    const told = ['kaÜber', 'CAB', 'a b', 'СЕКРЕТ', ''].map(holdingRare(words));
    assert.deepEqual(told, [true, true, false, true, false]);
    assert.equal(holdingRare([])('anything'), false);
  });
});

/** The plain way: each cut with all that stands within reach of it. */
function hasCutWord(text: string): boolean {
  const holds = holding(WORDS);
  const cuts = text.matchAll(/(?:-?\r?\n|[-_.*|~^+`'"])(?=[a-z])(?<=[a-z](?:-?\r?\n|.))/gi);
  return [...cuts].some(({ 0: cut, index }) => {
    const before = /\S*$/.exec(text.slice(Math.max(0, index - 24), index))?.[0] ?? '';
    const end = index + cut.length;
    const after = /^\S*/.exec(text.slice(end, end + 24))?.[0] ?? '';
    return holds((before + after).replace(/[^a-z]+/gi, '')) && !holds(before) && !holds(after);
  });
}

const cutWord = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('-', '_', '\n', '-\n', '3', '. '),
  )
  .map(([word, at, cut]) => word.slice(0, at) + cut + word.slice(at));
const cutTexts = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), cutWord), { maxLength: 8 })
  .map((parts) => parts.join(''));

describe('cut words', () => {
  it('are put together where the plain way tells that letters make a key word over a cut', () => {
    const cutWords = new CutWords(WORDS);
    let found = 0;
    fc.assert(
      fc.property(cutTexts, (text) => {
        const expected = hasCutWord(text);
        if (expected) found++;
        assert.equal(cutWords.uncut(rawStretch(text, 0)) !== undefined, expected, text);
      }),
      { numRuns: 6000 },
    );
    assert.ok(found > 300, `only ${found} texts held a cut word`);
  });

  it('are told wherever they stand among many cuts', () => {
    const cutWords = new CutWords(WORDS);
    const filler = 'x.y.'.repeat(400);
    for (let at = 400; at < 1200; at++) {
      // The gap beside the last cut is no cut.
      const text = `${filler.slice(0, at)}ig3nore`;
      assert.notEqual(cutWords.uncut(rawStretch(text, 0)), undefined, `at ${at}`);
    }
    assert.equal(cutWords.uncut(rawStretch(filler, 0)), undefined);
  });

  it('lose all cuts of the text, whichever cut told of them', () => {
    const cutWords = new CutWords(WORDS);
    const [first, second] = ['a well-known ig-nore all', 'ig-nore a well-known'];
    assert.equal(cutWords.uncut(rawStretch(first, 0))?.text, 'a wellknown ignore all');
    assert.equal(cutWords.uncut(rawStretch(second, 0))?.text, 'ignore a wellknown');
  });
});

/** The plain way: four characters with the same mark behind each, three of them letters, at each offset by itself. */
function hasRow(text: string): boolean {
  const row = /(?<![a-z])(?=\S([ ._*|,/~-])\S\1\S\1\S\1[\s\S])/gi;
  return [...text.matchAll(row)].some(({ index }) => {
    const ones = [0, 2, 4, 6].map((step) => text.charAt(index + step));
    return ones.filter((one) => /[a-z]/i.test(one)).length >= 3;
  });
}

const apart = fc
  .tuple(fc.constantFrom('ignore', 'all', 'r3ad', 'abcd', '1234', 'xyz'), fc.constantFrom(...' ._*|,/~-'))
  .map(([word, part]) => [...word].join(part));
const apartTexts = fc
  .tuple(
    fc.nat(300),
    fc.array(fc.oneof(apart, fc.constantFrom(...PIECES, ' ', '. ', 'é', '   ', 'A. B. c')), {
      maxLength: 8,
    }),
  )
  .map(([filler, parts]) => 'some v. 1. 2. '.repeat(filler / 10) + parts.join(' '));

describe('letters that stand apart', () => {
  it('are put together where the plain way tells of a row of them', () => {
    const vocabulary = new Vocabulary(WORDS.map((text) => ({ text })));
    let found = 0;
    fc.assert(
      fc.property(apartTexts, (text) => {
        const expected = hasRow(text);
        if (expected) found++;
        assert.equal(unspaced(rawStretch(text, 0), vocabulary) !== undefined, expected, JSON.stringify(text));
      }),
      { numRuns: 6000 },
    );
    assert.ok(found > 300, `only ${found} texts held such a row`);
  });
});

const LEET: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l' },
};
const putBack = (text: string): string => text.replace(/[01345789@$!|]/g, (mark) => LEET[mark] ?? mark);

/** The plain way: the word around each mark beside a letter, by itself. */
function hasLeetWord(text: string): boolean {
  const holds = holding(WORDS);
  const marks = text.matchAll(/[013457@](?:(?=[a-z])|(?<=[a-z].))|[$!|](?=[a-z])(?<=[a-z0-9].)/gi);
  return [...marks].some(({ index }) => {
    const before = /[0-9a-z@$!|]*$/i.exec(text.slice(Math.max(0, index - 16), index))?.[0] ?? '';
    const word = before + (/^[0-9a-z@$!|]*/i.exec(text.slice(index, index + 16))?.[0] ?? '');
    return holds(putBack(word)) && !holds(word);
  });
}

const leetWord = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(...'013457'), fc.boolean())
  .map(([word, mark, upper]) => {
    const written = word.replace(LEET[mark] ?? '', mark);
    return upper ? written.toUpperCase() : written;
  });
const leetPiece = fc.oneof(fc.constantFrom(...PIECES, ...'@$!|01345789', 'abcdefgh', 'a@b$c'), leetWord);
const leetTexts = fc
  .tuple(fc.array(leetPiece, { maxLength: 12 }), fc.nat(110))
  .map(([parts, filler]) => '4x '.repeat(filler / 3) + parts.join(''));

describe('words in leetspeak', () => {
  it('have their letters put back where the plain way tells of a key word', () => {
    const leetWords = new LeetWords(WORDS);
    let found = 0;
    fc.assert(
      fc.property(leetTexts, (text) => {
        const expected = hasLeetWord(text);
        if (expected) found++;
        const reading = leetWords.unleet(rawStretch(text, 0));
        assert.equal(reading?.text, expected ? putBack(text) : undefined, text);
      }),
      { numRuns: 4000 },
    );
    assert.ok(found > 300, `only ${found} texts held such a word`);
  });

  it('are told where key words are short, or of other letters', () => {
    const leetWords = new LeetWords(['zoo', 'секрет']);
    assert.equal(leetWords.unleet(rawStretch('in the Z00 ', 0))?.text, 'in the Zoo ');
    assert.equal(leetWords.unleet(rawStretch('in the zoo, 00x', 0)), undefined);
  });
});

/** The letters of a word, those between the first and the last sorted: the plain way to tell that two differ in their order alone. */
function sortedInside(word: string): string {
  return word.charAt(0) + [...word.slice(1, -1)].sort().join('') + word.slice(-1);
}

/** Known words by their letters. */
const BY_LETTERS = Map.groupBy([...ENGLISH_WORDS, 'zignoruj'], sortedInside);
const meant = fc.constantFrom(...ENGLISH_WORDS);
const inAnyOrder = fc
  .tuple(meant, fc.array(fc.nat({ max: 20 }), { minLength: 14, maxLength: 14 }))
  .map(([word, keys]) => {
    const inside = [...word.slice(1, -1)].map((letter, at) => [keys[at] ?? 0, letter] as const);
    const moved = inside.sort(([one], [other]) => one - other).map(([, letter]) => letter);
    return word.charAt(0) + moved.join('') + word.slice(-1);
  });
const parting = fc.constantFrom(' ', ', ', '\n', '_', '-', '. ', ' 12 ', '?');
const reorderedTexts = fc
  .array(
    fc.tuple(
      fc.oneof(
        meant,
        inAnyOrder,
        inAnyOrder.map((word) => word.toUpperCase()),
        fc.constantFrom('3', 'a3', '\u00e9'),
      ),
      parting,
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.flat().join(''));

/** The plain way: each word by itself. */
function inOrder(text: string): string | undefined {
  const changed = new Set<string>();
  const put = text.replace(/[a-z0-9\u00e9]+/gi, (word) => {
    const small = word.toLowerCase();
    const [known = small, ...more] = BY_LETTERS.get(sortedInside(small)) ?? [];
    if (more.length > 0 || known === small || small.length < 4) return word;
    changed.add(known);
    return word === small ? known : known.toUpperCase();
  });
  return changed.size < 2 ? undefined : put;
}

describe('words with their letters in another order', () => {
  const words = new ReorderedWords(['zignoruj']);

  it('are put back as the plain way puts them', () => {
    let found = 0;
    fc.assert(
      fc.property(reorderedTexts, (text) => {
        const expected = inOrder(text);
        if (expected !== undefined) found++;
        assert.equal(words.inOrder(rawStretch(text, 0))?.text, expected, text);
      }),
      { numRuns: 4000 },
    );
    assert.ok(found > 1000, `only ${found} texts held such words`);
  });

  it('are told wherever they stand in a long text', () => {
    const filler = 'the fox is shy; '.repeat(2200);
    for (let at = 16_000; at < 16_800; at++) {
      const text = (first: string, second: string) =>
        `${filler.slice(0, at)} ${first} ${second} ${filler.slice(at)}`;
      assert.equal(
        words.inOrder(rawStretch(text('ingroe', 'isnrtucitons'), 0))?.text,
        text('ignore', 'instructions'),
      );
    }
    assert.equal(words.inOrder(rawStretch(filler, 0)), undefined);
  });

  it('keep the case that they have, and their places', () => {
    const folded = { ...rawStretch('Ingroe PVERUIOS zgionruj', 7), until: 40 };
    assert.deepEqual(words.inOrder(folded), { ...folded, text: 'Ignore PREVIOUS zignoruj' });
  });

  it('are two at least, for one may be a word by itself', () => {
    for (const text of ['Brian, Brian and Brian', 'pveruios', 'from there to three, a trial and a trail', ''])
      assert.equal(words.inOrder(rawStretch(text, 0)), undefined, text);
  });
});
