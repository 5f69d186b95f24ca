/** A real OPA server for tests, with the rules of the deciders' fixtures. */
import { spawnSync } from 'node:child_process';
import { Child } from '../harness/child.ts';
import { freePort } from '../harness/ports.ts';
import { ROOT } from '../harness/stack.ts';

export const FIXTURES = `${ROOT}test/unit/deciders/fixtures`;

/** The binary, or why there is none. In CI there has to be one. */
export function opaBinary(): { readonly path: string } | { readonly missing: string } {
  const found = spawnSync(`${ROOT}scripts/opa.sh`, ['--no-build'], { encoding: 'utf8' });
  if (found.status === 0) return { path: found.stdout.trim() };
  if (process.env['CI'] === 'true') throw new Error(`OPA is missing: ${found.stderr}`);
  return { missing: found.stderr.trim() };
}

/** Starts a server and waits until it answers. */
export async function startOpa(binary: string): Promise<{ readonly url: string; readonly child: Child }> {
  const address = `127.0.0.1:${await freePort()}`;
  const files = ['weir.rego', 'told.rego', 'data.json'].map((name) => `${FIXTURES}/${name}`);
  const child = new Child({
    name: 'opa',
    command: [
      binary,
      'run',
      '--server',
      '--disable-telemetry',
      '--log-level',
      'error',
      '-a',
      address,
      ...files,
    ],
  });
  const url = `http://${address}`;
  await child.until('readiness', async () => (await fetch(`${url}/health`)).ok);
  return { url, child };
}
