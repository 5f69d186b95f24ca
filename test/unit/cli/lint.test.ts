/** `weir lint`: what it prints and the code that it ends with. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, mock } from 'node:test';
import { lint } from '../../../src/cli/lint.ts';
import { policyText, temporaryFolder } from '../config/folder.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out = mock.method(console, 'log', () => {});
  const err = mock.method(console, 'error', () => {});
  try {
    const code = await lint.run(args);
    const text = (calls: readonly { arguments: unknown[] }[]): string =>
      calls.map((call) => String(call.arguments[0])).join('\n');
    return { code, out: text(out.mock.calls), err: text(err.mock.calls) };
  } finally {
    mock.restoreAll();
  }
}

describe('weir lint', () => {
  const folder = temporaryFolder();
  const good = join(folder, 'good.yaml');
  const bad = join(folder, 'bad.yaml');
  writeFileSync(
    good,
    policyText('good', '{ request: { rules: [{ name: a, detector: pii, action: deny }] } }'),
  );
  writeFileSync(
    bad,
    policyText('bad', '{ mod: x, request: { rules: [{ name: a, detector: cardnum, action: deny }] } }'),
  );

  it('ends with 0 when all is sound', async () => {
    assert.deepEqual(await run(good), { code: 0, out: `${good}: sound: good (1 rule)`, err: '' });
  });

  it('ends with 1 and names the place when something is not', async () => {
    const { code, out } = await run(good, bad);
    assert.equal(code, 1);
    assert.deepEqual(out.split('\n')[1], `${bad}:4:9 spec.mod: unknown key "mod"; did you mean "mode"?`);
  });

  it('answers in JSON', async () => {
    const { code, out } = await run('--json', bad);
    const answer = JSON.parse(out) as {
      ok: boolean;
      checked: { problems: { line: number; path: string }[] }[];
    };
    assert.equal(code, 1);
    assert.equal(answer.ok, false);
    assert.deepEqual(
      [answer.checked[0]?.problems[0]?.line, answer.checked[0]?.problems[0]?.path],
      [4, 'spec.mod'],
    );
  });

  it('warns of what is sound and hardly meant, and ends with 1 only where it is strict', async () => {
    const file = join(temporaryFolder(), 'warned.yaml');
    writeFileSync(file, policyText('w', '{ refusals: { text: No. }, callers: { kinds: [jwt] } }'));
    const lines = [
      `${file}:4:21 spec.refusals.text: warning: has no effect: it is said with as: answer, and as is error; remove it (without-effect)`,
      `${file}: sound: w (0 rules); 1 warning`,
    ];
    assert.deepEqual(await run(file), { code: 0, out: lines.join('\n'), err: '' });
    assert.deepEqual(await run('--strict', file), { code: 1, out: lines.join('\n'), err: '' });
    assert.equal((await run('--strict', good)).code, 0);
  });

  it('warns of what no load uses, once', async () => {
    const uses = join(temporaryFolder(), 'uses.yaml');
    const rule = '{ name: a, detector: remote, options: { judge: tox }, action: deny }';
    writeFileSync(uses, policyText('j', `{ request: { rules: [${rule}] } }`));
    const { out } = await run('--judge', 'tox', '--judge', 'guard', good, uses, good);
    assert.deepEqual(
      out.split('\n').filter((line) => line.includes('unused')),
      ['--judge guard: warning: no policy uses judge "guard" (unused)'],
    );
  });

  it('warns of schemas in its folder that no policy names', async () => {
    const own = temporaryFolder();
    mkdirSync(join(own, 'schemas'));
    writeFileSync(join(own, 'schemas', 'one.json'), '{}');
    writeFileSync(join(own, 'schemas', 'two.json'), '{}');
    writeFileSync(
      join(own, 'p.yaml'),
      policyText('p', '{ response: { schema: { ref: schemas/one.json } } }'),
    );
    assert.match((await run(own)).out, /two\.json: warning: no policy uses schema "schemas\/two\.json"/);
    assert.doesNotMatch((await run(own)).out, /uses schema "schemas\/one/);
  });

  it('answers in SARIF', async () => {
    const { code, out } = await run('--format', 'sarif', bad);
    const log = JSON.parse(out) as {
      version: string;
      runs: { results: { ruleId: string; level: string; locations: unknown[] }[] }[];
    };
    const [first] = log.runs[0]?.results ?? [];
    assert.deepEqual([code, log.version, first?.ruleId, first?.level], [1, '2.1.0', 'invalid', 'error']);
    assert.deepEqual(first?.locations, [
      { physicalLocation: { artifactLocation: { uri: bad }, region: { startLine: 4, startColumn: 9 } } },
    ]);
    const warned = join(temporaryFolder(), 'warned.yaml');
    writeFileSync(warned, policyText('w', '{ refusals: { text: No. }, callers: { kinds: [jwt] } }'));
    assert.match(
      (await run('--format', 'sarif', warned)).out,
      /"ruleId": "without-effect",\s*"level": "warning"/,
    );
  });

  it('knows the judges that it is told of', async () => {
    const file = join(temporaryFolder(), 'judge.yaml');
    writeFileSync(
      file,
      policyText(
        'j',
        '{ request: { rules: [{ name: a, detector: remote, options: { judge: tox }, action: deny }] } }',
      ),
    );
    assert.equal((await run(file)).code, 1);
    assert.equal((await run('--judge', 'tox', file)).code, 0);
  });

  it('knows the credentials that it is told of, and their kinds', async () => {
    const file = join(temporaryFolder(), 'credential.yaml');
    writeFileSync(file, policyText('c', '{ onFault: allow, upstream: { credential: bedrock } }'));
    assert.match((await run(file)).out, /unknown credential "bedrock"; name it under "credentials"/);
    assert.equal((await run('--credential', 'bedrock', file)).code, 0);
    assert.match(
      (await run('--credential', 'bedrock=aws', file)).out,
      /cannot be combined with onFault: allow/,
    );
    assert.equal((await run('--credential', 'bedrock=gcp', file)).code, 2);
  });

  it('prints the schema', async () => {
    assert.equal((JSON.parse((await run('--schema')).out) as { title: string }).title, 'Weir GuardPolicy');
  });

  it('ends with 2 on a command line that makes no sense', async () => {
    for (const args of [['--jsn'], ['--judge'], ['--format', 'xml']]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, /^weir lint: .*(weir lint --help|--format is one of)/);
    }
  });
});
