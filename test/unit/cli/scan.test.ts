/** `weir scan`: rows in, rows out, and what happens to a bad line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { scanRow } from '../../../src/cli/scan-row.ts';
import { findDetector } from '../../../src/detectors/index.ts';
import { Screening } from '../../../src/server/screening.ts';
import { WEIR } from '../../e2e/harness/entry.ts';

const pii = screeningOf('pii');

function screeningOf(...names: readonly string[]): Screening {
  return new Screening(
    names.flatMap((name) => findDetector(name) ?? []).map((detector) => ({ detector, options: {} })),
  );
}

function weirScan(args: readonly string[], input: string) {
  return spawnSync(process.execPath, [WEIR, 'scan', ...args], { input, encoding: 'utf8' });
}

describe('a row of weir scan', () => {
  it('counts offsets in code points and redacts by type', async () => {
    assert.deepEqual(
      await scanRow(pii, 0, '{"id":"a","text":"😀é 4111111111111111 jo@ex.org!","role":"user"}'),
      {
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
      },
    );
  });

  it('compares an answer with its system prompt', async () => {
    const leak = screeningOf('system-prompt-leak', 'pii');
    const prompt = 'The spare master key hangs behind the map of the lighthouse.';
    const row = async (more: object) =>
      await scanRow(leak, 0.5, JSON.stringify({ id: 1, text: `Psst: ${prompt} jo@ex.org`, ...more }));
    const types = async (more: object) => {
      const scanned = await row(more);
      assert.ok(scanned.ok);
      return [...new Set(scanned.value.findings.map(({ type }) => type))];
    };
    // Who says that it is a secret tells what the prompt says, beside quoting it.
    const told = ['SYSTEM_PROMPT', 'SYSTEM_PROMPT_GIST', 'EMAIL'];
    assert.deepEqual(await types({ system_prompt: prompt }), told);
    assert.deepEqual(await types({ system_prompt: prompt, role: 'assistant' }), told);
    assert.deepEqual(await types({ system_prompt: prompt, role: 'user' }), ['EMAIL']);
    assert.deepEqual(await types({ system_prompt: 'Be brief.' }), ['EMAIL']);
    assert.deepEqual(await types({ role: 'assistant' }), ['EMAIL']);
  });

  it('leaves out what is under the threshold', async () => {
    const row = await scanRow(pii, 0.99, '{"id":1,"text":"10.1.2.3"}');
    assert.deepEqual(row.ok && row.value, { id: 1, score: 0.95, findings: [], text: '10.1.2.3' });
  });

  it('has the findings of all detectors by place, and one replacement where they overlap', async () => {
    const key = ['AKIA', 'Q3EGRZ7PLM2XHTWB'].join('');
    const both = screeningOf('secrets', 'pii');
    const row = await scanRow(both, 0.5, JSON.stringify({ id: 1, text: `jo@ex.org ${key}` }));
    assert.ok(row.ok);
    assert.deepEqual(
      row.value.findings.map(({ type, start, end }) => [type, start, end]),
      [
        ['EMAIL', 0, 9],
        ['AWS_ACCESS_KEY_ID', 10, 30],
      ],
    );
    assert.equal(row.value.text, '[EMAIL] [AWS_ACCESS_KEY_ID]');
    const twice = new Screening(
      [{ words: ['red fox'] }, { words: ['fox runs'] }].map((options) => {
        const detector = findDetector('keywords');
        assert.ok(detector);
        return { detector, options };
      }),
    );
    const overlapping = await scanRow(twice, 0.5, '{"id":2,"text":"a red fox runs."}');
    assert.ok(overlapping.ok);
    assert.equal(overlapping.value.findings.length, 2);
    assert.equal(overlapping.value.text, 'a [KEYWORD].');
  });

  it('takes roles and system prompts, and no role that there is not', async () => {
    const line = (role: string) =>
      JSON.stringify({ id: 1, role, system_prompt: 'Be kind.', text: 'jo@ex.org' });
    for (const role of ['user', 'tool', 'retrieved', 'assistant', 'system']) {
      const row = await scanRow(pii, 0, line(role));
      assert.equal(row.ok && row.value.text, '[EMAIL]', role);
    }
    const row = await scanRow(pii, 0, line('boss'));
    assert.ok(!row.ok && row.fault.message.startsWith('"role" is none of system, '));
  });

  it('says what is wrong without repeating the line', async () => {
    for (const line of ['secret stuff', '{"id":"a"}', '[]']) {
      const row = await scanRow(pii, 0, line);
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

  it('reads a file, zipped too, and several detectors with options by name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'weir-scan-'));
    const rows = '{"id":1,"text":"the falcon of jo@ex.org"}\n';
    const plain = join(folder, 'rows.jsonl');
    const zipped = join(folder, 'rows.jsonl.gz');
    writeFileSync(plain, rows);
    writeFileSync(zipped, gzipSync(rows));
    const args = ['--detector', 'keywords', '--detector', 'pii', '--options'];
    const options = '{"keywords":{"words":["falcon"]},"pii":{"entities":["EMAIL"]}}';
    const expected = 'the [KEYWORD] of [EMAIL]';
    for (const [file, input] of [[plain], [zipped], ['-', rows], [undefined, rows]]) {
      const done = weirScan([...args, options, ...(file === undefined ? [] : [file])], input ?? '');
      assert.equal(done.stderr, '');
      assert.equal(JSON.parse(done.stdout).text, expected, file);
    }
    for (const wrong of ['{"unicode":{}}', '{"keywords":{"word":[]}}', '[]'])
      assert.equal(weirScan([...args, wrong, plain], '').status, 2);
    assert.match(weirScan(['--detector', 'pii', `${plain}x`], '').stderr, /rows\.jsonlx: no such file/);
    assert.match(weirScan(['--detector', 'pii', plain, plain], '').stderr, /one file at a time/);
    rmSync(folder, { recursive: true });
  });

  it('keeps line breaks of Unicode inside of a row', () => {
    const done = weirScan(['--detector', 'pii'], '{"id":1,"text":"a\u2028jo@ex.org"}\r\n');
    assert.equal(done.stderr, '');
    assert.equal(JSON.parse(done.stdout).text, 'a\u2028[EMAIL]');
  });

  it('ends without a word when nobody reads its output', () => {
    const rows = '{"id":1,"text":"jo@ex.org"}\n'.repeat(5000);
    const done = spawnSync('sh', ['-c', `"$0" "$1" scan --detector pii | head -1`, process.execPath, WEIR], {
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
