/** The policies to start from: their cases hold, in any chunking, and each entry of each of them is needed by one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';
import { type CasesText, type PlacedCase, readCases } from '../../../src/cli/cases/read-cases.ts';
import { runCase } from '../../../src/cli/cases/run-cases.ts';
import { registryOf } from '../../../src/cli/offline/named-parts.ts';
import type { PolicySet } from '../../../src/policy/compiled-policy.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { type Entry, entriesOf, without } from './entries.ts';

const POLICIES = fileURLToPath(new URL('../../../policies/', import.meta.url));
const NAMES = ['support-desk', 'coding-agent', 'rag-internal', 'mcp-fence', 'batch-extraction'];
/** Policies that show one thing: their cases are as many as it takes. */
const FEW = [
  'approvals',
  'civil-assistant',
  'confidential',
  'known-callers',
  'lethal-trifecta',
  'on-topic',
  'plain-answers',
  'support-assistant-tools',
  'team-budgets',
];
/** Of each kind at the least. */
const EACH = 20;
/** Divides events, words, escapes and characters. */
const SMALL = 5;

const registry = registryOf({ judge: [], credential: [], index: [], profile: [] });
assert.ok(registry.ok);

function compiled(document: unknown): PolicySet {
  assert.ok(registry.ok);
  const loaded = loadPolicyTexts([{ file: 'policy', text: stringify(document) }], registry.value);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.problems.map(formatProblem).join('\n'));
  return loaded.value;
}

/** Those that speak of the entry come first: one of them is the one that should fail. */
function likelyFirst(cases: readonly PlacedCase[], { name }: Entry): readonly PlacedCase[] {
  const speaks = ({ spec }: PlacedCase) => JSON.stringify(spec.expect).includes(name);
  return [...cases.filter(speaks), ...cases.filter((one) => !speaks(one))];
}

/** What decides: of the policies that show one thing, no bounds, and no lists of headers and paths. */
function isRule({ path }: Entry): boolean {
  return !path.some((step) => ['limits', 'removeHeaders', 'paths'].includes(String(step)));
}

for (const name of [...NAMES, ...FEW])
  describe(`policies/${name}.yaml`, () => {
    const document = parse(readFileSync(`${POLICIES}${name}.yaml`, 'utf8')) as Record<string, unknown>;
    const read = readCases(`${POLICIES}cases/${name}.yaml`);
    assert.ok(read.ok, read.ok ? '' : read.problems.map(formatProblem).join('\n'));
    const { cases, defaults }: CasesText = read.value;
    let policies: PolicySet;
    before(() => {
      policies = compiled(document);
    });

    if (!FEW.includes(name))
      it('has twenty exchanges that pass, twenty that do not, and some that stream', () => {
        const passing = cases.filter(({ spec }) => ['allow', 'mutate'].includes(spec.expect.verdict));
        assert.ok(passing.length >= EACH, `${passing.length} pass`);
        assert.ok(cases.length - passing.length >= EACH, `${cases.length - passing.length} do not pass`);
        assert.ok(cases.filter(({ spec }) => spec.stream).length >= 5);
      });

    it('does with all of them what its cases say', async () => {
      const results = [];
      for (const one of cases) results.push(await runCase(one, { policies, defaults }));
      assert.deepEqual(
        results
          .filter(({ differences }) => differences.length > 0)
          .map(({ differences, ...rest }) => [rest.name, differences, rest.decided]),
        [],
      );
      assert.equal(results.length, cases.length);
    });

    it('does the same where bodies come in small pieces', async () => {
      const wrong: string[] = [];
      for (const one of cases.filter(({ spec }) => spec.stream)) {
        const inPieces = { ...one, spec: { ...one.spec, chunkBytes: SMALL } };
        const { differences } = await runCase(inPieces, { policies, defaults });
        // Whether the end of an answer is an error or a cut depends on what had left.
        const real = differences.filter(
          ({ about }) => !['verdict', 'answer.verdict', 'status'].includes(about),
        );
        if (real.length > 0) wrong.push(`${one.spec.name}: ${JSON.stringify(real)}`);
      }
      assert.deepEqual(wrong, []);
    });

    for (const entry of entriesOf(document).filter((one) => !FEW.includes(name) || isRule(one)))
      it(`needs ${entry.name}`, async () => {
        const weaker = compiled(without(document, entry));
        for (const one of likelyFirst(cases, entry)) {
          const { differences } = await runCase(one, { policies: weaker, defaults });
          if (differences.length > 0) return;
        }
        assert.fail(`every case holds without ${entry.path.join('.')}`);
      });
  });
