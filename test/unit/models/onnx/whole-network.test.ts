/** O13: a network is opened where all of it lies in the file that was read, and perhaps signed; what it was stays meanwhile. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import type { Hit } from '../../../../src/core/finding.ts';
import { JudgeFailure } from '../../../../src/models/judge-failure.ts';
import { LocalJudge } from '../../../../src/models/onnx/local-judge.ts';
import { whyNotWhole } from '../../../../src/models/onnx/whole-network.ts';
import { judgesSection, type OnnxSection } from '../../../../src/models/section.ts';
import { shippedFolder } from '../../../../src/models/signing/shipped.ts';
import { elsewhere, weightsElsewhere, within } from '../../../fakes/onnx-elsewhere.ts';
import { fc } from '../../../property/fast-check.ts';

const TINY = fileURLToPath(new URL('./fixtures/tiny', import.meta.url));
const MODEL = readFileSync(join(TINY, 'model.onnx'));
const OUTSIDE = /^it keeps weights in another file \((.*)\); export it with its weights inside$/;
const folder = mkdtempSync(join(tmpdir(), 'weir-whole-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const judges: LocalJudge[] = [];
afterEach(async () => {
  await Promise.all(judges.splice(0).map((judge) => judge.close()));
});

/** A folder of the small classifier with that network, and its judge. */
function judgeOf(model: Uint8Array) {
  const place = mkdtempSync(join(folder, 'model-'));
  cpSync(TINY, place, { recursive: true });
  const file = join(place, 'model.onnx');
  writeFileSync(file, model);
  const kind = { kind: 'onnx', folder: place, unsigned: true, harmless: ['benign'], deadlineMs: 60_000 };
  const judge = new LocalJudge('tiny', judgesSection.parse({ tiny: kind })['tiny'] as OnnxSection);
  judges.push(judge);
  return { judge, file };
}

async function ask(judge: LocalJudge): Promise<readonly Hit[]> {
  const texts = [{ role: 'user', text: 'The flood came.' } as const];
  return await judge.ask({ rule: 'r', judge: 'tiny', texts }, new AbortController().signal);
}

describe('O13 a network whose weights lie elsewhere', () => {
  const there = join(folder, 'weights.bin');
  writeFileSync(there, weightsElsewhere(MODEL, 'x').weights);

  for (const [what, location] of [
    ['above its folder', '../something'],
    ['above where Weir was started, in a file that is there', relative(process.cwd(), there)],
    ['at an absolute path', there],
    ['beside it', 'weights.bin'],
    ['in the folder where Weir was started', 'package.json'],
    ['nowhere that it says', ''],
  ] as const)
    it(`is refused before the runtime opens it: ${what}`, async () => {
      const { judge } = judgeOf(weightsElsewhere(MODEL, location).model);
      const opened = await judge.ready();
      assert.ok(!opened.ok, 'it was opened');
      const shown = location === '' ? 'it does not say which' : JSON.stringify(location);
      assert.ok(
        opened.fault.message.endsWith(
          `model.onnx cannot be used: it keeps weights in another file (${shown}); export it with its weights inside`,
        ),
        opened.fault.message,
      );
    });

  it('would be read by the runtime from where Weir was started: the check is ours to make', async () => {
    const cwd = process.cwd();
    process.chdir(folder);
    try {
      const { model } = weightsElsewhere(MODEL, 'weights.bin');
      await (await InferenceSession.create(model, { logSeverityLevel: 4 })).release();
      assert.match(whyNotWhole(model) ?? '', OUTSIDE);
    } finally {
      process.chdir(cwd);
    }
  });

  const far = elsewhere('../far');
  const WAYS: readonly (readonly [string, readonly number[]])[] = [
    ['an initializer', [7, 5]],
    ['a sparse initializer', [7, 15, 1]],
    ['its indices', [7, 15, 2]],
    ['a constant of a node', [7, 1, 5, 5]],
    ['constants of a node', [7, 1, 5, 10]],
    ['a sparse constant', [7, 1, 5, 22, 1]],
    ['sparse constants', [7, 1, 5, 23, 2]],
    ['a branch of a node', [7, 1, 5, 6, 5]],
    ['branches of branches', [7, 1, 5, 11, 1, 5, 6, 5]],
    ['a function', [25, 7, 5, 5]],
    ['what a function takes where nothing is said', [25, 11, 5]],
    ['training', [20, 1, 5]],
    ['what training does', [20, 2, 1, 5, 5]],
  ];
  for (const [what, path] of WAYS)
    it(`is seen wherever the file says so: ${what}`, () => {
      for (const model of [
        Buffer.concat([MODEL, within(path, far)]),
        Buffer.concat([within(path, far), MODEL]),
      ])
        assert.equal(OUTSIDE.exec(whyNotWhole(model) ?? '')?.[1], '"../far"');
    });

  it('is seen where it says so by halves, or in numbers longer than they need to be', () => {
    const location = far.subarray(0, far.length - 2);
    const flag = far.subarray(far.length - 2);
    const long = Uint8Array.of(0xf0, 0x80, 0x00, 0x81, 0x80, 0x80, 0x80, 0x00);
    for (const said of [location, flag, long])
      assert.match(whyNotWhole(Buffer.concat([MODEL, within([7, 5], said)])) ?? '', OUTSIDE);
  });

  it('is not seen in one that has all inside', () => {
    assert.equal(whyNotWhole(MODEL), undefined);
    const inside = within([7, 5], Uint8Array.of(14 << 3, 0));
    assert.equal(whyNotWhole(Buffer.concat([MODEL, inside])), undefined);
    assert.equal(whyNotWhole(readFileSync(join(shippedFolder(), 'tier1.onnx'))), undefined);
  });
});

