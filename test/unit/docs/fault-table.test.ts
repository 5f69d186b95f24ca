/** docs/operate/failure-modes.md: status and code of every kind of fault are those of the code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FAULT_KINDS, fault } from '../../../src/core/fault.ts';
import type { Direction } from '../../../src/core/frame.ts';
import { refusalOf } from '../../../src/screen/refusal.ts';
import { PAGES } from './pages.ts';

describe('the kinds of fault', () => {
  const page = PAGES.find(({ file }) => file === 'docs/operate/failure-modes.md')?.text ?? '';
  for (const kind of FAULT_KINDS) {
    it(`has a row that is true: ${kind}`, () => {
      const shown = (direction: Direction) => {
        const { status, code } = refusalOf({ kind: 'fault', fault: fault(kind, 'x') }, direction, 'id');
        return `${status} \`${code}\``;
      };
      const row = page.split('\n').find((line) => line.startsWith(`| \`${kind}\` |`)) ?? '';
      assert.deepEqual(
        row
          .split('|')
          .slice(3, 5)
          .map((cell) => cell.trim()),
        [shown('request'), shown('response')],
      );
    });
  }
});
