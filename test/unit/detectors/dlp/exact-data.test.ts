/** Exact data matching: which values of a row are found, in which spellings, and what is left alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { exactData } from '../../../../src/detectors/exact-data/index.ts';
import { opened, tableFile } from '../../../fakes/indexes.ts';

const HEAD = [
  'Maria Lopez',
  'maria.lopez@example.org',
  '(555) 123-4567',
  'DE89 3704 0044 0532 0130 00',
  'Faro',
];
const TWIN = ['Tom Baker', 'tom@example.org', '(555) 987-6543', 'DE12 5001 0517 0648 4898 90', 'Evora'];
const CHINESE = ['王小明', 'wang@example.org', '(555) 000-1111', 'FR14 2004 1010 0505 0001 3M02 606', 'Lyon'];
/** Of which every city is in a tenth of the rows, and a thousand rows have one street. */
const CROWD = Array.from({ length: 300 }, (_, nth) => [
  `Given${nth} Family${nth * 7}`,
  `mail${nth}@example.net`,
  String(5_550_000_000 + nth * 7717),
  `GB${nth}X`,
  ['Madrid', 'Sevilla', 'Bilbao'][nth % 3] ?? '',
]);
const INDEXES = opened({ crm: tableFile([HEAD, TWIN, CHINESE, ...CROWD]) });

function found(text: string, options: object = {}): string[] {
  const scanner = exactData.using?.(INDEXES).compile({ index: 'crm', ...options });
  assert.ok(scanner);
  const { hits } = drive(scanner, [text]);
  for (const hit of hits) assert.deepEqual([hit.type, hit.score], ['EXACT_DATA', 1]);
  return hits.map(({ start, end }) => text.slice(start, end));
}

/** What is found of a text that asks for two values of a row. */
const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['two values of a row', 'Maria Lopez has 555-123-4567.', ['Maria Lopez', '555-123-4567']],
  [
    'three of them',
    'Maria Lopez, maria.lopez@example.org, Faro',
    ['Maria Lopez', 'maria.lopez@example.org', 'Faro'],
  ],
  ['one alone', 'Maria Lopez called again.', []],
  ['the same value twice', 'Maria Lopez, yes, Maria Lopez.', []],
  ['values of two rows', 'Maria Lopez met tom@example.org', []],
  ['any case and script of letters', 'ＭＡＲＩＡ lopez 5551234567', ['ＭＡＲＩＡ lopez', '5551234567']],
  ['numbers in other groups', 'maria lopez: 55 51 23 45 67', ['maria lopez', '55 51 23 45 67']],
  ['digits set apart', 'Maria Lopez 5 5 5 1 2 3 4 5 6 7', ['Maria Lopez', '5 5 5 1 2 3 4 5 6 7']],
  [
    'an account without spaces',
    'DE89370400440532013000 of Maria Lopez',
    ['DE89370400440532013000', 'Maria Lopez'],
  ],
  ['JSON', '{"name":"Maria Lopez","phone":"(555) 123-4567"}', ['Maria Lopez', '555) 123-4567']],
  ['names of a script without spaces', '请联系王小明，wang@example.org。', ['王小明', 'wang@example.org']],
  ['part of a word', 'Mariana Lopez 55512345678', []],
  ['a longer number', 'Maria Lopez, 55512345678 or 555-123-45', []],
  ['a value that is too common to say anything', 'mail0@example.net in Madrid', []],
  ['one before what leads to the row has left already', 'In Faro lives Maria Lopez.', ['Maria Lopez']],
  ['values far from each other', `Maria Lopez ${'. so it goes '.repeat(30)} 555-123-4567`, []],
  ['in base 64', Buffer.from('Maria Lopez, 555-123-4567').toString('base64'), []],
];

