/** The reliability cases that are promised by id: each has a test, and no test of the project is left out. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** H: HTTP, J: JSON, S: streams, T: tools and content, A: audit, U: Unicode and disguises, I: identity, P: people, O: operation. */
const PROMISED = [
  ...['H01', 'H02', 'H03', 'H04', 'H05', 'H06', 'H07', 'H08', 'H09', 'H10'],
  ...['J01', 'J02', 'J03', 'J04', 'J05', 'J06', 'J07', 'J08', 'J09', 'J10', 'J11', 'J12'],
  ...['S01', 'S02', 'S03', 'S04', 'S05', 'S06', 'S07', 'S08', 'S09', 'S10', 'S11', 'S12', 'S13', 'S14'],
  ...['T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10'],
  ...['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09', 'A10'],
  ...['U01', 'U02', 'U03', 'U04', 'U05', 'U06', 'U07', 'U08', 'U09'],
  ...['I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I07'],
  ...['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07'],
  ...[
    'O01',
    'O02',
    'O03',
    'O04',
    'O05',
    'O06',
    'O07',
    'O08',
    'O09',
    'O10',
    'O11',
    'O12',
    'O13',
    'O14',
    'O15',
    'O16',
  ],
];
/** The title of a test or of a group of them. */
const TITLE = /\b(?:it|describe)\(\s*[`'"]([A-Z]\d\d)\b/g;
/** A row of a case file; its runner puts the id first. */
const ROW = /^ {2}- (?:\{ )?id: ([A-Z]\d\d)\b/gm;
const SKIPPED = /\b(?:it|describe|test)\.(?:skip|todo|only)\(|\b(?:skip|todo): (?:true|['"`])|\bonly: true/;

interface File {
  readonly path: string;
  readonly text: string;
}

function read(pattern: string): File[] {
  return globSync(pattern, { cwd: ROOT }).map((path) => ({
    path,
    text: readFileSync(`${ROOT}${path}`, 'utf8'),
  }));
}

function idsIn(files: readonly File[], pattern: RegExp): Set<string> {
  return new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, id = '']) => id)));
}

const tests = read('test/**/*.test.ts');
const caseFiles = read('test/cases/reliability/*.yaml');

describe('the reliability cases', () => {
  const ids = new Set([...idsIn(tests, TITLE), ...idsIn(caseFiles, ROW)]);

  it('are read', () => {
    assert.ok(tests.length > 50 && caseFiles.length >= 2, `${tests.length} tests, ${caseFiles.length} files`);
  });

  for (const id of PROMISED) {
    it(`${id} has a test whose title begins with it`, () => assert.ok(ids.has(id)));
  }

  it('have a runner for each file, which counts the rows that ran', () => {
    for (const { path } of caseFiles) {
      const name = path.split('/').at(-1) ?? '';
      const runner = tests.find(({ text }) => text.includes(`('${name}')`));
      assert.ok(runner?.text.includes('.assertAllRan('), `${path} has no runner that counts`);
    }
  });

  it('and all others are run: no test is skipped by its text', () => {
    const skipping = tests.filter(({ text }) => SKIPPED.test(text)).map(({ path }) => path);
    assert.deepEqual(skipping, []);
  });
});
