/** docs/policies/testing.md: what it shows of the commands is what they print. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import { casesSchema } from '../../../src/cli/cases/schema.ts';
import { WEIR } from '../../e2e/harness/entry.ts';
import { BLOCKS, PAGES, ROOT } from './pages.ts';

const FILE = 'docs/policies/testing.md';
const PAGE = BLOCKS.filter(({ file }) => file === FILE);

/** What follows a block of commands. */
function shownAfter(command: string): string {
  const at = PAGE.findIndex(({ label, text }) => label === 'sh' && text.includes(command));
  const block = PAGE[at + 1];
  assert.equal(block?.label, 'text', command);
  return block?.text.trimEnd() ?? '';
}

function printed(line: string): string {
  const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');
  const [, ...rest] = args;
  return execFileSync(process.execPath, [WEIR, ...rest], { cwd: ROOT, encoding: 'utf8' });
}

describe('docs/policies/testing.md', () => {
  it('shows what lint and test print', () => {
    const block = PAGE.find(({ label, text }) => label === 'sh' && text.includes('weir test'));
    const lines = (block?.text ?? '').trim().split('\n');
    assert.equal(lines.length, 2);
    assert.equal(lines.map(printed).join('').trimEnd(), shownAfter('weir test'));
  });

  it('shows what try prints', () => {
    const line =
      PAGE.find(({ label, text }) => label === 'sh' && text.includes('weir try'))?.text.trim() ?? '';
    assert.equal(printed(line).trimEnd(), shownAfter('weir try'));
  });

  it('shows what explain prints', () => {
    const line = PAGE.find(({ label, text }) => label === 'sh' && text.includes('--case'))?.text.trim() ?? '';
    const same = (text: string) => text.replace(/^exchange \S+:/, 'exchange:').trimEnd();
    assert.equal(same(printed(line)), same(shownAfter('--case')));
  });

  it('shows files of cases that are such', () => {
    const files = PAGE.filter(({ label, text }) => label === 'yaml' && text.includes('kind: PolicyCases'));
    assert.equal(files.length, 2);
    for (const { text } of files) {
      const read = casesSchema.safeParse(parse(text));
      assert.ok(read.success, read.error?.message);
    }
  });

  it('names every key of a case', () => {
    const text = PAGES.find(({ file }) => file === FILE)?.text ?? '';
    const { shape } = casesSchema.shape.cases.element;
    const keys = [...Object.keys(shape), ...Object.keys(shape.expect.shape)];
    assert.ok(keys.length > 20);
    const unnamed = keys.filter((key) => !['name', 'expect'].includes(key) && !text.includes(`\`${key}\``));
    assert.deepEqual(unnamed, []);
  });
});