describe('exact-data', () => {
  for (const [name, text, expected] of CASES)
    if (name !== 'in base 64')
      it(`finds ${expected.length === 0 ? 'nothing in' : 'all of'} ${name}`, () => {
        assert.deepEqual(found(text), expected);
      });

  it('finds a value that begins behind much of another', () => {
    const begun = 'Harbour Authority Warehouse Twentyone Lighthouse Boulevard';
    const value = 'Quay Northumberland Pierhead';
    const rows = [
      [`${begun} Quarters`, 'a'],
      [value, 'b'],
    ];
    const scanner = exactData
      .using?.(opened({ places: tableFile(rows) }))
      .compile({ index: 'places', minCells: 1 });
    assert.ok(scanner);
    const text = `${begun} ${value}.`;
    const { hits } = drive(scanner, [text]);
    assert.deepEqual(
      hits.map(({ start, end }) => text.slice(start, end)),
      [value],
    );
  });

  it('reads what is encoded', () => {
    const text = `see ${Buffer.from('Maria Lopez, 555-123-4567').toString('base64')} there`;
    assert.equal(found(text).length, 2);
  });

  it('needs as many values as the rule says, no nearer than it says', () => {
    const two = 'Maria Lopez and 555-123-4567';
    assert.deepEqual(found('Maria Lopez', { minCells: 1 }), ['Maria Lopez']);
    assert.deepEqual(found(two, { minCells: 3 }), []);
    assert.equal(found(`${two}, maria.lopez@example.org`, { minCells: 3 }).length, 3);
    const apart = `Maria Lopez ${'so it goes '.repeat(5)} 555-123-4567`;
    assert.deepEqual(found(apart, { within: 40 }), []);
    assert.equal(found(apart, { within: 80 }).length, 2);
  });

  it('goes on finding values of a row after it was found', () => {
    const text = `Maria Lopez 555-123-4567 ${'so it goes '.repeat(20)} Faro`;
    assert.deepEqual(found(text), ['Maria Lopez', '555-123-4567', 'Faro']);
  });

  it('leads from what stands in at most four rows', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, nth) => ['Shared Name', `account ${nth * 7919 + 10_000_000}`]);
    for (const [count, expected] of [
      [4, 2],
      [5, 1],
    ] as const) {
      const indexes = opened({ crm: tableFile(rows(count)) });
      const scanner = exactData.using?.(indexes).compile({ index: 'crm' });
      assert.ok(scanner);
      const { hits } = drive(scanner, ['Shared Name: account 10007919']);
      assert.equal(hits.length, expected, `${count} rows`);
    }
  });

  it('finds a value of which it was not sure before a later one was found', () => {
    // "Ana Sol bob..." may be the longer value for some words more, when "bobcats" is done with.
    const indexes = opened({
      crm: tableFile([
        ['Ana Sol', 'bobcats'],
        ['Ana Sol Bobsled Team', 'other words'],
      ]),
    });
    const scanner = exactData.using?.(indexes).compile({ index: 'crm', minCells: 1 });
    assert.ok(scanner);
    const text = 'Ana Sol bobcats yy zz.';
    const { hits } = drive(scanner, [text]);
    assert.deepEqual(
      hits.map(({ start, end }) => text.slice(start, end)),
      ['Ana Sol', 'bobcats'],
    );
  });

  it('leads from a single word of letters when it has seven of them', () => {
    const rows = [
      ['Mayer', 'blue whale'],
      ['Fairweather', 'green whale'],
    ];
    const scanner = exactData
      .using?.(opened({ crm: tableFile(rows) }))
      .compile({ index: 'crm', minCells: 1 });
    assert.ok(scanner);
    const text = 'Mayer, Fairweather; blue whale: Mayer';
    assert.deepEqual(
      drive(scanner, [text]).hits.map(({ start, end }) => text.slice(start, end)),
      ['Fairweather', 'blue whale', 'Mayer'],
    );
  });

  it('lets go of what no value goes on with', () => {
    const scanner = exactData.using?.(INDEXES).compile({ index: 'crm' });
    assert.ok(scanner);
    const { pending } = drive(scanner, ['Mari', '.'.repeat(1000), 'mari', 'a'.repeat(100)]);
    assert.deepEqual(pending, [4, 0, 4, 0]);
  });

  it('is silent where only the name of the index is known', () => {
    const unread = exactData.using?.(new Map([['crm', { kind: 'unread', digest: '' }]]));
    assert.deepEqual(
      drive(unread?.compile({ index: 'crm' }) ?? assert.fail(), ['Maria Lopez 5551234567']).hits,
      [],
    );
  });
});
