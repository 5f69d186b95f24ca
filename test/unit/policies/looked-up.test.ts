/** The shipped policies that look something up: what they do with indexes and a profile as `weir dlp` and `weir profile` make them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type CasesText, readCases } from '../../../src/cli/cases/read-cases.ts';
import { runCase } from '../../../src/cli/cases/run-cases.ts';
import type { Indexes } from '../../../src/core/detector.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { withModels } from '../../../src/server/registry/learned-models.ts';
import { policyRegistry } from '../../../src/server/registry/policy-registry.ts';
import { documentsFile, MEMO, opened, tableFile } from '../../fakes/indexes.ts';
import { shippedModels } from '../../fakes/models.ts';
import { openedProfile } from '../../fakes/profiles.ts';

const CASES = fileURLToPath(new URL('../../cases/policies/', import.meta.url));
const CUSTOMERS = [
  ['Jane Fairweather', 'jane@fairweather.example', '(555) 013-4477'],
  ['Omar Haddad', 'omar@haddad.example', '(555) 017-2210'],
];
/** Fewer cases would be a file that was cut off. */
const FEWEST = 5;

const POLICIES: readonly [name: string, lookups: () => Indexes, without: () => Indexes][] = [
  [
    'data-loss',
    () => opened({ customers: tableFile(CUSTOMERS), 'board-papers': documentsFile({ memo: MEMO }) }),
    () =>
      opened({ customers: tableFile([['a', 'b']]), 'board-papers': documentsFile({ other: 'Not this.' }) }),
  ],
  [
    'usual-answers',
    () => new Map([['shop-answers', openedProfile()]]),
    () => new Map([['shop-answers', { kind: 'unread', digest: '' }]]),
  ],
];

function compiled(file: string, lookups: Indexes): PolicySet {
  const registry = withModels(policyRegistry([], undefined, lookups), shippedModels());
  const loaded = loadPolicyTexts([{ file, text: readFileSync(file, 'utf8') }], registry);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  return loaded.value;
}

function casesOf(name: string): CasesText {
  const read = readCases(`${CASES}${name}.yaml`);
  assert.ok(read.ok, read.ok ? '' : read.problems.map(formatProblem).join('\n'));
  assert.ok(read.value.cases.length >= FEWEST);
  return read.value;
}

for (const [name, lookups, without] of POLICIES)
  describe(`policies/${name}.yaml`, () => {
    const { cases, defaults, policies: file } = casesOf(name);
    let policies: PolicySet;
    before(() => {
      policies = compiled(file, lookups());
    });

    for (const one of cases)
      it(one.spec.name, async () => {
        const { differences, decided } = await runCase(one, { policies, defaults });
        assert.deepEqual(differences, [], decided);
      });

    it('does none of it where nothing is known', async () => {
      const blind = compiled(file, without());
      for (const one of cases.filter(
        ({ spec }) => spec.expect.rule !== undefined && spec.host === undefined,
      )) {
        const { differences } = await runCase(one, { policies: blind, defaults });
        assert.notDeepEqual(differences, [], one.spec.name);
      }
    });
  });
