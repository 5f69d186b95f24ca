/** Bounds on answers: where a text is too long, in another script, or Markdown. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Channel } from '../../../src/core/segment.ts';
import type { FormatSpec } from '../../../src/core/structure.ts';
import { formatOf } from '../../../src/detectors/format/index.ts';
import { fc } from '../../property/fast-check.ts';

const CHANNEL: Channel = { path: 'choices[0].message.content', role: 'assistant', settled: true };

function judge(spec: Partial<FormatSpec>, pieces: readonly string[], channel = CHANNEL) {
  const scanner = formatOf({ markdown: 'allow', ...spec }).open?.(channel);
  assert.ok(scanner !== undefined);
  let at = 0;
  const hits = [...pieces, ''].flatMap((text, index) => {
    const final = index === pieces.length;
    const found = scanner.scan({ text, from: 0, fresh: 0, final, first: index === 0 }).hits;
    const moved = found.map(({ type, start }) => ({ type, start: start + at }));
    at += text.length;
    return moved;
  });
  return hits;
}

type Row = readonly [spec: Partial<FormatSpec>, right: string, wrong: string, type: string];

const MARKDOWN = { markdown: 'deny' } as const;
const ROWS: readonly Row[] = [
  [{ maxCharacters: 3 }, 'a😀b', 'c', 'TOO_LONG'],
  [{ minCharacters: 5 }, 'four', '', 'TOO_SHORT'],
  [{ maxWords: 2 }, 'one, two\n ', 'three', 'TOO_MANY_WORDS'],
  [{ maxLines: 2 }, 'one\ntwo\n', '\n', 'TOO_MANY_LINES'],
  [{ scripts: ['Latin'] }, 'Ça va? 1 + 1 = 2 😀 ', 'да', 'OTHER_SCRIPT'],
  [{ scripts: ['Han', 'Hiragana'] }, '水は。', 'a', 'OTHER_SCRIPT'],
  [MARKDOWN, 'Yes.\n##', ' Why', 'MARKDOWN'],
  [MARKDOWN, 'Two things:\n 1.', ' one', 'MARKDOWN'],
  [MARKDOWN, '-', ' one', 'MARKDOWN'],
  [MARKDOWN, '``', '`js', 'MARKDOWN'],
  [MARKDOWN, '>', ' he said', 'MARKDOWN'],
  [MARKDOWN, '| a ', '| b |', 'MARKDOWN'],
  [MARKDOWN, 'This is **very*', '*', 'MARKDOWN'],
  [MARKDOWN, 'This is __very_', '_', 'MARKDOWN'],
  [MARKDOWN, 'call `run', '`', 'MARKDOWN'],
  [MARKDOWN, 'see [this]', '(https://a.test)', 'MARKDOWN'],
];

describe('an answer', () => {
  for (const [spec, right, wrong, type] of ROWS) {
    it(`${JSON.stringify(spec)}: ${JSON.stringify(`${right} | ${wrong}`)}`, () => {
      assert.deepEqual(judge(spec, [right + wrong]), [{ type, start: right.length }]);
    });
  }

  it('may hold what is no Markdown', () => {
    const texts = [
      '2 * 3 * 4 = 24',
      'a -b',
      'snake_case_name',
      'x**2 + y**2',
      '#1 of 3',
      'A|B',
      'f(x)[0] (y)',
      "it's > 5",
    ];
    for (const text of texts) assert.deepEqual(judge(MARKDOWN, [text]), [], text);
  });

  it('is judged alike however it comes', () => {
    const spec: FormatSpec = {
      maxWords: 6,
      maxLines: 3,
      maxCharacters: 30,
      scripts: ['Latin'],
      markdown: 'deny',
    };
    const parts = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '*',
      '**',
      'word',
      '#',
      '- ',
      '`',
      '[',
      '](',
      'ж',
      'é',
      '1.',
      '|',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        assert.deepEqual(judge(spec, pieces), judge(spec, [text]), JSON.stringify(text));
        assert.deepEqual(judge(spec, text.split('')), judge(spec, [text]), JSON.stringify(text));
      }),
    );
  });

  it('is meant, and nothing beside it', () => {
    const spec = { maxCharacters: 1 };
    const call = { call: { index: 0, name: 'x' }, part: 'arguments' } as const;
    for (const other of [
      { path: 'choices[0].message.refusal' },
      { path: 'choices[0].message.annotations[0].url_citation.title' },
      { role: 'reasoning' as const },
      { role: 'unknown' as const },
      { call },
    ])
      assert.deepEqual(judge(spec, ['long'], { ...CHANNEL, ...other }), [], JSON.stringify(other));
    assert.deepEqual(judge({ minCharacters: 9 }, []), [], 'an answer without text says nothing');
  });
});
