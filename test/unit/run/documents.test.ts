/** What the pages and examples show is what the code accepts. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { loadPolicyTexts } from '../../../src/policy/load.ts';
import { formatProblem } from '../../../src/policy/problem.ts';
import { registryOfPages } from '../docs/pages.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** With the names that the pages use. */
const REGISTRY = registryOfPages([]);
const PAGES = globSync(['*.md', 'docs/**/*.md', 'istio/*.md'], { cwd: ROOT });

describe('the pages', () => {
  it('show policies that compile', () => {
    const shown = PAGES.flatMap((page) => policiesIn(page));
    assert.ok(shown.some(({ file }) => file === 'README.md'));
    for (const policy of shown) assert.deepEqual(problemsOf(policy), []);
  });

  it('link to files that exist', () => {
    const dead = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)/g)]
        .map(([, target = '']) => join(dirname(page), target))
        .filter((target) => !existsSync(join(ROOT, target)))
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(dead, []);
  });

  it('name make targets that exist', () => {
    const targets = [...read('Makefile').matchAll(/^([a-z0-9-]+):/gm)].map(([, name]) => name);
    const named = PAGES.flatMap((page) =>
      [...read(page).matchAll(/(?:^|`)make ([a-z0-9-]+)/gm)].map(([, name]) => name),
    );
    assert.ok(named.length > 3);
    assert.deepEqual(
      [...new Set(named)].filter((name) => !targets.includes(name)),
      [],
    );
  });
});

describe('the examples', () => {
  it('hold a demo policy that compiles', () => {
    assert.deepEqual(problemsOf({ file: 'demo/policy.yaml', text: read('demo/policy.yaml') }), []);
  });

  it('hold a policy for Istio that compiles', () => {
    const maps = parseAllDocuments(read('istio/weir.yaml')).map(
      (document) => document.toJS() as { kind: string; data?: Record<string, string> },
    );
    const texts = maps
      .filter(({ kind }) => kind === 'ConfigMap')
      .flatMap(({ data }) => Object.entries(data ?? {}));
    assert.equal(texts.length, 1);
    for (const [file, text] of texts) assert.deepEqual(problemsOf({ file, text }), []);
  });

  it('would name a mistake', () => {
    assert.match(
      problemsOf({
        file: 'x.yaml',
        text: read('demo/policy.yaml').replace('detector: pii', 'detector: pie'),
      }).join(),
      /pie/,
    );
  });
});

function policiesIn(page: string): { file: string; text: string }[] {
  return [...read(page).matchAll(/```ya?ml\n(.*?)```/gs)]
    .map(([, text = '']) => ({ file: page, text }))
    .filter(({ text }) => /^kind: GuardPolicy$/m.test(text));
}

function problemsOf(policy: { file: string; text: string }): string[] {
  const loaded = loadPolicyTexts([policy], REGISTRY);
  return loaded.ok ? [] : loaded.problems.map(formatProblem);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
