/** `weir dlp`: keys, tables and folders in, indexes out, and what is said of what cannot be read. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { CsvReader } from '../../../src/cli/dlp/csv.ts';
import { makeCells } from '../../../src/cli/dlp/make-cells.ts';
import { makeDocuments } from '../../../src/cli/dlp/make-documents.ts';
import { readDlpOptions } from '../../../src/cli/dlp/options.ts';
import { readKey, sha256Of } from '../../../src/dlp/index-files.ts';
import { IndexShelf } from '../../../src/server/registry/index-shelf.ts';
import { WEIR } from '../../e2e/harness/entry.ts';
import { fc } from '../../property/fast-check.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-dlp-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function weir(args: string, input = '') {
  const options = { input, encoding: 'utf8', cwd: folder } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [WEIR, ...args.split(' ')], options);
  return { status, stdout, stderr };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

function rowsOf(text: string, delimiter = ',', size = text.length): (readonly string[])[] {
  const reader = new CsvReader(delimiter);
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < text.length; at += Math.max(1, size))
    for (const { cells } of reader.push(text.slice(at, at + Math.max(1, size)))) rows.push(cells);
  for (const { cells } of reader.end()) rows.push(cells);
  return rows;
}

describe('a table as text', () => {
  const cases: readonly (readonly [string, string, readonly (readonly string[])[]])[] = [
    [
      'rows and cells',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['line ends of any kind', 'a\r\nb\rc\nd', [['a'], ['b'], ['c'], ['d']]],
    ['quotes around delimiters, quotes and line ends', '"a,""b""\r\nc",d\n', [['a,"b"\r\nc', 'd']]],
    [
      'empty cells',
      ',\n"",""',
      [
        ['', ''],
        ['', ''],
      ],
    ],
    ['quotes inside of a cell', 'a "b" c,d', [['a "b" c', 'd']]],
    ['quotes that never end', '"a,b\nc', [['a,b\nc']]],
    ['nothing', '', []],
  ];
  for (const [what, text, expected] of cases)
    it(`is read: ${what}`, () => {
      for (const size of [1, 2, 3, 100])
        assert.deepEqual(rowsOf(text, ',', size), expected, `pieces of ${size}`);
    });

  it('is what was written, whatever stands in the cells', () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', 'ß') }),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, size) => {
          const text = rows
            .map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n');
          assert.deepEqual(rowsOf(text, ';', size), rows);
        },
      ),
    );
  });
});

describe('weir dlp', () => {
  it('makes a key that only its owner may read, and replaces none', () => {
    assert.equal(weir('dlp key key').status, 0);
    const key = readFileSync(join(folder, 'key'), 'utf8');
    assert.match(key, /^[0-9a-f]{64}\n$/);
    assert.equal(statSync(join(folder, 'key')).mode & 0o777, 0o600);
    const again = weir('dlp key key');
    assert.deepEqual([again.status, again.stderr], [2, 'weir dlp: key is there already\n']);
    assert.equal(readFileSync(join(folder, 'key'), 'utf8'), key);
  });

  it('makes the index of a table, and says which rows were left out', () => {
    const rows = [
      '\uFEFFname;"e-mail";note',
      'Ada Hill;ada@example.org;x',
      'short',
      'Bo "B" Lin;bo@example.org;"y;\nz"',
      '',
    ];
    write('table.csv', rows.join('\r\n'));
    const made = weir(
      'dlp index --cells table.csv --columns name,e-mail --delimiter ; --key-file key --out table.idx',
    );
    assert.equal(made.status, 1);
    assert.equal(made.stderr, 'weir dlp: line 3: 1 cells, the first row has 3; left out\n');
    assert.match(made.stdout, /^table\.idx: 2 rows, 4 cells .* 4 values lead to rows; 0\.0 MB\n$/);
    const shown = weir('dlp show table.idx --key-file key');
    assert.deepEqual([shown.status, /sound, for exact-data/.test(shown.stdout)], [0, true]);
    const text = '{"id":1,"text":"Ada Hill <ada@example.org>"}\n';
    const scanned = weir(
      'scan --detector exact-data --options {"index":"t"} --index t=table.idx --key-file key',
      text,
    );
    assert.match(scanned.stdout, /"text":"\[EXACT_DATA\] <\[EXACT_DATA\]>"/);
  });

  it('makes the index of a folder, and says what was no text', () => {
    mkdirSync(join(folder, 'papers/old'), { recursive: true });
    write('papers/a.txt', 'one two three four five six seven eight nine ten eleven twelve thirteen');
    write('papers/old/b.md', 'a few words');
    write('papers/.hidden', 'nothing of this');
    write('papers/c.bin', Uint8Array.of(0xff, 0xfe, 0));
    const made = weir('dlp index papers --list --key-file key --out papers.idx');
    assert.equal(made.status, 1);
    assert.equal(made.stderr, 'weir dlp: c.bin: is not UTF-8 text; left out\n');
    assert.match(
      made.stdout,
      /^[0-9a-f]{16}\ta\.txt\n[0-9a-f]{16}\told\/b\.md\npapers\.idx: 2 documents of 16 words/,
    );
    const again = weir('dlp index papers --list --key-file key --out papers.idx');
    const idsIn = (text: string) => text.split('\n').slice(0, 2);
    assert.deepEqual(idsIn(again.stdout), idsIn(made.stdout), 'ids stay');
    assert.ok(!readFileSync(join(folder, 'papers.idx')).includes('a.txt'));
    const labelled = weir('dlp index --documents papers --labels --key-file key --out labelled.idx');
    assert.equal(labelled.status, 1);
    assert.ok(readFileSync(join(folder, 'labelled.idx')).includes('a.txt\nold/b.md'));
  });

  it('says that a table holds nothing by which rows are found', () => {
    write('thin.csv', 'a,b\n1,2\n3,4\n');
    const made = weir('dlp index --cells thin.csv --key-file key --out thin.idx');
    assert.match(made.stderr, /no value leads to a row/);
  });

  const broken: readonly (readonly [string, RegExp])[] = [
    ['dlp', /say "weir dlp key", "weir dlp index" or "weir dlp show"/],
    ['dlp key', /needs the name of a file/],
    ['dlp show table.idx', /--key-file is missing/],
    ['dlp index --key-file key --out x', /name a table with --cells, or a folder/],
    ['dlp index papers --cells table.csv --key-file key --out x', /one of the two/],
    ['dlp index papers --key-file key', /--out is missing/],
    ['dlp index papers --out x', /--key-file is missing/],
    ['dlp index papers --columns a --key-file key --out x', /are for tables/],
    ['dlp index --cells t --labels --key-file key --out x', /are for documents/],
    ['dlp index --cells t --delimiter ;; --key-file key --out x', /one character/],
    ['dlp index papers more --key-file key --out x', /"more" is too much/],
  ];
  for (const [args, says] of broken)
    it(`refuses ${args}`, () => {
      const options = readDlpOptions(args.split(' ').slice(1));
      assert.match(options.ok ? 'taken' : options.fault.message, says);
    });

  const made = { key: new Uint8Array(32), salt: new Uint8Array(16), sha256: sha256Of };
  const quiet = { step: () => {}, bad: () => {} };
  const table = { file: join(folder, 'table.csv'), delimiter: ';', columns: undefined };
  const tables: readonly (readonly [object, RegExp])[] = [
    [{ file: join(folder, 'none.csv') }, /none\.csv: no such file/],
    [{ file: join(folder, 'papers') }, /papers: is a folder/],
    [{ file: join(folder, 'papers/c.bin') }, /c\.bin: is not UTF-8 text/],
    [{ columns: ['nme'] }, /no column is called "nme"; there are name, e-mail, note/],
    [{ file: join(folder, 'key') }, /key: holds no rows/],
  ];
  for (const [other, says] of tables)
    it(`makes no index: ${says.source}`, async () => {
      const index = await makeCells({ ...table, ...other }, made, quiet);
      assert.match(index.ok ? 'made' : index.fault.message, says);
    });

  it('makes no index of a folder that is not there, with a key that is none, or where it cannot be written', () => {
    const index = makeDocuments(
      { folder: join(folder, 'nowhere'), labels: false, named: () => {} },
      made,
      quiet,
    );
    assert.match(index.ok ? 'made' : index.fault.message, /nowhere: no such file/);
    const key = readKey(join(folder, 'table.csv'));
    assert.match(key.ok ? 'read' : key.fault.message, /table\.csv holds no key/);
    const { status, stderr } = weir('dlp index papers --key-file key --out nowhere/x');
    assert.equal(status, 2);
    assert.match(stderr, /nowhere\/x cannot be written/);
  });

  it('lets weir lint know an index by its name', () => {
    const rule = '{ name: no-papers, detector: documents, options: { index: papers }, action: deny }';
    const head = 'apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: a }\n';
    write('policy.yaml', `${head}spec: { response: { rules: [${rule}] } }\n`);
    assert.equal(weir('lint policy.yaml --index papers').status, 0);
    const unknown = weir('lint policy.yaml --index paper');
    assert.equal(unknown.status, 1);
    assert.match(
      unknown.stdout,
      /options\.index: no index is called "papers"; those in the configuration are paper/,
    );
  });
});

describe('the indexes of the configuration', () => {
  it('are read again where a file has changed, and only then', () => {
    const index = { file: join(folder, 'papers.idx'), keyFile: join(folder, 'key') };
    const shelf = new IndexShelf({ indexes: { papers: index } });
    const [first, second] = [shelf.open(), shelf.open()];
    assert.ok(first.ok && second.ok);
    assert.equal(first.value.get('papers'), second.value.get('papers'));
    const stamp = shelf.stamp();
    utimesSync(index.file, 1, 1);
    assert.notEqual(shelf.stamp(), stamp);
    const third = shelf.open();
    assert.ok(third.ok);
    assert.notEqual(third.value.get('papers'), first.value.get('papers'));
    assert.equal(third.value.get('papers')?.digest, first.value.get('papers')?.digest);
    writeFileSync(index.file, 'broken');
    const broken = shelf.open();
    assert.deepEqual(broken.ok ? [] : broken.problems, [
      { file: 'dlp.indexes.papers', path: '', message: `${index.file} is no index of weir dlp` },
    ]);
  });
});
