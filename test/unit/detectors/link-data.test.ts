/** Links that carry what the request said. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { linkData } from '../../../src/detectors/link-data/index.ts';
import { CARRIED, NOT_CARRIED, SAID } from '../../cases/detectors/link-data.ts';
import { fc } from '../../property/fast-check.ts';

function scannerFor(options: unknown = {}) {
  const bound = linkData.bind?.(linkData.options.safeParse(options).success ? options : assert.fail());
  assert.ok(bound !== undefined);
  return bound.begin(SAID.filter(({ role }) => bound.wants.has(role)));
}

const typesIn = (text: string, options: unknown = {}) =>
  drive(scannerFor(options), [text]).hits.map(({ type }) => type);

describe('link-data', () => {
  for (const text of CARRIED)
    it(`reports ${text.slice(0, 90)}`, () => assert.deepEqual(typesIn(text), ['DATA_LINK']));
  for (const text of NOT_CARRIED)
    it(`leaves ${text.slice(0, 90)}`, () => assert.deepEqual(typesIn(text), []));

  it('leaves all where the request said nothing', () => {
    for (const text of CARRIED) assert.deepEqual(drive(linkData.compile({}), [text]).hits, []);
  });

  it('leaves what goes to a listed host', () => {
    const options = { allow: ['evil.example', '*.evil.example', 'bit.example'] };
    for (const text of CARRIED) assert.deepEqual(typesIn(text, options), [], text);
  });

  it('reports an address that is too long to be read', () => {
    assert.deepEqual(typesIn(`https://shop.example/${'a'.repeat(3000)}`), ['DATA_LINK']);
    assert.deepEqual(typesIn(`https://shop.example/${'a'.repeat(1500)}`), []);
  });

  it('watches what users wrote where it is told to', () => {
    const text = 'https://shop.example/search?q=blue+suede+shoes+in+size+forty+two';
    assert.deepEqual(typesIn(text, { from: ['user'] }), ['DATA_LINK']);
  });

  it('finds the same in any chunking', () => {
    const scanner = scannerFor();
    const texts = fc
      .array(fc.tuple(fc.constantFrom(...CARRIED, ...NOT_CARRIED), fc.constantFrom('', ' ', '\n', ')')), {
        maxLength: 4,
      })
      .map((parts) => parts.flat().join(''));
    let found = 0;
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, size) => {
        const chunks = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        const { hits } = drive(scanner, [text]);
        found += hits.length;
        assert.deepEqual(drive(scanner, chunks).hits, hits);
      }),
      { numRuns: 400 },
    );
    assert.ok(found > 200, `only ${found}`);
  });
});
