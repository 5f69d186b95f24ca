/** A real Envoy accepts every configuration that is shipped or rendered. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parse, stringify } from 'yaml';
import { composeConfig } from '../../envoy/compose.ts';
import { type RenderOptions, renderEnvoy, renderTree, type Tree } from '../../envoy/render.ts';
import { envoyBinary, ROOT } from '../e2e/harness/stack.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-envoy-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const FORMS: Readonly<Record<string, RenderOptions>> = {
  'buffered both ways': { requestBody: 'BUFFERED', responseBody: 'BUFFERED' },
  'streamed both ways': { requestBody: 'STREAMED', responseBody: 'STREAMED' },
  'without a filter': { filters: [] },
  'ext_authz alone': { filters: ['ext_authz'] },
  'both filters': { filters: ['ext_authz', 'ext_proc'] },
  upgrades: { connectionManager: { upgrade_configs: [{ upgrade_type: 'websocket' }] } },
  retries: { route: { retry_policy: { retry_on: '5xx', num_retries: 2 } } },
  observability: {
    requestBody: 'STREAMED',
    responseBody: 'STREAMED',
    processing: { request_trailer_mode: 'SKIP', response_trailer_mode: 'SKIP' },
    extProc: { observability_mode: true },
  },
};

describe('envoy accepts', () => {
  it('envoy/envoy.yaml', async () => accepts(readFileSync(`${ROOT}envoy/envoy.yaml`, 'utf8')));

  it('the configuration of compose', async () => accepts(composeConfig()));

  for (const [name, options] of Object.entries(FORMS)) {
    it(`the rendered form: ${name}`, async () => accepts(renderEnvoy(options)));
  }

  for (const file of ['gateway-filter', 'sidecar-filter']) {
    it(`istio/${file}.yaml, put where Istio would put it`, async () => {
      const patches = (parse(readFileSync(`${ROOT}istio/${file}.yaml`, 'utf8')) as EnvoyFilter).spec
        .configPatches;
      const [filter, manager, weir, models] = patches.map(({ patch }) => patch.value);
      assert.ok(filter !== undefined && manager !== undefined && weir !== undefined);
      await accepts(wrapped({ filter, manager: manager['typed_config'] as Tree, weir, models }));
    });
  }

  it('nothing that is wrong', async () => {
    await assert.rejects(
      accepts(renderEnvoy({ extProc: { failure_mode_alow: false } })),
      /failure_mode_alow/,
    );
  });
});

interface EnvoyFilter {
  readonly spec: { readonly configPatches: readonly { readonly patch: { readonly value: Tree } }[] };
}

/** The shipped bootstrap with a filter and settings of Istio's, and its name of the cluster. */
function wrapped(of: { filter: Tree; manager: Tree; weir: Tree; models: Tree | undefined }): string {
  const cluster = 'outbound|9002||weir.weir-system.svc.cluster.local';
  const root = renderTree({
    connectionManager: of.manager,
    weirCluster: { ...of.weir, name: cluster, load_assignment: { cluster_name: cluster } },
    ...(of.models === undefined ? {} : { modelCluster: of.models }),
    filters: [],
  });
  const [listener] = (
    root['static_resources'] as { listeners: { filter_chains: { filters: { typed_config: Tree }[] }[] }[] }
  ).listeners;
  const settings = listener?.filter_chains[0]?.filters[0]?.typed_config;
  assert.ok(settings !== undefined);
  settings['http_filters'] = [of.filter, ...(settings['http_filters'] as Tree[])];
  return stringify(root);
}

let count = 0;
function accepts(config: string): Promise<void> {
  count += 1;
  const file = join(folder, `${count}.yaml`);
  writeFileSync(file, config);
  return new Promise((resolve, reject) => {
    execFile(envoyBinary(), ['--mode', 'validate', '-c', file, '-l', 'error'], (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`envoy refuses it:\n${stderr}${stdout}`));
    });
  });
}
