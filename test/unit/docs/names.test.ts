/** Every name that the pages use exists, and what has a name is on a page. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { VERBS } from '../../../src/cli/verbs.ts';
import { CONFIG_SETTING, SETTINGS } from '../../../src/config/settings.ts';
import { EVENT_KINDS } from '../../../src/core/event.ts';
import { FAULT_KINDS } from '../../../src/core/fault.ts';
import { ENTITY_NAMES } from '../../../src/detectors/index.ts';
import { DIALECT_NAMES } from '../../../src/dialects/index.ts';
import { WORKER_METRICS } from '../../../src/observe/definitions.ts';
import { PRIMARY_METRICS } from '../../../src/observe/primary-definitions.ts';
import { anchorsOf, PAGES, type Page, proseOf, ROOT } from './pages.ts';

const DOCS = PAGES.filter(({ file }) => file.startsWith('docs/'));
const ALL_TEXT = PAGES.map(({ text }) => text).join('\n');
const METRICS = [...Object.values(WORKER_METRICS), ...Object.values(PRIMARY_METRICS)];
/** `weir_` words that are no metrics: what Envoy's access log shows as details. */
const OTHER_WORDS = /^weir_deny_/;

describe('links', () => {
  it('lead to pages and headings that exist', () => {
    const dead = PAGES.flatMap((page) =>
      linksOf(page)
        .filter((link) => !leads(page, link))
        .map((link) => `${page.file}: ${link}`),
    );
    assert.deepEqual(dead, []);
  });

  it('reach every page of docs from docs/README.md', () => {
    const reached = new Set(['docs/README.md']);
    for (const file of reached) {
      const page = PAGES.find((each) => each.file === file);
      for (const link of page === undefined ? [] : linksOf(page))
        reached.add(join(dirname(file), link.split('#')[0] ?? ''));
    }
    assert.deepEqual(
      DOCS.map(({ file }) => file).filter((file) => !reached.has(file)),
      [],
    );
  });

  it('lead from docs/README.md straight to every page but those of dialects and of rules', () => {
    const index = PAGES.find(({ file }) => file === 'docs/README.md');
    assert.ok(index !== undefined);
    const linked = new Set(linksOf(index).map((link) => join('docs', link.split('#')[0] ?? '')));
    const meant = DOCS.map(({ file }) => file).filter(
      (file) => !/^docs\/(dialects\/|README\.md)|-rules\.md$/.test(file),
    );
    assert.ok(meant.length > 60);
    assert.deepEqual(
      meant.filter((file) => !linked.has(file)),
      [],
    );
  });

  it('would be found dead', () => {
    const page: Page = { file: 'docs/x.md', text: '# A `b` c\n[a](#a-b-c) [b](#nope) [c](README.md#nope)' };
    assert.deepEqual(
      linksOf(page).filter((link) => !leads(page, link)),
      ['#nope', 'README.md#nope'],
    );
  });
});

