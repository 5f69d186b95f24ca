/** What runs Weir in Kubernetes: the objects name each other as they are, and the pods are guarded. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';

const FILES = [
  'istio/weir.yaml',
  'deploy/kubernetes/autoscaler.yaml',
  'deploy/kubernetes/service-monitor.yaml',
];

// biome-ignore lint/suspicious/noExplicitAny: documents of several kinds, read as a cluster reads them
type Manifest = any;

const objects: readonly Manifest[] = FILES.flatMap((file) => {
  const text = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
  return parseAllDocuments(text).map((document) => {
    assert.deepEqual(document.errors, []);
    return document.toJS() as Manifest;
  });
});
const only = (kind: string): Manifest => {
  const found = objects.filter((object) => object.kind === kind);
  assert.equal(found.length, 1, kind);
  return found[0];
};

const deployment = only('Deployment');
const service = only('Service');
const pod = deployment.spec.template;
const [container] = pod.spec.containers;

describe('the Kubernetes objects', () => {
  it('lie in one namespace, which is there', () => {
    const namespace = only('Namespace').metadata.name;
    for (const { kind, metadata } of objects)
      if (kind !== 'Namespace') assert.equal(metadata.namespace, namespace, kind);
  });

  it('select the pods', () => {
    const { labels } = pod.metadata;
    assert.deepEqual(deployment.spec.selector.matchLabels, labels);
    assert.deepEqual(service.spec.selector, labels);
    assert.deepEqual(only('PodDisruptionBudget').spec.selector.matchLabels, labels);
    assert.deepEqual(only('NetworkPolicy').spec.podSelector.matchLabels, labels);
    const spread = pod.spec.topologySpreadConstraints as Manifest[];
    assert.deepEqual(
      spread.map(({ topologyKey, labelSelector }) => [topologyKey, labelSelector.matchLabels]),
      [
        ['kubernetes.io/hostname', labels],
        ['topology.kubernetes.io/zone', labels],
      ],
    );
  });

  it('have ports that are there', () => {
    const names = (container.ports as Manifest[]).map(({ name }) => name);
    for (const { targetPort } of service.spec.ports) assert.ok(names.includes(targetPort), targetPort);
    const [endpoint] = only('ServiceMonitor').spec.endpoints;
    const scraped = (service.spec.ports as Manifest[]).find(({ name }) => name === endpoint.port);
    assert.deepEqual([scraped?.targetPort, endpoint.path], ['admin', '/metrics']);
    assert.deepEqual(only('ServiceMonitor').spec.selector.matchLabels, service.metadata.labels);
    const open = (only('NetworkPolicy').spec.ingress as Manifest[]).flatMap(({ ports }) => ports);
    assert.deepEqual(
      open.map(({ port }: Manifest) => port),
      (service.spec.ports as Manifest[]).map(({ port }) => port),
    );
  });

  it('let the pods ask nobody', () => {
    const { policyTypes, egress } = only('NetworkPolicy').spec;
    assert.deepEqual([policyTypes, egress], [['Ingress', 'Egress'], []]);
  });

  it('ask whether it started, takes work and lives', () => {
    const { startupProbe, readinessProbe, livenessProbe } = container;
    const paths = [startupProbe, readinessProbe, livenessProbe].map(({ httpGet }: Manifest) => httpGet);
    assert.deepEqual(paths, [
      { path: '/livez', port: 'admin' },
      { path: '/readyz', port: 'admin' },
      { path: '/livez', port: 'admin' },
    ]);
    assert.ok(startupProbe.periodSeconds * startupProbe.failureThreshold >= 60);
  });

  it('guard the container, and give it what it needs', () => {
    assert.equal(pod.spec.automountServiceAccountToken, false);
    const { runAsNonRoot, seccompProfile } = pod.spec.securityContext;
    assert.deepEqual([runAsNonRoot, seccompProfile], [true, { type: 'RuntimeDefault' }]);
    assert.deepEqual(container.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    assert.deepEqual(Object.keys(container.resources.requests), ['cpu', 'memory']);
    assert.deepEqual(
      Object.keys(container.resources.limits),
      ['memory'],
      'a limit of CPU would delay exchanges',
    );
  });

  it('scale without going below what a disruption leaves', () => {
    const { scaleTargetRef, minReplicas, maxReplicas } = only('HorizontalPodAutoscaler').spec;
    const { apiVersion, kind, metadata } = deployment;
    assert.deepEqual(scaleTargetRef, { apiVersion, kind, name: metadata.name });
    assert.ok(only('PodDisruptionBudget').spec.minAvailable < minReplicas);
    assert.ok(deployment.spec.replicas >= minReplicas && deployment.spec.replicas <= maxReplicas);
  });
});
