/** Personal data as templates of others have it: what is reported, exactly, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../../src/detectors/drive.ts';
import { pii } from '../../../../src/detectors/pii/index.ts';
import { NO_NAMES, STATEMENTS, TAME, WILD, WILD_NAMES } from '../../../cases/detectors/from-the-wild.ts';
import { foundIn } from './found.ts';

const people = pii.compile({ entities: ['PERSON'] });

describe('personal data in words that others chose', () => {
  for (const [what, rows] of Object.entries(WILD))
    for (const row of rows) {
      const [, type = '', marked = ''] = /^(\w+): ([\s\S]*)$/.exec(row) ?? [];
      const values = [...marked.matchAll(/\[([^\]]+)\]/g)].map(([, value]) => `${type} ${value}`);
      it(`${what}: ${marked}`, () => assert.deepEqual(foundIn(marked.replaceAll(/[[\]]/g, '')), values));
    }
  for (const [text, found] of Object.entries(STATEMENTS))
    it(`in statements: ${text}`, () => assert.deepEqual(foundIn(text), found));
  it('in statements, one character at a time', () => {
    const scanner = pii.compile({ entities: ['ALL'] });
    for (const text of Object.keys(STATEMENTS))
      assert.deepEqual(drive(scanner, text).hits, drive(scanner, [text]).hits, text);
  });
  for (const text of TAME) it(`leaves ${text}`, () => assert.deepEqual(foundIn(text), []));
});

describe('names in words that others chose', () => {
  for (const marked of WILD_NAMES) {
    const text = marked.replaceAll(/[[\]]/g, '');
    it(marked, () => assert.deepEqual(namesIn([text]), wantedIn(marked)));
    it(`in pieces: ${marked}`, () => assert.deepEqual(namesIn(text), namesIn([text])));
  }
  for (const text of NO_NAMES) {
    it(`none: ${text}`, () => assert.deepEqual(namesIn([text]), []));
    it(`none in pieces: ${text}`, () => assert.deepEqual(namesIn(text), []));
  }
});

function namesIn(pieces: Iterable<string>): readonly string[] {
  const text = [...pieces].join('');
  return drive(people, pieces).hits.map(({ start, end }) => text.slice(start, end));
}

function wantedIn(marked: string): readonly string[] {
  return [...marked.matchAll(/\[(\p{L}[^\]"]+)\]/gu)].map(([, name = '']) => name);
}
