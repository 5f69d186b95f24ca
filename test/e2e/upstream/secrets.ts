/** Files of secrets for one test, and where none of them may be found. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../harness/stack.ts';

/** A folder of secrets. */
export class Secrets {
  readonly folder = mkdtempSync(join(tmpdir(), 'weir-secrets-'));
  readonly #told: string[] = [];

  /** Writes a file; returns its path. Secrets in it are what no one may find elsewhere. */
  write(name: string, text: string, secrets: readonly string[] = [text]): string {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode: 0o600 });
    this.#told.push(...secrets);
    return path;
  }

  remove(name: string): void {
    rmSync(join(this.folder, name));
  }

  /** Asserts that no secret stands in the log, the journal, the metrics or Envoy's access log. */
  async assertUntold(stack: Stack): Promise<void> {
    assert.ok(this.#told.length > 0);
    const places = {
      log: readFileSync(join(stack.folder, 'weir.log'), 'utf8'),
      access: JSON.stringify(stack.accessLog()),
      journal: JSON.stringify(stack.journal()),
      metrics: await stack.metrics(),
    };
    for (const [place, text] of Object.entries(places)) {
      assert.ok(text.length > 0, `${place} says something`);
      for (const secret of this.#told) assert.ok(!text.includes(secret), `a secret stands in the ${place}`);
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