describe('O13 what is no network', () => {
  it('is refused in the format of the runtime, which says otherwise where weights lie', () => {
    // A comment whose text has the mark in the right place.
    const both = Buffer.concat([Buffer.from([0x32, 6]), Buffer.from('..ORTM'), MODEL]);
    assert.match(whyNotWhole(both) ?? '', /^it is in the format of ONNX Runtime/);
  });

  it('is refused when it ends within a part, or has more parts within parts than anybody reads', () => {
    const NO_MODEL = 'it is no ONNX model';
    assert.equal(whyNotWhole(MODEL.subarray(0, MODEL.length - 1)), NO_MODEL);
    // A graph that claims to be longer than what holds it.
    assert.equal(whyNotWhole(Buffer.concat([within([25], Uint8Array.of((7 << 3) | 2, 9)), MODEL])), NO_MODEL);
    const deep = [7, ...Array.from({ length: 40 }, () => [1, 5, 6]).flat()];
    assert.equal(whyNotWhole(within(deep, new Uint8Array())), NO_MODEL);
  });

  it('is looked through in any bytes without harm', () => {
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(bytes, fc.nat(MODEL.length), (noise, at) => {
        for (const model of [noise, Buffer.concat([MODEL.subarray(0, at), noise, MODEL.subarray(at)])]) {
          const why = whyNotWhole(model);
          assert.ok(why === undefined || why.startsWith('it '));
        }
      }),
    );
  });
});

describe('O13 a running model', () => {
  it('stays while the file becomes a bad one, which is refused once the thread begins anew, until it is good again', async () => {
    const { judge, file } = judgeOf(MODEL);
    assert.ok((await judge.ready()).ok);
    writeFileSync(file, weightsElsewhere(MODEL, '../something').model);
    assert.equal((await ask(judge)).length, 1);
    await judge.close();
    const cause: unknown = await ask(judge).catch((reason: unknown) => reason);
    assert.ok(cause instanceof JudgeFailure && cause.reason === 'model', String(cause));
    writeFileSync(file, MODEL);
    await judge.close();
    assert.equal((await ask(judge)).length, 1);
  });
});
