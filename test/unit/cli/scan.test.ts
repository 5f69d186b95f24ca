/** `weir scan`: rows in, rows out, and what happens to a bad line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { scanRow } from '../../../src/cli/scan-row.ts';
import { findDetector } from '../../../src/detectors/index.ts';

const pii = findDetector('pii')?.compile({});
const weir = new URL('../../../src/cli/weir.ts', import.meta.url).pathname;

function weirScan(args: readonly string[], input: string) {
  return spawnSync(process.execPath, [weir, 'scan', ...args], { input, encoding: 'utf8' });
}

describe('a row of weir scan', () => {
  it('counts offsets in code points and redacts by type', () => {
    assert.ok(pii);
    assert.deepEqual(scanRow(pii, 0, '{"id":"a","text":"😀é 4111111111111111 jo@ex.org!","role":"user"}'), {
      ok: true,
      value: {
        id: 'a',
        score: 1,
        findings: [
          { type: 'CREDIT_CARD', start: 3, end: 19, score: 1 },
          { type: 'EMAIL', start: 20, end: 29, score: 1 },
        ],
        text: '😀é [CREDIT_CARD] [EMAIL]!',
      },
    });
  });

  it('leaves out what is under the threshold', () => {
    assert.ok(pii);
    const row = scanRow(pii, 0.99, '{"id":1,"text":"10.1.2.3"}');
    assert.deepEqual(row.ok && row.value, { id: 1, score: 0, findings: [], text: '10.1.2.3' });
  });

  it('says what is wrong without repeating the line', () => {
    assert.ok(pii);
    for (const line of ['secret stuff', '{"id":"a"}', '[]']) {
      const row = scanRow(pii, 0, line);
      assert.ok(!row.ok && !row.fault.message.includes('stuff'));
    }
  });
});

describe('weir scan', () => {
  it('goes on after a bad line, names it, and ends with 1', () => {
    const done = weirScan(['--detector', 'pii'], '{"id":1,"text":"a"}\nnonsense\n\n{"id":2,"text":"b"}\n');
    assert.equal(done.status, 1);
    assert.deepEqual(
      done.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).id),
      [1, 2],
    );
    assert.match(done.stderr, /line 2: not JSON/);
  });

  it('refuses an unknown detector, bad options and a bad threshold with 2', () => {
    for (const args of [
      [],
      ['--detector', 'nope'],
      ['--detector', 'keywords', '--options', '{}'],
      ['--detector', 'pii', '--threshold', '2'],
    ]) {
      assert.equal(weirScan(args, '').status, 2);
    }
  });

  it('says which option is wrong and what was meant', () => {
    const misspelt = weirScan(['--detector', 'keywords', '--options', '{"word":["falcon"]}'], '');
    assert.match(misspelt.stderr, /unknown key "word"; did you mean "words"\?/);
    assert.match(weirScan(['--detector', 'keywords', '--options', '{words'], '').stderr, /is not JSON/);
    assert.equal(
      weirScan(['--detector', 'keywords', '--option', '{}'], '').stderr,
      "weir scan: unknown option '--option'; see weir scan --help\n",
    );
  });

  it('ends without a word when nobody reads its output', () => {
    const rows = '{"id":1,"text":"jo@ex.org"}\n'.repeat(5000);
    const done = spawnSync('sh', ['-c', `"$0" "$1" scan --detector pii | head -1`, process.execPath, weir], {
      input: rows,
      encoding: 'utf8',
    });
    assert.equal(done.stderr, '');
    assert.equal(JSON.parse(done.stdout).score, 1);
  });

  it('passes options to the detector', () => {
    const done = weirScan(
      ['--detector', 'keywords', '--options', '{"words":["falcon"]}'],
      '{"id":1,"text":"a falcon"}\n',
    );
    assert.equal(done.status, 0);
    assert.equal(JSON.parse(done.stdout).text, 'a [KEYWORD]');
  });
});
