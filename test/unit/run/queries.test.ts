/** The queries of alerts and of the board: labels that the metrics have, windows that hold scrapes, a data source to choose. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Definition, WORKER_METRICS } from '../../../src/observe/definitions.ts';
import { PRIMARY_METRICS } from '../../../src/observe/primary-definitions.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Labels that Prometheus itself puts on every series, and that of buckets. */
const EVERYWHERE = ['job', 'instance', 'le'];

interface Panel {
  readonly title: string;
  readonly datasource: { readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number };
  readonly targets: readonly { readonly expr: string }[];
}
interface Board {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
}

const board = JSON.parse(text('deploy/grafana/dashboards/weir.json')) as Board;
const alerts = parse(text('deploy/prometheus/weir-alerts.yml')) as {
  groups: { rules: { alert: string; expr: string }[] }[];
};
const QUERIES = [
  ...board.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ of: title, expr }))),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ of: alert, expr }))),
];

const METRICS: readonly Definition[] = Object.values({ ...WORKER_METRICS, ...PRIMARY_METRICS });

/** Labels of a query that a metric of ours in it does not have. */
function strangeLabels(expr: string): string[] {
  const used = [...expr.matchAll(/\bweir_[a-z_]+/g)].map(([name]) => name.replace(/_bucket$/, ''));
  const metrics = METRICS.filter(({ name }) => used.includes(name));
  if (metrics.length === 0) return [];
  const grouped = [...expr.matchAll(/\b(?:by|without) ?\(([^)]*)\)/g)].map(([, list = '']) => list);
  const matched = [...expr.matchAll(/\bweir_[a-z_]+\{([^}]*)\}/g)].map(([, list = '']) =>
    list.replaceAll(/[=!~]+"[^"]*"/g, ''),
  );
  const labels = [...grouped, ...matched].flatMap((list) => list.split(',')).map((label) => label.trim());
  return labels.filter(
    (label) => !EVERYWHERE.includes(label) && !metrics.every(({ labels: known }) => known.includes(label)),
  );
}

describe('queries', () => {
  it('name labels that their metrics have', () => {
    assert.ok(QUERIES.length > 35, `only ${QUERIES.length}`);
    assert.deepEqual(
      QUERIES.flatMap(({ of, expr }) => strangeLabels(expr).map((label) => `${of}: ${label}`)),
      [],
    );
  });

  it('would be found out', () => {
    assert.deepEqual(strangeLabels('sum by (kind, wrong) (rate(weir_faults_total{direct="x"}[5m]))'), [
      'wrong',
      'direct',
    ]);
  });

  it('of the board look as far back as somebody scrapes', () => {
    const fixed = QUERIES.filter(({ of }) => board.panels.some(({ title }) => title === of)).filter(
      ({ expr }) => /rate\([^)]*\[(?!\$__rate_interval)/.test(expr),
    );
    assert.deepEqual(fixed, []);
  });
});

describe('the board', () => {
  it('asks the data source that is chosen', () => {
    assert.deepEqual(
      board.templating.list.map(({ name, type }) => [name, type]),
      [['datasource', 'datasource']],
    );
    for (const { title, datasource } of board.panels)
      assert.match(datasource.uid, /^\$\{datasource\}$/, title);
  });

  it('has a place for each panel, and a title for what it shows', () => {
    const places = board.panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`);
    assert.equal(new Set(places).size, board.panels.length);
    const cpu = board.panels.filter(({ title }) => /CPU/.test(title));
    assert.ok(
      cpu.length === 1 && cpu[0]?.targets.some(({ expr }) => expr.includes('process_cpu_seconds_total')),
    );
  });
});

function text(file: string): string {
  return readFileSync(`${ROOT}${file}`, 'utf8');
}
