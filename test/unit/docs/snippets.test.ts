/** What the pages show is what the code accepts: every fenced block says by its label what it is. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { detectorPages, figuresShown } from '../../../scripts/detector-docs.ts';
import { MEASURABLE, measuredDigest } from '../../../scripts/measured.ts';
import { keptDigests } from '../../../scripts/measured-digest.ts';
import { EVASIONS, evasionsDigest } from '../../../scripts/measured-evasions.ts';
import { configSchema } from '../../../src/config/schema.ts';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { BLOCKS, type Block, PAGES, placeOf, ROOT, registryOfPages } from './pages.ts';

/** Labels with a meaning; a label that is not here is a block that nothing checks. */
const LABELS = [
  'yaml', // a policy, or YAML of another tool, which has to parse
  'yaml rule', // one or more rules of a policy
  'yaml config', // weir.yaml
  'yaml envoy:extProc', // merged into the shipped configuration; a real Envoy validates it (test/integration/docs.test.ts)
  'yaml envoy:extAuthz',
  'yaml envoy:perRoute',
  'json',
  'rego', // checked by a real OPA (test/e2e/decisions/opa.test.ts)
  'sh', // `./weir ...` lines are run (test/integration/docs.test.ts), `make ...` targets exist
  'text',
  'mermaid',
];

describe('the blocks of the pages', () => {
  it('all have a label that something checks', () => {
    assert.ok(BLOCKS.length > 40, `only ${BLOCKS.length} blocks`);
    assert.deepEqual(
      BLOCKS.filter(
        ({ label, text }) => !LABELS.includes(label) && !(label === '' && isLintOutput(text)),
      ).map((block) => `${placeOf(block)} ${block.label}`),
      [],
    );
  });

  it('parse as what they are', () => {
    assert.deepEqual(BLOCKS.flatMap(parseProblems), []);
  });

  it('hold policies that compile', () => {
    const policies = blocks('yaml').filter(({ text }) => /^kind: GuardPolicy$/m.test(text));
    assert.ok(policies.length >= 3);
    for (const block of policies) assert.deepEqual(problemsOf(block.text), [], placeOf(block));
  });

  it('hold rules that compile, in a request or in an answer', () => {
    const rules = blocks('yaml rule');
    assert.ok(rules.length >= 6);
    for (const block of rules) {
      const problems = (['request', 'response'] as const).map((side) =>
        problemsOf(policyWith(side, block.text)),
      );
      assert.ok(
        problems.some((found) => found.length === 0),
        `${placeOf(block)}: ${problems[0]?.join()}`,
      );
    }
  });

  it('hold process configurations that are taken', () => {
    const configs = blocks('yaml config');
    assert.ok(configs.length > 0);
    for (const block of configs) {
      const [document] = parseAllDocuments(block.text);
      const parsed = configSchema.safeParse(document?.toJS());
      assert.ok(parsed.success, `${placeOf(block)}: ${parsed.error?.message}`);
    }
  });

  it('quote policies that are in the repository as they are', () => {
    const quoted = BLOCKS.flatMap((block) => {
      const path = /^# ((?:policies|envoy|istio|deploy)\/[\w./-]+)$/m.exec(block.text)?.[1];
      return path === undefined ? [] : [{ block, path }];
    });
    for (const { block, path } of quoted) {
      assert.ok(existsSync(`${ROOT}${path}`), placeOf(block));
      const lines = new Set(
        readFileSync(`${ROOT}${path}`, 'utf8')
          .split('\n')
          .map((line) => line.trim()),
      );
      const missing = block.text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#') && !lines.has(line));
      assert.deepEqual(missing, [], `${placeOf(block)} is not what ${path} says`);
    }
  });

  it('would name a mistake', () => {
    assert.match(
      problemsOf(policyWith('request', '- { name: a, detector: pie, action: deny }')).join(),
      /pie/,
    );
    assert.equal(parseProblems({ file: 'x', line: 1, label: 'json', text: '{"a":1,}' }).length, 1);
  });
});

describe('docs/detectors', () => {
  it('has the figures that README.md gives', () => {
    const readme = PAGES.find(({ file }) => file === 'README.md')?.text ?? '';
    const figures = [...readme.matchAll(/\d+\.\d+%/g)].map(([figure]) => figure);
    assert.ok(figures.length > 0);
    const total = /^TOTAL .*$/m.exec(
      PAGES.find(({ file }) => file === 'docs/detectors/injection.md')?.text ?? '',
    )?.[0];
    assert.deepEqual(
      figures.filter((figure) => total?.includes(figure) !== true),
      [],
    );
  });

  it('shows figures of the code, the models and the data that are there (node scripts/gen-detector-docs.ts)', () => {
    const kept = keptDigests();
    assert.deepEqual(Object.keys(kept).length, 7);
    assert.deepEqual(
      [...MEASURABLE.keys()].filter((name) => kept[name] !== measuredDigest(name, figuresShown(name))),
      [],
      'figures of these detectors were measured with something else',
    );
    assert.ok([kept[EVASIONS], undefined].includes(evasionsDigest()), 'so was the table of disguises');
  });

  for (const { file, text, expected } of detectorPages()) {
    it(`${file.split('/').at(-1)} says what the code says (node scripts/gen-detector-docs.ts)`, () => {
      assert.equal(text, expected);
    });
  }
});

function blocks(label: string): Block[] {
  return BLOCKS.filter((block) => block.label === label);
}

function isLintOutput(text: string): boolean {
  return /^[\w./-]+:\d+(:\d+)? spec\./.test(text) || text.startsWith('weir-journal/');
}

function parseProblems(block: Block): string[] {
  const { label, text } = block;
  if (label.startsWith('yaml'))
    return parseAllDocuments(text).flatMap(({ errors }) =>
      errors.map((error) => `${placeOf(block)} ${error.message}`),
    );
  if (label !== 'json' && label !== 'jsonl') return [];
  const texts = label === 'json' ? [text] : text.trim().split('\n');
  return texts.flatMap((each) => {
    try {
      JSON.parse(each);
      return [];
    } catch (error) {
      return [`${placeOf(block)} ${String(error)}`];
    }
  });
}

function policyWith(side: 'request' | 'response', rules: string): string {
  const indented = rules
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `      ${line}\n`);
  return `apiVersion: weir.dev/v1alpha1\nkind: GuardPolicy\nmetadata: { name: shown }\nspec:\n  ${side}:\n    rules:\n${indented.join('')}`;
}

function problemsOf(text: string): string[] {
  const loaded = loadPolicyTexts([{ file: 'shown.yaml', text }], registryOfPages(['toxicity']));
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}
