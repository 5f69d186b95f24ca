import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { CHAIN_START, formatBody, formatLine, parseLine } from '../../../src/audit/line.ts';
import { fc } from '../../property/fast-check.ts';

const parse = (line: string) => parseLine(Buffer.from(line.slice(0, -1), 'latin1'));

describe('a line of the journal', () => {
  it('is one line of printable ASCII whatever its fields hold, and reads back the same', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\u2028', '\u001b[2J', '</script>', '\ud800', '\u202e', '"}\n{"seq":1', '\u0000'),
    );
    fc.assert(
      fc.property(fc.array(text), (values) => {
        const { line } = formatLine(CHAIN_START, formatBody({ kind: 'request', values }));
        assert.match(line, /^[\x20-\x7e]*\n$/);
        assert.ok(!/[<>&]/.test(line));
        assert.deepEqual(JSON.parse(line).values, values);
        assert.equal(parse(line)?.genuine, true);
      }),
    );
  });

  it('carries the hash of exactly the bytes before it', () => {
    const { line, point } = formatLine(CHAIN_START, formatBody({ kind: 'request', a: 'é' }));
    const hashed = line.slice(0, line.indexOf(',"hash":'));
    assert.equal(createHash('sha256').update(hashed, 'latin1').digest('hex'), point.hash);
    assert.equal(JSON.parse(line).hash, point.hash);
  });

  it('is not genuine after any one byte was changed', () => {
    const { line } = formatLine(
      { seq: 41, hash: 'c'.repeat(64) },
      formatBody({ kind: 'close', note: 'plain' }),
    );
    for (let at = 0; at < line.length - 1; at += 1) {
      const bytes = Buffer.from(line.slice(0, -1), 'latin1');
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      assert.notEqual(parseLine(bytes)?.genuine, true, `byte ${at}`);
    }
  });

  it('is no record when something stands before or after it', () => {
    const { line } = formatLine(CHAIN_START, formatBody({ kind: 'close' }));
    for (const other of ['', '{}', ` ${line}`, line.replace('\n', ' \n'), line.replace('\n', '\r\n')]) {
      assert.equal(parseLine(Buffer.from(other.replace(/\n$/, ''))), undefined, JSON.stringify(other));
    }
  });
});
