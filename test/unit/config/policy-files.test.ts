/** Which files of a path are policies. */
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { builtInPolicy, readPolicyFiles } from '../../../src/config/policy-files.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { temporaryFolder } from './folder.ts';

function namesIn(path: string): string[] {
  const read = readPolicyFiles(path);
  assert(read.ok, read.ok ? '' : read.problems.map(formatProblem).join());
  return read.value.map(({ file }) => basename(file));
}

function problemsIn(path: string): string[] {
  const read = readPolicyFiles(path);
  return read.ok ? [] : read.problems.map((problem) => formatProblem(problem).slice(path.length));
}

describe('the policies of a folder', () => {
  const folder = temporaryFolder();

  it('are its YAML and JSON files in order of name, and nothing else', () => {
    for (const name of [
      'b.yml',
      'a.yaml',
      'c.json',
      'c.schema.json',
      '.a.yaml',
      'a.yaml~',
      'README.md',
      '.a.yaml.swp',
    ]) {
      writeFileSync(join(folder, name), name);
    }
    mkdirSync(join(folder, '..data'));
    assert.deepEqual(namesIn(folder), ['a.yaml', 'b.yml', 'c.json']);
  });

  it('may be links, as in a ConfigMap', () => {
    const map = temporaryFolder();
    mkdirSync(join(map, '..1'));
    writeFileSync(join(map, '..1', 'a.yaml'), 'text');
    symlinkSync('..1', join(map, '..data'));
    symlinkSync('..data/a.yaml', join(map, 'a.yaml'));
    assert.deepEqual(readPolicyFiles(map), {
      ok: true,
      value: [{ file: join(map, 'a.yaml'), text: 'text' }],
    });
  });

  it('are a problem when one of them cannot be read', () => {
    const broken = temporaryFolder();
    symlinkSync('nowhere', join(broken, 'a.yaml'));
    writeFileSync(join(broken, 'b.yaml'), new Uint8Array([0x61, 0xff]));
    mkdirSync(join(broken, 'c.yaml'));
    assert.deepEqual(readPolicyFiles(broken).ok ? [] : problemsIn(broken), [
      '/a.yaml: is not there',
      '/b.yaml: is not UTF-8 text',
      '/c.yaml: is not a file',
    ]);
  });

  it('are a problem when a schema that they name cannot be read, and that is said of the schema', () => {
    const broken = temporaryFolder();
    mkdirSync(join(broken, 'schemas'));
    writeFileSync(join(broken, 'schemas', 'large.json'), ' '.repeat(1_048_577));
    writeFileSync(join(broken, 'schemas', 'latin.json'), new Uint8Array([0x22, 0xe9, 0x22]));
    symlinkSync('nowhere', join(broken, 'schemas', 'gone.json'));
    writeFileSync(join(broken, 'schemas', 'unnamed.json'), new Uint8Array([0xff]));
    for (const name of ['large', 'latin', 'gone'])
      writeFileSync(join(broken, `${name}.yaml`), `schema: { ref: schemas/${name}.json }`);
    assert.deepEqual(problemsIn(broken), [
      '/schemas/gone.json: is not there',
      '/schemas/large.json: is larger than 1 MiB',
      '/schemas/latin.json: is not UTF-8 text',
    ]);
  });

  it('are a problem when there are none', () => {
    const empty = temporaryFolder();
    assert.deepEqual(problemsIn(empty), [': holds no policy: no file ends in .yaml, .yml or .json']);
    assert.deepEqual(problemsIn(join(empty, 'x')), [': is not there']);
  });
});

describe('the built-in policy', () => {
  it('is found', () => assert.deepEqual(namesIn(builtInPolicy()), ['default.yaml']));
});
