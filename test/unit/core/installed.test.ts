/** What comes with Weir is where `installed` says, and what is started by itself is built as what it is. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ENTRIES } from '../../../scripts/build.ts';
import { installed, installedModule } from '../../../src/core/installed.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('what is installed', () => {
  it('is seen from the repository', () => assert.equal(fileURLToPath(installed('')), ROOT));

  it('has every module that is started by itself, and each is an entry of the build', () => {
    const sources = globSync('src/**/*.ts', { cwd: ROOT }).map((path) =>
      readFileSync(`${ROOT}${path}`, 'utf8'),
    );
    const started = sources.flatMap((text) => [...text.matchAll(/installedModule\('([^']+)'\)/g)]);
    const entries = globSync(ENTRIES, { cwd: ROOT });
    assert.ok(started.length >= 5, `${started.length} modules`);
    for (const [, path = ''] of started) {
      assert.ok(existsSync(installedModule(path)), path);
      assert.ok(entries.includes(`src/${path}.ts`), `${path} is not built`);
    }
  });

  it('is asked for in no other way: a module that moves into a file with others would not find it', () => {
    const asking = globSync('src/**/*.ts', { cwd: ROOT }).filter((path) =>
      /new URL\([^)]*import\.meta\.url/.test(readFileSync(`${ROOT}${path}`, 'utf8')),
    );
    assert.deepEqual(asking, []);
  });
});
