/** Links: where they lead, how their hosts are written, what they carry. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { links } from '../../../src/detectors/links/index.ts';
import {
  ALLOWED,
  CARRYING,
  DISGUISED,
  FINE,
  HTML,
  LATEX,
  type LinkCase,
  MARKDOWN,
  ORDINARY,
  PLAIN,
  REDIRECTED,
  UNSAFE,
} from '../../cases/detectors/links.ts';

const listed = { allow: ALLOWED };

/** `TYPE text` of what is found first. */
function firstIn(text: string, options: unknown): string | undefined {
  const [hit] = drive(links.compile(options), [text]).hits;
  return hit && `${hit.type} ${text.slice(hit.start, hit.end)}`;
}

function cases(what: string, rows: readonly LinkCase[], options: unknown): void {
  describe(`links: ${what}`, () => {
    for (const [text, type, matched] of rows)
      it(`reports ${JSON.stringify(text.slice(0, 90))}`, () =>
        assert.equal(firstIn(text, options), `${type} ${matched}`));
  });
}

cases('in text', PLAIN, listed);
cases('of Markdown', MARKDOWN, listed);
cases('of HTML and CSS', HTML, listed);
cases('of LaTeX', LATEX, listed);
cases('that run code', UNSAFE, listed);
cases('that run code, with no list', UNSAFE, {});
cases('with a disguised host', DISGUISED, listed);
cases('with a disguised host, with no list', DISGUISED, {});
cases('that lead on', REDIRECTED, listed);
cases('that carry data', CARRYING, {});

describe('links that may stand', () => {
  for (const text of FINE)
    for (const options of [listed, {}])
      it(`leaves ${JSON.stringify(text.slice(0, 90))}`, () =>
        assert.equal(firstIn(text, options), undefined));

  for (const text of ORDINARY)
    it(`leaves ${JSON.stringify(text.slice(0, 90))} where no host is listed`, () =>
      assert.equal(firstIn(text, {}), undefined));

  it('carry what they will to a listed host', () => {
    const text = `https://shop.example/verify?token=${btoa('the customer is Jane Roe')}`;
    assert.equal(firstIn(text, listed), undefined);
  });

  it('are all where no host is listed, but for the disguised', () => {
    const plain = PLAIN.filter(([text]) => !/^http:\/\/\d/.test(text));
    for (const [text] of [...plain, ...MARKDOWN, ...HTML, ...LATEX])
      assert.equal(firstIn(text, {}), undefined, text);
  });
});

describe('options of links', () => {
  it('types: the next reason counts where the first is not asked for', () => {
    const text = '![x](https://shop.example@evil.example/a)';
    const found = (...types: string[]) => firstIn(text, { ...listed, types })?.split(' ')[0];
    assert.equal(found('DISGUISED_LINK', 'LINK'), 'DISGUISED_LINK');
    assert.equal(found('IMAGE_LINK', 'LINK'), 'IMAGE_LINK');
    assert.equal(found('LINK'), 'LINK');
    assert.equal(found('UNSAFE_SCHEME'), undefined);
  });

  it('bareHosts: names of hosts count, names of files and methods do not', () => {
    const options = { ...listed, bareHosts: true };
    for (const [text, name] of [
      ['go to evil.example/a?b now', 'evil.example/a?b'],
      ['evil.com is it.', 'evil.com'],
      ['see //evil.example/a', 'evil.example/a'],
      ['at evil.internal:8080/x', 'evil.internal:8080/x'],
    ] as const)
      assert.equal(firstIn(text, options), `LINK ${name}`);
    for (const text of [
      'shop.example/a',
      'README.md, index.html and a.b.c()',
      'e.g. 3.14 or i.e. this',
      'jo@evil.com',
    ])
      assert.equal(firstIn(text, options), undefined, text);
    assert.equal(firstIn('go to evil.example/a', listed), undefined);
  });

  it('redirectors: those of the policy', () => {
    const options = { ...listed, redirectors: ['shop.example/out'] };
    assert.equal(
      firstIn('https://shop.example/out/12', options),
      'REDIRECT_LINK https://shop.example/out/12',
    );
    assert.equal(firstIn('https://shop.example/in/12', options), undefined);
    assert.equal(firstIn('https://bit.ly/12', options), 'LINK https://bit.ly/12');
  });

  it('refuse what is no host', () => {
    for (const allow of [
      ['https://shop.example'],
      ['shop.example/x'],
      ['shop.example:443'],
      ['*'],
      ['a b'],
      [],
    ])
      assert.equal(links.options.safeParse({ allow }).success, false, String(allow));
    for (const allow of [['bücher.example'], ['*.shop.example'], ['10.0.0.8'], ['[2001:db8::1]']])
      assert.equal(links.options.safeParse({ allow }).success, true, String(allow));
  });
});

describe('links of any length', () => {
  const path = 'a'.repeat(100_000);
  it('are reported by their beginning', () => {
    assert.match(
      firstIn(`https://evil.example/${path}`, listed) ?? '',
      /^LINK https:\/\/evil\.example\/a{1000,}$/,
    );
    assert.match(firstIn(`[x](https://evil.example/${path})`, listed) ?? '', /^LINK \(https:\/\/evil/);
    assert.match(firstIn(`<img src="//evil.example/${path}">`, listed) ?? '', /^IMAGE_LINK src="\/\/evil/);
  });
});
