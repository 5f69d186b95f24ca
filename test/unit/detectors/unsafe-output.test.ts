/** Unsafe output: what is reported, and what ordinary text has of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drive } from '../../../src/detectors/drive.ts';
import { UNSAFE_TYPES, unsafeOutput } from '../../../src/detectors/unsafe-output/index.ts';
import {
  ANY_HTML,
  HARMLESS,
  PASSIVE_HTML,
  SHELL_OUTPUT,
  SQL_OUTPUT,
  UNSAFE_OUTPUT,
  type UnsafeCase,
} from '../../cases/detectors/unsafe-output.ts';

const EVERY = { types: [...UNSAFE_TYPES] };

function firstIn(text: string, options: unknown): string | undefined {
  const [hit] = drive(unsafeOutput.compile(options), [text]).hits;
  return hit && `${hit.type} ${text.slice(hit.start, hit.end)}`;
}

function cases(what: string, rows: readonly UnsafeCase[], options: unknown): void {
  describe(`unsafe output: ${what}`, () => {
    for (const [text, type, matched] of rows)
      it(`reports ${JSON.stringify(text.slice(0, 80))}`, () =>
        assert.equal(firstIn(text, options), `${type} ${matched}`));
  });
}

cases('by default', UNSAFE_OUTPUT, {});
cases('any tag', ANY_HTML, { types: ['HTML'] });
cases('SQL', SQL_OUTPUT, { types: ['SQL_STATEMENT'] });
cases('shell', SHELL_OUTPUT, { types: ['SHELL_COMMAND'] });
cases('SQL beside the others', SQL_OUTPUT, EVERY);

describe('unsafe output: what does nothing', () => {
  for (const text of HARMLESS)
    it(`leaves ${JSON.stringify(text.slice(0, 80))}`, () => assert.equal(firstIn(text, EVERY), undefined));
  it('leaves what is not asked for', () => {
    for (const [text] of [...ANY_HTML, ...SQL_OUTPUT, ...SHELL_OUTPUT])
      assert.equal(firstIn(text, {}), undefined);
    for (const text of PASSIVE_HTML) assert.equal(firstIn(text, {}), undefined, text);
  });
});
