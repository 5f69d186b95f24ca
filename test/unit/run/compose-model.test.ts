/** The scripted model of docker compose runs from mounted folders alone: everything that it imports has to be in them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

describe('the model of docker compose', () => {
  it('imports what is mounted, and no packages', () => {
    const { services } = parse(readFileSync(`${ROOT}docker-compose.yml`, 'utf8')) as {
      services: { model: { volumes: string[] } };
    };
    const mounted = services.model.volumes.map((volume) => volume.split(':'));
    for (const [from, to] of mounted) assert.equal(from, `.${to}`);
    const files = new Set(['demo/serve-model.ts']);
    const packages: string[] = [];
    for (const file of files) {
      const text = readFileSync(`${ROOT}${file}`, 'utf8');
      for (const [, specifier = ''] of text.matchAll(/^(?:import|\}) .*from '([^']+)';$/gm)) {
        if (specifier.startsWith('.')) files.add(join(file, '..', specifier));
        else if (!specifier.startsWith('node:')) packages.push(`${file} imports ${specifier}`);
      }
    }
    assert.ok(files.size > 5);
    const outside = [...files].filter(
      (file) => !mounted.some(([from]) => `./${file}`.startsWith(`${from}/`)),
    );
    assert.deepEqual([...outside, ...packages], []);
  });
});
