/** The page of `weir selfcheck` has a row for each probe, with the words of the code. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ANSWER_PROBES } from '../../../src/cli/selfcheck/answer-probes.ts';
import { REQUEST_PROBES } from '../../../src/cli/selfcheck/request-probes.ts';
import { PAGES } from '../docs/pages.ts';

describe('docs/operate/selfcheck.md', () => {
  it('lists every probe, in order', () => {
    const page = PAGES.find(({ file }) => file === 'docs/operate/selfcheck.md')?.text ?? '';
    const rows = [...page.matchAll(/^\| `([a-z0-9-]+)` \| (.+) \| (.+) \|$/gm)].map(([, ...cells]) => cells);
    const attached = ['attached', 'an ordinary request', 'answered with a verdict of Weir'];
    const probes = [...REQUEST_PROBES, ...ANSWER_PROBES].map(({ name, sends, expected }) => [
      ...[name, sends, expected],
    ]);
    assert.deepEqual(rows, [attached, ...probes]);
  });
});