describe('names in the pages', () => {
  it('of files are those of files that exist', () => {
    const named = PAGES.flatMap((page) =>
      [
        ...page.text
          .replaceAll(/\]\([^)]*\)|^(kubectl|istioctl) .*$/gm, ']')
          .matchAll(
            /(?<![\w/.-])((?:src|test|docs|envoy|istio|deploy|policies|scripts|bench|demo|protos)\/[\w./*-]*[\w*])/g,
          ),
      ].map(([, path = '']) => ({ page: page.file, path: path.replace('NAME', '*') })),
    );
    assert.ok(named.length > 60);
    const missing = named.filter(({ path }) => globSync(path, { cwd: ROOT }).length === 0);
    assert.deepEqual(
      missing.map(({ page, path }) => `${page}: ${path}`),
      [],
    );
  });

  it('of metrics are those of metrics', () => {
    const known = METRICS.flatMap(({ name, type }) =>
      type === 'histogram' ? [name, `${name}_bucket`] : [name],
    );
    const used = [...ALL_TEXT.matchAll(/\bweir_[a-z_]*[a-z]\b/g)].map(([name]) => name);
    assert.deepEqual(
      [...new Set(used)].filter((name) => !known.includes(name) && !OTHER_WORDS.test(name)),
      [],
    );
  });

  it('of verbs are those of verbs, and every verb is shown', () => {
    const used = new Set(
      [...ALL_TEXT.matchAll(/(?:`|^)(?:\.\/)?weir ([a-z][a-z-]*)/gm)].map(([, name = '']) => name),
    );
    const verbs = VERBS.map(({ name }) => name);
    assert.deepEqual([...used].toSorted(), verbs.toSorted());
  });

  it('of flags are those of verbs and settings', async () => {
    const usages = await Promise.all(VERBS.map(async (verb) => (await verb.load()).usage));
    const commands = PAGES.flatMap(({ text }) =>
      [...text.matchAll(/(?:\.\/)?weir (?:serve|lint|scan|eval|audit|selfcheck|dlp|profile)[^\n|]*/g)].map(
        ([line]) => line.split('`')[0] ?? '',
      ),
    );
    const flags = commands.flatMap((line) => [...line.matchAll(/--[a-z-]+/g)].map(([flag]) => flag));
    assert.ok(flags.length > 8);
    assert.deepEqual(
      [...new Set(flags)].filter((flag) => !usages.join('\n').includes(flag)),
      [],
    );
  });

  it('of variables are those of settings', () => {
    const known = [...SETTINGS, CONFIG_SETTING].map(({ variable }) => variable);
    const kubernetes = ['WEIR_SERVICE_HOST', 'WEIR_PORT'];
    const used = [...ALL_TEXT.matchAll(/\bWEIR_[A-Z_]+/g)].map(([name]) => name);
    assert.deepEqual(
      [...new Set(used)].filter((name) => !known.includes(name) && !kubernetes.includes(name)),
      [],
    );
  });
});

describe('what has a name', () => {
  const cases: readonly [string, readonly string[], string][] = [
    ['types', ENTITY_NAMES, 'docs/detectors/README.md'],
    ['dialects', DIALECT_NAMES, 'docs/dialects/README.md'],
    ['kinds of fault', FAULT_KINDS, 'docs/operate/failure-modes.md'],
    ['kinds of event', EVENT_KINDS, 'docs/operate/journal.md'],
  ];
  for (const [title, names, file] of cases) {
    it(`is on its page: ${title}`, () => {
      const text = PAGES.find((page) => page.file === file)?.text ?? '';
      assert.deepEqual(
        names.filter((name) => !text.includes(`\`${name}\``)),
        [],
      );
    });
  }

  it('is on its page: alerts', () => {
    const alerts = [
      ...readFileSync(`${ROOT}deploy/prometheus/weir-alerts.yml`, 'utf8').matchAll(/- alert: (\w+)/g),
    ].map(([, name]) => name);
    const page = PAGES.find(({ file }) => file === 'docs/operate/alerts.md')?.text ?? '';
    assert.deepEqual(
      [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name),
      alerts,
    );
  });

  it('is in the index: decisions, in order of number', () => {
    const numbers = globSync('docs/decisions/*.md', { cwd: ROOT })
      .map((file) => Number(file.slice(15, 18)))
      .sort((a, b) => a - b);
    assert.deepEqual(
      numbers,
      numbers.map((_, at) => at + 1),
    );
  });
});

function linksOf(page: Page): string[] {
  return [...proseOf(page).matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, target = '']) => target);
}

function leads(from: Page, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? from.file : join(dirname(from.file), path);
  const page = path === '' ? from : PAGES.find((each) => each.file === file);
  if (anchor === undefined || anchor === '')
    return globSync(file.replace(/\/$/, ''), { cwd: ROOT }).length === 1;
  return page !== undefined && anchorsOf(page).includes(anchor);
}
