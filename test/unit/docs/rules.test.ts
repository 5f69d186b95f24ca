/** The pages of rules: every rule is there by a name of its own, with what it finds and where the form is from. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RULES, rulesPage, rulesText } from '../../../scripts/rule-docs.ts';
import { findDetector } from '../../../src/detectors/index.ts';
import { PAGES } from './pages.ts';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;

for (const [detector, rules] of Object.entries(RULES)) {
  describe(`the rules of ${detector}`, () => {
    it('have names of their own, and say what they find and by which source', () => {
      assert.ok(rules.length > 0);
      const wrong = rules.filter(
        ({ name, type, finds, source }, at) =>
          !KEBAB.test(name) ||
          rules.findIndex((rule) => rule.name === name) !== at ||
          !/^[A-Z][A-Z0-9_]*$/.test(type) ||
          finds.trim().length < 8 ||
          source.trim().length < 6,
      );
      assert.deepEqual(
        wrong.map(({ name }) => name),
        [],
      );
    });

    it('report the types of the detector', () => {
      assert.deepEqual(
        [...new Set(rules.map(({ type }) => type))].toSorted(),
        findDetector(detector)?.types.toSorted(),
      );
    });

    it('are on their page, one line each', () => {
      const page = PAGES.find(({ file }) => file === `docs/detectors/${rulesPage(detector)}`)?.text ?? '';
      const rows = page.split('\n').filter((line) => line.startsWith('| `'));
      assert.deepEqual(
        rows.map((row) => row.split('`')[1]),
        rules.map(({ name }) => name),
      );
    });
  });
}

describe('a page of rules', () => {
  it('keeps its columns whatever a rule says', () => {
    const rule = {
      name: 'a-b',
      type: 'A',
      finds: 'a | b,\n  <c>',
      source: 'x',
      lookback: 1,
      context: 0,
      triggers: [],
      match: () => undefined,
    };
    assert.match(rulesText('pii', [rule]), /^\| `a-b` \| `A` \| a \\\| b, &lt;c> \| x \|$/m);
  });
});
