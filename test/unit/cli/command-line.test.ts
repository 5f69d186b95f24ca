/** What verbs read from their command lines, and what they say of a wrong one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCommandLine } from '../../../src/cli/command-line.ts';

const OPTIONS = { file: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

describe('a command line', () => {
  it('has the values of its options, and what stands beside them', () => {
    const read = readCommandLine(['show', '--file', 'a.json', 'more'], OPTIONS);
    assert.ok(read.ok);
    assert.deepEqual({ ...read.value.values }, { file: 'a.json', json: false });
    assert.deepEqual(read.value.positionals, ['show', 'more']);
  });

  it('is told to be wrong in one sentence, without advice about dashes', () => {
    const unknown = readCommandLine(['--fil', 'a.json'], OPTIONS);
    assert.ok(!unknown.ok);
    assert.equal(unknown.fault.message, "unknown option '--fil'");
    const bare = readCommandLine(['--file'], OPTIONS);
    assert.ok(!bare.ok);
    assert.equal(bare.fault.message, "option '--file <value>' argument missing");
    const dash = readCommandLine(['--file', '-1'], OPTIONS);
    assert.ok(!dash.ok);
    assert.equal(
      dash.fault.message,
      "option '--file' needs a value; one that begins with '-' is written --file=VALUE",
    );
  });

  it('does not hide that a verb is built wrongly', () => {
    const broken = { file: { type: 'number' } } as unknown as typeof OPTIONS;
    assert.throws(() => readCommandLine([], broken), { code: 'ERR_INVALID_ARG_TYPE' });
  });
});
