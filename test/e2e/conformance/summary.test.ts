/** The summary: every case stands in a file, every file declares its group, and the table tells what did not run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CASES, type Case, IDS, isShownOn, type Mode } from './support/cases.ts';
import { cellsOf, GROUPS, type Group } from './support/groups.ts';
import type { Result } from './support/results.ts';
import { claimedModes, drawTable, gapsOf } from './support/table.ts';
import { reaches } from './support/version.ts';

const groups = Object.keys(GROUPS) as Group[];

describe('conformance, summary', () => {
  it('the cases are C01 to C45, and a file claims each', () => {
    const wanted = Array.from({ length: 45 }, (_, at) => `C${String(at + 1).padStart(2, '0')}`);
    assert.deepEqual(IDS, wanted);
    for (const id of IDS) assert.ok(claimedModes(id).length > 0, id);
  });

  it('a case has a reason where, and only where, a body mode has no part in it', () => {
    for (const id of IDS) {
      for (const { modes, why } of gapsOf(id)) assert.ok(why !== undefined, `${id} ${modes.join(', ')}`);
      const gap = gapsOf(id).some(({ modes }) => modes.some((mode) => mode !== 'other'));
      assert.equal((CASES[id] as Case).elsewhere !== undefined, gap, id);
    }
  });

  for (const group of groups) {
    it(`${group} claims its cases`, () => {
      const text = readFileSync(new URL(`${group}.test.ts`, import.meta.url), 'utf8');
      assert.ok(text.includes(`conformance('${group}',`), 'the file declares its group');
      for (const [, ids] of cellsOf(group))
        for (const id of ids)
          assert.match(text, new RegExp(`(claim|overBoth|overHttp2)\\(\\s*'${id}',`), `${id} is claimed`);
      assert.doesNotMatch(text, /\.(skip|todo|only)\(|\b(skip|todo|only):/, 'nothing is left out');
    });
  }

  const full = groups.flatMap((group) =>
    cellsOf(group).flatMap(([mode, ids]) =>
      ids.map((id): Result => ({ id, group, version: '1.40.0', mode, http: '1.1', ok: true })),
    ),
  );

  it('a table of which everything ran has no problem, and a reason for each cell that is n/a', () => {
    const { text, problems } = drawTable(['1.40.0'], full);
    assert.equal(problems, 0, text);
    assert.match(text, /^C01 .*n\/a +n\/a +pass +n\/a/m);
    assert.doesNotMatch(text, /MISSING|FAIL|NO REASON/);
  });

  it('a cell that did not run, or that failed, is a problem', () => {
    const [first, ...rest] = full as [Result, ...Result[]];
    const cell = (mode: Mode) => rest.filter((result) => result.id !== first.id || result.mode !== mode);
    assert.equal(drawTable(['1.40.0'], cell(first.mode)).problems, 1);
    assert.equal(drawTable(['1.40.0'], [...full, { ...first, ok: false }]).problems, 1);
    assert.ok(drawTable(['1.40.0', '1.36.4'], full).problems >= IDS.length);
  });

  it('what a version of Envoy cannot show is n/a on it, with the reason', () => {
    const on = (version: string) =>
      drawTable(
        [version],
        full.flatMap((result) => (isShownOn(result.id, version) ? [{ ...result, version }] : [])),
      );
    assert.deepEqual([on('1.36.4').problems, on('1.40.0').problems], [0, 0]);
    assert.match(on('1.36.4').text, /^C42 +Envoy 1\.36\.4: /m);
    assert.doesNotMatch(on('1.40.0').text, /Envoy 1\.40\.0: this version/);
  });

  it('versions compare by their numbers', () => {
    assert.ok(reaches('1.40.0', '1.37.0') && reaches('1.37.0', '1.37.0') && reaches('1.37.10', '1.37.9'));
    assert.ok(!reaches('1.36.4', '1.37.0') && !reaches('1.9.9', '1.37.0'));
  });
});
