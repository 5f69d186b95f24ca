/** The files that run Weir elsewhere say the same as the ones the tests run. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';
import { COMPOSE_FILE, composeConfig } from '../../../envoy/compose.ts';
import {
  type RenderOptions,
  readShipped,
  renderFilters,
  renderTree,
  type Tree,
} from '../../../envoy/render.ts';
import { WEIR_HEADERS } from '../../../src/extproc/headers.ts';
import { CALLER_ATTRIBUTES } from '../../../src/identity/caller.ts';
import { WORKER_METRICS } from '../../../src/observe/definitions.ts';
import { PRIMARY_METRICS } from '../../../src/observe/primary-definitions.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const ISTIO_FILTERS = ['istio/gateway-filter.yaml', 'istio/sidecar-filter.yaml'];

describe('the shipped configurations', () => {
  it('have one ext_proc filter: envoy.yaml has that of ext-proc.yaml', () => {
    assert.deepEqual(filtersOf(readShipped('envoy.yaml'))[0], readShipped('ext-proc.yaml'));
  });

  for (const file of ISTIO_FILTERS) {
    it(`have one ext_proc filter: ${file} differs by the cluster alone`, () => {
      const patch = (parse(text(file)) as { spec: { configPatches: { patch: { value: Tree } }[] } }).spec
        .configPatches[0];
      const expected = readShipped('ext-proc.yaml') as { typed_config: Tree };
      expected.typed_config['grpc_service'] = {
        envoy_grpc: { cluster_name: 'outbound|9002||weir.weir-system.svc.cluster.local' },
      };
      assert.deepEqual(patch?.patch.value, expected);
    });
  }

  for (const file of ISTIO_FILTERS) {
    it(`have one way to Weir: ${file} gives its cluster the HTTP/2 of envoy.yaml`, () => {
      const patches = (parse(text(file)) as { spec: { configPatches: { patch: { value: Tree } }[] } }).spec
        .configPatches;
      const own = (readShipped('envoy.yaml') as { static_resources: { clusters: Tree[] } }).static_resources
        .clusters[0];
      assert.deepEqual(
        patches[2]?.patch.value['typed_extension_protocol_options'],
        own?.['typed_extension_protocol_options'],
      );
    });
  }

  // Envoy refuses a regular expression whose program is longer than 100 steps, so names with x- are not told apart.
  it('allow every header that the code sets or removes, and of others none without x-', () => {
    const filter = readShipped('ext-proc.yaml') as {
      typed_config: { mutation_rules: { allow_expression: { regex: string } } };
    };
    const allowed = new RegExp(`^(?:${filter.typed_config.mutation_rules.allow_expression.regex})$`);
    const names = handledNames();
    assert.ok(names.length > 20);
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
    const plain = names.filter((name) => !name.startsWith('x-'));
    const parts = plain.flatMap((name) => [name.slice(1), name.slice(0, -1), `${name}2`, `a-${name}`]);
    const others = [
      ':path',
      ':status',
      ':authority',
      ':method',
      ':scheme',
      'host',
      'te',
      'transfer-encoding',
    ];
    const more = ['set-cookie', 'location', 'connection', 'upgrade', 'content-range', 'accept', 'via'];
    assert.deepEqual(
      [...parts, ...others, ...more].filter((name) => allowed.test(name) && !plain.includes(name)),
      [],
    );
  });

  it('send what callers are known by, in both directions', () => {
    const { typed_config: filter } = readShipped('ext-proc.yaml') as {
      typed_config: { request_attributes: string[]; response_attributes: string[] };
    };
    for (const sent of [filter.request_attributes, filter.response_attributes])
      assert.deepEqual(
        CALLER_ATTRIBUTES.filter((attribute) => !sent.includes(attribute)),
        [],
      );
  });

  it('give compose the same Envoy', () => {
    assert.equal(text(COMPOSE_FILE), composeConfig());
  });

  it('never let an exchange pass without Weir', () => {
    for (const name of ['ext-proc.yaml', 'ext-authz.yaml'] as const) {
      assert.equal(
        (readShipped(name) as { typed_config: Tree }).typed_config['failure_mode_allow'],
        false,
        name,
      );
    }
  });
});

describe('the renderer', () => {
  it('changes nothing without options', () => {
    assert.deepEqual(renderTree({}), readShipped('envoy.yaml'));
  });

  it('changes addresses, modes, filters and limits', () => {
    const options: RenderOptions = {
      listen: '127.0.0.1:1',
      weir: '[::1]:2',
      requestBody: 'BUFFERED',
      filters: ['ext_authz', 'ext_proc'],
      processing: { request_trailer_mode: 'SKIP' },
      listener: { per_connection_buffer_limit_bytes: 5 },
    };
    const rendered = JSON.stringify(renderTree(options));
    for (const part of [
      '"port_value":1}',
      '"address":"::1","port_value":2',
      '"request_body_mode":"BUFFERED"',
      '"request_trailer_mode":"SKIP"',
      '"per_connection_buffer_limit_bytes":5',
    ]) {
      assert.ok(rendered.includes(part), part);
    }
    assert.deepEqual(
      renderFilters(options).map((filter) => filter.name),
      ['envoy.filters.http.ext_authz', 'envoy.filters.http.ext_proc'],
    );
  });
});

describe('the files for other tools', () => {
  const yamlFiles = globSync(
    ['istio/*.yaml', 'deploy/**/*.{yml,yaml}', 'docker-compose.yml', 'envoy/*.yaml', 'demo/*.yaml'],
    { cwd: ROOT },
  );

  it('are YAML without a mistake', () => {
    assert.ok(yamlFiles.length >= 12, `only ${yamlFiles.length} files`);
    const wrong = yamlFiles.flatMap((file) =>
      parseAllDocuments(text(file)).flatMap((document) =>
        document.errors.map((error) => `${file}: ${error.message}`),
      ),
    );
    assert.deepEqual(wrong, []);
  });

  it('name metrics that exist', () => {
    const defined = Object.values({ ...WORKER_METRICS, ...PRIMARY_METRICS }).flatMap((metric) =>
      metric.type === 'histogram' ? [`${metric.name}_bucket`] : [metric.name],
    );
    const files = ['deploy/prometheus/weir-alerts.yml', 'deploy/grafana/dashboards/weir.json'];
    const used = files.flatMap((file) => [...text(file).matchAll(/\bweir_[a-z_]+/g)].map(([name]) => name));
    assert.ok(used.length > 20);
    assert.deepEqual(
      [...new Set(used)].filter((name) => !defined.includes(name)),
      [],
    );
  });

  it('let compose start what it mounts, on loopback alone, without rights it does not need', () => {
    const { services } = parse(text('docker-compose.yml')) as {
      services: Record<string, { ports?: string[]; volumes?: string[]; image?: string }>;
    };
    assert.deepEqual(Object.keys(services).sort(), ['envoy', 'grafana', 'model', 'prometheus', 'weir']);
    for (const [name, service] of Object.entries(services)) {
      for (const port of service.ports ?? []) assert.match(port, /^127\.0\.0\.1:/, name);
      for (const volume of (service.volumes ?? []).filter((entry) => entry.startsWith('./'))) {
        const path = volume.split(':')[0] ?? '';
        assert.ok(globSync(path, { cwd: ROOT }).length === 1, `${name} mounts ${path}, which is not there`);
      }
      assert.match(service.image ?? '', /:[^:]*(\d|dev)/, `${name} has no pinned image`);
    }
  });

  it('let the image copy only what is there', () => {
    const copied = [...text('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, list = '']) =>
      list.split(' '),
    );
    assert.ok(copied.length > 5);
    assert.deepEqual(
      copied.filter((path) => globSync(path, { cwd: ROOT }).length === 0),
      [],
    );
  });
});

function text(file: string): string {
  return readFileSync(`${ROOT}${file}`, 'utf8');
}

function filtersOf(root: Tree): Tree[] {
  const [listener] = (
    root['static_resources'] as {
      listeners: { filter_chains: { filters: { typed_config: { http_filters: Tree[] } }[] }[] }[];
    }
  ).listeners;
  return listener?.filter_chains[0]?.filters[0]?.typed_config.http_filters ?? [];
}

/** The headers of the code; `x-weir-*` stands for one such name. */
function handledNames(): string[] {
  const named = Object.values(WEIR_HEADERS).flatMap(({ set, remove }): string[] => [...set, ...remove]);
  return [...new Set(named.map((name) => name.replace('*', 'some')))];
}
