/** The file of an index: what is not whole, or of another key, is refused; and nobody without the key learns a value. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { documents } from '../../../../src/detectors/documents/index.ts';
import { drive } from '../../../../src/detectors/drive.ts';
import { exactData } from '../../../../src/detectors/exact-data/index.ts';
import { type Making, seal, unseal } from '../../../../src/detectors/keyed-index/container.ts';
import { SipHash } from '../../../../src/detectors/keyed-index/siphash.ts';
import { openIndex } from '../../../../src/detectors/open-index.ts';
import { documentsFile, MADE, MEMO, opened, ROWS, tableFile } from '../../../fakes/indexes.ts';
import { fc } from '../../../property/fast-check.ts';

const FILES = { table: tableFile(ROWS), memos: documentsFile({ memo: MEMO }) };
const OTHER: Making = { ...MADE, key: new Uint8Array(32).fill(8) };

function problemOf(bytes: Uint8Array, made: Making = MADE): string {
  const index = openIndex({ ...made, bytes }, '');
  return index.ok ? 'opened' : index.fault.message;
}

for (const [name, file] of Object.entries(FILES)) {
  describe(`the file of an index: ${name}`, () => {
    it('opens with its key', () => {
      assert.equal(problemOf(file), 'opened');
    });

    it('is refused with another key, or a key of another length', () => {
      assert.equal(problemOf(file, OTHER), 'was made with another key');
      assert.match(problemOf(file, { ...MADE, key: new Uint8Array(16) }), /needs a key of 32 bytes/);
    });

    it('is refused at whatever place one bit of it is changed', () => {
      for (let at = 0; at < file.length; at++) {
        const bytes = file.slice();
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
        assert.match(problemOf(bytes), /no index of|is of version|another key|damaged/, `byte ${at}`);
      }
    });

    it('is refused at whatever place it ends, and with more at its end', () => {
      for (let end = 0; end < file.length; end++)
        assert.match(problemOf(file.slice(0, end)), /no index of|damaged/, `${end} bytes`);
      assert.match(problemOf(Uint8Array.of(...file, 0)), /damaged/);
    });
  });
}

describe('what is no index', () => {
  it('is refused, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(100), (bytes, kept) => {
        assert.notEqual(problemOf(bytes), 'opened');
        assert.notEqual(problemOf(Uint8Array.of(...FILES.table.slice(0, kept), ...bytes)), 'opened');
      }),
      { numRuns: 2000 },
    );
  });

  it('of the other kind is refused by the option that names it', () => {
    const indexes = opened(FILES);
    assert.equal(exactData.using?.(indexes).options.safeParse({ index: 'memos' }).success, false);
    assert.equal(documents.using?.(indexes).options.safeParse({ index: 'table' }).success, false);
    assert.equal(exactData.using?.(indexes).options.safeParse({ index: 'nobody' }).success, false);
    assert.equal(
      exactData.using?.(indexes).options.safeParse({ index: 'table', minCells: 5 }).success,
      false,
    );
    assert.equal(exactData.using?.(indexes).options.safeParse({ index: 'table', minCells: 4 }).success, true);
  });
});

/** A table with what is easy to guess: numbers of nine digits, given names, a few cities that come again and again. */
const CITIES = ['Lisbon', 'Porto', 'Braga'];
const PEOPLE = Array.from({ length: 90 }, (_, nth) => [
  `Person Number${nth}`,
  String(900_000_000 + nth * 7919),
  CITIES[nth % 3] ?? '',
  nth % 2 === 0 ? 'gold member' : 'silver member',
]);
const SPELLINGS = PEOPLE.flat().flatMap((value) => [value, value.toLowerCase().replaceAll(' ', '')]);

describe('a copy of an index without its key', () => {
  const key = new Uint8Array(randomBytes(32));
  const made: Making = { ...MADE, key, salt: new Uint8Array(randomBytes(16)) };
  const file = tableFile(PEOPLE, made);
  const bytes = Buffer.from(file);

  it('holds no value, and no hash of one that can be computed without the key', () => {
    const zero = new SipHash(new Uint8Array(16));
    const salted = new SipHash(made.salt);
    let looked = 0;
    for (const value of SPELLINGS) {
      const units = Uint16Array.from(value, (character) => character.charCodeAt(0));
      const candidates = [Buffer.from(value), Buffer.from(value, 'utf16le')];
      for (const name of ['md5', 'sha1', 'sha256', 'sha512'])
        candidates.push(
          createHash(name).update(value).digest().subarray(0, 4),
          createHmac(name, made.salt).update(value).digest().subarray(0, 8),
        );
      for (const hash of [zero, salted]) {
        hash.text(units, 0, units.length);
        candidates.push(Buffer.from(Uint32Array.of(hash.low, hash.high).buffer));
      }
      for (const candidate of candidates) {
        looked++;
        if (candidate.length > 4) assert.ok(!bytes.includes(candidate));
      }
    }
    assert.ok(looked > 4000);
  });

  it('finds nothing for who tries every value there is with another key, even where they seal it anew', () => {
    const container = unseal({ ...made, bytes: file });
    assert.ok(container.ok);
    const thief: Making = { ...made, key: new Uint8Array(randomBytes(32)) };
    const resealed = opened({ stolen: seal(container.value, thief) }, thief);
    const own = opened({ stolen: file }, made);
    const text = PEOPLE.map((row) => row.join(', ')).join('\n');
    const found = (indexes: typeof own) => {
      const scanner = exactData.using?.(indexes).compile({ index: 'stolen', minCells: 1 });
      assert.ok(scanner);
      return drive(scanner, [text]).hits.length;
    };
    assert.equal(found(resealed), 0);
    assert.ok(found(own) === 180, 'with its key, all of them');
  });

  it('says nothing by how often a value comes: no fingerprint is there twice', () => {
    const container = unseal({ ...made, bytes: file });
    assert.ok(container.ok);
    const [, , places, cells] = container.value.sections;
    for (const [section, columns] of [
      [places, 3],
      [cells, 2],
    ] as const) {
      assert.ok(section !== undefined && section.length > 0);
      const words = new Uint32Array(section.slice().buffer);
      const rows = words.length / columns;
      const prints = Array.from({ length: rows }, (_, row) => `${words[row]} ${words[rows + row]}`);
      assert.equal(new Set(prints).size, rows);
    }
    const cellCount = (cells?.length ?? 0) / 8;
    assert.equal(cellCount, 180, 'two values of each row; cities and ranks are in too many rows');
  });

  it('has nothing in common with another index of the same table and key', () => {
    const again = tableFile(PEOPLE, { ...made, salt: new Uint8Array(randomBytes(16)) });
    const container = unseal({ ...made, bytes: file });
    assert.ok(container.ok);
    const [, , places = new Uint8Array(0)] = container.value.sections;
    let common = 0;
    for (let at = 0; at + 4 <= places.length; at += 4)
      if (Buffer.from(again).includes(Buffer.from(places.subarray(at, at + 4)))) common++;
    assert.ok(common <= 2, `${common} numbers are in both`);
  });

  it('of documents holds no word of them', () => {
    const memo = Buffer.from(documentsFile({ memo: MEMO }, made));
    for (const word of MEMO.split(/\W+/).filter(({ length }) => length > 3))
      assert.ok(!memo.includes(word) && !memo.includes(word.toLowerCase()), word);
  });
});
