/** `weir models`: keys, signing, verifying and what it says when something is wrong. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { models } from '../../../src/cli/models.ts';

let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-models-cli-'));
  mkdirSync(join(folder, 'own'));
  writeFileSync(join(folder, 'own/weights.bin'), 'weights');
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** The exit code and what was written, with the folder left out. */
async function weir(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const out = mock.method(process.stdout, 'write', (text: string) => {
    written.out += text;
    return true;
  });
  const err = mock.method(process.stderr, 'write', (text: string) => {
    written.err += text;
    return true;
  });
  try {
    const code = await models.run(args);
    return { code, out: written.out.replaceAll(folder, '.'), err: written.err.replaceAll(folder, '.') };
  } finally {
    out.mock.restore();
    err.mock.restore();
  }
}

describe('weir models', () => {
  it('makes keys, signs, verifies and lists', async () => {
    const key = join(folder, 'key');
    const own = join(folder, 'own');
    assert.deepEqual(await weir('key', key), {
      code: 0,
      out: './key (keep it) and ./key.pub written\n',
      err: '',
    });
    assert.equal(statSync(key).mode & 0o777, 0o600);
    assert.equal((await weir('sign', own, '--key-file', key)).out, './own/model.sig written\n');
    const verified = await weir('verify', own, '--key-file', `${key}.pub`);
    assert.match(verified.out, /^\.\/own: 1 file as signed, [0-9a-f]{64}\n$/);
    assert.match(
      (await weir('info', own, '--key-file', `${key}.pub`)).out,
      /^[0-9a-f]{64} +7 {2}weights\.bin\n/,
    );
    const digest = sha256('weights');
    assert.deepEqual(JSON.parse((await weir('info', own, '--key-file', `${key}.pub`, '--json')).out), {
      name: 'own',
      digest: createHash('sha256').update(Buffer.from(digest, 'hex')).digest('hex'),
      files: [{ name: 'weights.bin', digest, bytes: 7 }],
      provenance: [],
    });
    writeFileSync(join(own, 'weights.bin'), 'weighty');
    assert.deepEqual(await weir('verify', own, '--key-file', `${key}.pub`), {
      code: 1,
      out: '',
      err: 'weir models: ./own: is not what was signed: changed after it was signed: weights.bin\n',
    });
  });

  it('replaces no key', async () => {
    const key = join(folder, 'once');
    assert.equal((await weir('key', key)).code, 0);
    assert.deepEqual(await weir('key', key), {
      code: 1,
      out: '',
      err: 'weir models: ./once is there already\n',
    });
  });

  it('prints the key of Weir, and verifies the models of Weir with it', async () => {
    assert.match((await weir('key')).out, /^-----BEGIN PUBLIC KEY-----\n/);
    assert.equal((await weir('verify')).code, 0);
  });

  const WRONG: readonly [args: string[], code: number, why: RegExp][] = [
    [[], 2, /say one of "weir models verify"/],
    [['sign'], 2, /name the folder to sign/],
    [['sign', 'own'], 2, /--key-file is missing/],
    [['verify', 'a', 'b'], 2, /"b" is too much/],
    [['verify', '--what'], 2, /unknown option '--what'/i],
    [['verify', 'none'], 1, /none: is not signed: model\.sig is not there/],
    [['verify', 'none', '--key-file', 'none.pem'], 1, /none\.pem is not there/],
    [['sign', 'none', '--key-file', 'none.pem'], 1, /none\.pem is not there/],
  ];
  for (const [args, code, why] of WRONG) {
    it(`says what is wrong with "weir models ${args.join(' ')}"`, async () => {
      const told = await weir(...args);
      assert.equal(told.code, code);
      assert.match(told.err, why);
    });
  }

  it('says where files come from, and which of them are others', async () => {
    const made = join(folder, 'made');
    mkdirSync(made);
    for (const name of ['a.bin', 'b.bin']) writeFileSync(join(made, name), name);
    const told = (name: string, text: string) => ({ name, digest: { sha256: sha256(text) } });
    const statement = {
      ...{ _type: 'https://in-toto.io/Statement/v1', predicateType: 'https://slsa.dev/provenance/v1' },
      subject: [told('a.bin', 'a.bin'), told('b.bin', 'another')],
      predicate: {
        buildDefinition: {
          ...{ buildType: 'https://made.example/v1', externalParameters: { command: 'make it', seed: 7 } },
          resolvedDependencies: [
            ...[told('data/rows.jsonl', 'rows'), told('train.ts', 'code'), told('more.ts', 'code')],
            { name: 'weir', digest: { gitCommit: 'a'.repeat(40) } },
          ],
        },
      },
    };
    writeFileSync(join(made, 'provenance.json'), JSON.stringify(statement));
    writeFileSync(join(made, 'other-provenance.json'), '{"_type":"something else"}');
    const key = join(folder, 'made-key');
    await weir('key', key);
    await weir('sign', made, '--key-file', key);
    const { out } = await weir('info', made, '--key-file', `${key}.pub`);
    const lines = [
      'provenance.json: a.bin, b.bin',
      `  made by make it, seed 7, from 1 files of data and 2 of code, commit ${'a'.repeat(40)}`,
      '  b.bin is another file than it tells of',
    ];
    assert.ok(out.includes(`\n${lines.join('\n')}\n./made: 4 files as signed`), out);
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
