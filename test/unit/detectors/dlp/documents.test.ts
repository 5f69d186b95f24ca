/** Document fingerprints: what is quoted of a document is found, with its id, also when words were changed. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Language, numbers } from '../../../../bench/dlp/made-up.ts';
import { documents } from '../../../../src/detectors/documents/index.ts';
import { drive } from '../../../../src/detectors/drive.ts';
import { documentsFile, MEMO, opened } from '../../../fakes/indexes.ts';

const language = new Language(5, 5000);
const WORDS = 600;
const PASSAGE = 40;
const texts = Object.fromEntries(
  Array.from({ length: 300 }, (_, nth) => [`d${nth}`, language.text(numbers(nth), WORDS)]),
);
const INDEXES = opened({ vault: documentsFile({ ...texts, memo: MEMO }) });

function scannerOf(options: object = {}) {
  const scanner = documents.using?.(INDEXES).compile({ index: 'vault', ...options });
  assert.ok(scanner);
  return scanner;
}

/** The ids of what is quoted in a text. */
function quotedIn(text: string, options: object = {}): string[] {
  return [...new Set(drive(scannerOf(options), [text]).hits.map(({ source = 'none' }) => source))];
}

function passageOf(id: string, from: number, length = PASSAGE): string[] {
  return (texts[id] ?? '').split(' ').slice(from, from + length);
}

describe('documents', () => {
  it('finds every passage of forty words, and names its document alone', () => {
    const next = numbers(10_0011);
    for (let trial = 0; trial < 300; trial++) {
      const id = `d${next(300)}`;
      const passage = passageOf(id, next(WORDS - PASSAGE)).join(' ');
      assert.deepEqual(quotedIn(`${language.text(next, 50)} ${passage} ${language.text(next, 50)}`), [id]);
    }
  });

  it('finds one in which a word was changed', () => {
    const next = numbers(10_0012);
    let missed = 0;
    for (let trial = 0; trial < 300; trial++) {
      const id = `d${next(300)}`;
      const passage = passageOf(id, next(WORDS - PASSAGE));
      passage[next(PASSAGE)] = 'changed';
      if (quotedIn(passage.join(' ')).join() !== id) missed++;
    }
    assert.ok(missed <= 3, `${missed} of 300 missed`);
  });

  it('finds it in capitals, without stops, with other spaces, and in base 64', () => {
    const words = passageOf('d7', 100);
    const shouted = words.join('  ').toUpperCase().replaceAll(/[.,]/g, '\n-');
    assert.deepEqual(quotedIn(shouted), ['d7']);
    assert.deepEqual(quotedIn(Buffer.from(words.join(' ')).toString('base64')), ['d7']);
  });

  it('covers the quotation to its last words, and little else', () => {
    const before = 'This is what somebody wrote about it. ';
    const passage = MEMO.slice(0, 300);
    const text = `${before}${passage} and then they left.`;
    const { hits } = drive(scannerOf(), [text]);
    const [start, end] = [Math.min(...hits.map((hit) => hit.start)), Math.max(...hits.map((hit) => hit.end))];
    assert.ok(start >= before.length && start < before.length + 90, `starts at ${start}`);
    assert.ok(
      end <= before.length + passage.length && end > before.length + passage.length - 70,
      `ends at ${end}`,
    );
    for (const [nth, hit] of hits.entries())
      assert.equal(hit.start, hits[nth - 1]?.end ?? start, 'without gaps');
  });

  it('finds nothing in other texts of the same words', () => {
    const next = numbers(10_0013);
    for (let trial = 0; trial < 200; trial++) assert.deepEqual(quotedIn(language.text(next, 300)), []);
  });

  it('leaves what is in more than eight documents alone: it is a phrase', () => {
    const boiler = language.text(numbers(99), 60);
    const with_ = (count: number) =>
      opened({
        vault: documentsFile(
          Object.fromEntries(
            Array.from({ length: count }, (_, nth) => [
              `x${nth}`,
              `${language.text(numbers(nth + 500), 80)} ${boiler}`,
            ]),
          ),
        ),
      });
    for (const [count, expected] of [
      [8, 8],
      [9, 0],
    ] as const) {
      const scanner = documents.using?.(with_(count)).compile({ index: 'vault' });
      assert.ok(scanner);
      const { hits } = drive(scanner, [boiler]);
      assert.equal(new Set(hits.map(({ source }) => source)).size, expected);
    }
  });

  it('does not take a phrase for a quotation because it comes again and again, and does not hold it', () => {
    const words = MEMO.split(' ');
    let known = 0;
    for (let from = 0; from + 5 < words.length; from++) {
      const phrase = `${words.slice(from, from + 5).join(' ')} and so on `;
      const scanner = scannerOf();
      const { hits, pending } = drive(
        scanner,
        Array.from({ length: 200 }, () => phrase),
      );
      assert.deepEqual(hits, []);
      assert.ok(Math.max(...pending) <= scanner.lookback);
      if (Math.max(...pending) > 50) known++;
    }
    assert.ok(known > 3, 'some of the phrases are known');
  });

  it('does not go on across what is no word', () => {
    const passage = passageOf('d3', 50, 200).map((word, at) =>
      at % 4 === 3 ? `${word} ${'x'.repeat(70)}` : word,
    );
    assert.deepEqual(quotedIn(passage.join(' ')), []);
  });

  it('wants more for a longer passage', () => {
    const passage = passageOf('d3', 50).join(' ');
    assert.deepEqual(quotedIn(passage, { words: 20 }), ['d3']);
    assert.deepEqual(quotedIn(passage, { words: 200 }), []);
    assert.deepEqual(quotedIn(passageOf('d3', 50, 200).join(' '), { words: 200 }), ['d3']);
  });
});
