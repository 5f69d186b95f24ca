/** The Python package model-signing accepts what Weir signs, and Weir what it signs. In CI it is brought; elsewhere it is asked for by name. */
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { ROOT } from '../unit/docs/pages.ts';

const run = promisify(execFile);
const WEIR = join(ROOT, 'weir');
const ASKED = process.env['CI'] !== undefined || process.env['MODEL_SIGNING_PYTHON'] !== undefined;
const REASON = 'set MODEL_SIGNING_PYTHON to the output of scripts/model-signing.sh';

describe('the reference tool for signed models', { skip: ASKED ? false : REASON, timeout: 170_000 }, () => {
  let folder = '';
  let python = '';

  before(() => {
    python = execFileSync(join(ROOT, 'scripts/model-signing.sh'), { encoding: 'utf8' }).trim();
    folder = mkdtempSync(join(tmpdir(), 'weir-signing-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** `verify` of the package. */
  async function accepts(model: string, key: string): Promise<boolean> {
    const signature = join(model, 'model.sig');
    const args = [
      '-m',
      'model_signing',
      'verify',
      'key',
      model,
      '--signature',
      signature,
      '--public_key',
      key,
    ];
    return await run(python, args).then(
      () => true,
      (cause: { stdout: string; stderr: string }) => {
        assert.match(`${cause.stdout}${cause.stderr}`, /Verification failed/);
        return false;
      },
    );
  }

  it('accepts the models that come with Weir', async () => {
    const key = join(folder, 'weir.pub');
    writeFileSync(key, (await run(WEIR, ['models', 'key'])).stdout);
    assert.equal(await accepts(join(ROOT, 'models'), key), true);
  });

  it('accepts what weir models sign signed, until a byte changes', async () => {
    const model = makeModel(join(folder, 'own'));
    const key = join(folder, 'own.pem');
    await run(WEIR, ['models', 'key', key]);
    await run(WEIR, ['models', 'sign', model, '--key-file', key]);
    assert.equal(await accepts(model, `${key}.pub`), true);
    appendFileSync(join(model, 'a/weights.bin'), 'x');
    assert.equal(await accepts(model, `${key}.pub`), false);
  });

  it('signs what weir models verify accepts, until a byte changes', async () => {
    const model = makeModel(join(folder, 'theirs'));
    const key = join(folder, 'theirs.pem');
    await run(WEIR, ['models', 'key', key]);
    const signature = join(model, 'model.sig');
    const args = [
      '-m',
      'model_signing',
      'sign',
      'key',
      model,
      '--signature',
      signature,
      '--private_key',
      key,
    ];
    await run(python, args);
    const verify = ['models', 'verify', model, '--key-file', `${key}.pub`];
    assert.match((await run(WEIR, verify)).stdout, /4 files as signed/);
    appendFileSync(join(model, 'a/weights.bin'), 'x');
    await assert.rejects(run(WEIR, verify), /changed after it was signed: a\/weights\.bin/);
  });
});

/** Names whose order is easy to get wrong: by parts of the path, by code points, hidden ones too. */
function makeModel(model: string): string {
  for (const name of ['a/weights.bin', 'a-b.json', 'é.txt', '.hidden']) {
    mkdirSync(join(model, 'a'), { recursive: true });
    writeFileSync(join(model, name), name);
  }
  return model;
}
