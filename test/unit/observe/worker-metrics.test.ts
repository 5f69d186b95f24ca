/** What is counted, under which labels. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fault } from '../../../src/core/fault.ts';
import { WORKER_METRICS } from '../../../src/observe/definitions.ts';
import { ClosedNames } from '../../../src/observe/labels.ts';
import { PRIMARY_METRICS } from '../../../src/observe/primary-definitions.ts';
import { PrimaryMetrics } from '../../../src/observe/primary-metrics.ts';
import { type Sampled, WorkerMetrics } from '../../../src/observe/worker-metrics.ts';
import { decision, finding } from './events.ts';

const SAMPLED: Sampled = {
  openStreams: () => 0,
  shedding: () => true,
  heldBytes: () => 0,
  journal: () => ({ records: 0, lost: 0, aggregated: 0, fsyncs: 0 }),
  journalFault: () => false,
  logDropped: () => 0,
  identityFault: () => true,
  breakGlass: () => true,
  drifts: () => [{ profile: 'shop', answers: 2, means: [['words', 0.5]] }],
  deciders: () => [],
  judges: () => [{ kind: 'onnx', outcome: 'answered', questions: 2, seconds: 0.5 }],
  bills: () => [],
};

function newMetrics(): WorkerMetrics {
  const metrics = new WorkerMetrics({
    dialects: [{ name: 'openai-chat' }],
    detectors: [{ name: 'pii', types: ['CREDIT_CARD'] }],
    phases: ['request'],
  });
  metrics.knowRules(['no-injection', 'mask-cards']);
  return metrics;
}

async function series(metrics: WorkerMetrics, prefix = 'weir_'): Promise<string[]> {
  const text = await metrics.registry.metrics();
  return text.split('\n').filter((line) => line.startsWith(prefix));
}

async function sampleOf(metrics: WorkerMetrics, start: string): Promise<number | undefined> {
  const line = (await series(metrics, start)).at(0);
  return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ')));
}

describe('worker metrics', () => {
  it('count a decision by direction, verdict, rule, dialect and effect', async () => {
    const metrics = newMetrics();
    metrics.event(decision());
    metrics.event(decision({ enforced: false }));
    assert.deepEqual(await series(metrics, 'weir_decisions_total'), [
      'weir_decisions_total{direction="request",verdict="deny",rule="no-injection",dialect="openai-chat",enforced="true"} 1',
      'weir_decisions_total{direction="request",verdict="deny",rule="no-injection",dialect="openai-chat",enforced="false"} 1',
    ]);
  });

  it('count what became of placeholders', async () => {
    const metrics = newMetrics();
    const totals = {
      ...{ requestBytes: 1, responseBytes: 1, inspectedChars: 1, skippedBytes: 0, heldChars: 1 },
      ...{ weaker: [], inflated: [], keepAlives: 0, timings: {}, ended: 'complete' as const },
    };
    metrics.event(decision({ kind: 'close', totals }));
    assert.deepEqual(await series(metrics, 'weir_placeholders_total'), []);
    const placeholders = { replaced: 3, restored: 2, invented: 1 };
    for (let time = 0; time < 2; time++)
      metrics.event(decision({ kind: 'close', totals: { ...totals, placeholders } }));
    assert.deepEqual(await series(metrics, 'weir_placeholders_total'), [
      'weir_placeholders_total{outcome="replaced"} 6',
      'weir_placeholders_total{outcome="restored"} 4',
      'weir_placeholders_total{outcome="invented"} 2',
    ]);
  });

  it('count what judges have taken, by judge', async () => {
    const metrics = newMetrics();
    const bills = [
      { judge: 'rules', kind: 'chat', input: 12, output: 3, cost: 0.25 },
      { judge: 'silent', kind: 'webhook', input: 0, output: 0, cost: undefined },
    ];
    metrics.sample({ ...SAMPLED, bills: () => bills });
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await series(metrics, 'weir_judge_tokens_total'), [
        'weir_judge_tokens_total{judge="rules",kind="chat",direction="request"} 12',
        'weir_judge_tokens_total{judge="rules",kind="chat",direction="response"} 3',
      ]);
      assert.deepEqual(await series(metrics, 'weir_judge_cost_total'), [
        'weir_judge_cost_total{judge="rules",kind="chat"} 0.25',
      ]);
    }
  });

  it('make no series out of what a client writes (O14)', async () => {
    const metrics = newMetrics();
    const strange = (name: string) => {
      const { exchange } = decision();
      metrics.event(
        decision({
          exchange: {
            ...exchange,
            model: name,
            path: name,
            host: name,
            method: name,
            policy: name,
            dialect: name,
          },
          rule: name,
          findings: [finding({ detector: name, type: name }), finding({ type: name, path: name })],
          findingCount: 3,
        }),
      );
      metrics.event(
        decision({
          kind: 'close',
          totals: {
            requestBytes: 1,
            responseBytes: 1,
            inspectedChars: 1,
            skippedBytes: 0,
            heldChars: 1,
            weaker: [],
            inflated: [],
            keepAlives: 0,
            timings: { [name]: 1 },
            ended: 'complete',
          },
        }),
      );
    };
    strange('first');
    const before = (await series(metrics)).length;
    for (let count = 0; count < 1000; count += 1) strange(`client-made-${count}`);
    assert.equal((await series(metrics)).length, before);
    assert.doesNotMatch((await series(metrics)).join('\n'), /client-made/);
    assert.equal(
      await sampleOf(
        metrics,
        'weir_decisions_total{direction="request",verdict="deny",rule="other",dialect="other"',
      ),
      1001,
    );
  });

  it('count what was found beyond the listed findings', async () => {
    const metrics = newMetrics();
    metrics.event(decision({ findings: [finding()], findingCount: 5 }));
    assert.equal(await sampleOf(metrics, 'weir_findings_total{detector="pii",type="CREDIT_CARD"}'), 1);
    assert.equal(await sampleOf(metrics, 'weir_findings_total{detector="other",type="other"}'), 4);
  });

  it('count bytes that were not inspected, by reason', async () => {
    const metrics = newMetrics();
    metrics.event(decision({ skipped: [{ path: 'messages[0].content[1]', reason: 'image', bytes: 700 }] }));
    assert.equal(
      await sampleOf(metrics, 'weir_uninspected_bytes_total{direction="request",reason="image"}'),
      700,
    );
  });

  it('take bytes, characters, hold and seconds from the close of an exchange, and count no decision for it', async () => {
    const metrics = newMetrics();
    metrics.event(
      decision({
        kind: 'close',
        totals: {
          requestBytes: 10,
          responseBytes: 20,
          inspectedChars: 25,
          skippedBytes: 0,
          heldChars: 12,
          weaker: [],
          inflated: [],
          keepAlives: 0,
          timings: { request: 3 },
          ended: 'cut',
        },
      }),
    );
    assert.equal(await sampleOf(metrics, 'weir_received_bytes_total{direction="response"}'), 20);
    assert.equal(await sampleOf(metrics, 'weir_inspected_characters_total'), 25);
    assert.equal(await sampleOf(metrics, 'weir_held_characters_sum'), 12);
    assert.equal(await sampleOf(metrics, 'weir_added_seconds_sum{phase="request"}'), 0.003);
    assert.equal(await sampleOf(metrics, 'weir_exchanges_total{service="ext_proc",ended="cut"}'), 1);
    assert.deepEqual(await series(metrics, 'weir_decisions_total'), []);
  });

  it('tell faults of an exchange from those of the process', async () => {
    const metrics = newMetrics();
    metrics.event(decision({ kind: 'fault', fault: fault('judge', 'slow') }));
    metrics.fault(fault('shutdown', 'ending'));
    assert.equal(await sampleOf(metrics, 'weir_faults_total{kind="judge",direction="request"}'), 1);
    assert.equal(await sampleOf(metrics, 'weir_faults_total{kind="shutdown",direction="process"}'), 1);
  });
});

describe('closed names', () => {
  it('let a reload bring rules, up to a bound', () => {
    const names = new ClosedNames(['none'], 2);
    names.add(['a', 'b', 'c']);
    assert.deepEqual(
      ['none', 'a', 'b', 'c'].map((name) => names.label(name)),
      ['none', 'a', 'b', 'other'],
    );
  });
});

describe('docs/operate/metrics.md', () => {
  const page = readFileSync(new URL('../../../docs/operate/metrics.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(weir_\w+)` \| (\w+) \| ([^|]*)\|/gm)].map(
    ([, name, type, labels]) => `${name} ${type} ${[...(labels ?? '').matchAll(/\w+/g)].join(',')}`,
  );
  const defined = [...Object.values(WORKER_METRICS), ...Object.values(PRIMARY_METRICS)];

  it('lists every metric with its type and labels, and no other', () => {
    const expected = defined.map(({ name, type, labels }) => `${name} ${type} ${labels.join(',')}`);
    assert.deepEqual(rows.toSorted(), expected.toSorted());
  });

  it('is what the registries really hold', async () => {
    const metrics = newMetrics();
    metrics.sample(SAMPLED);
    const held = [
      ...metrics.registry.getMetricsAsArray(),
      ...new PrimaryMetrics(() => 0, { version: '1', node: 'v24' }).registry.getMetricsAsArray(),
    ];
    const names = held.map((metric) => metric.name).filter((name) => name.startsWith('weir_'));
    assert.deepEqual(names.toSorted(), defined.map(({ name }) => name as string).toSorted());
  });
});
