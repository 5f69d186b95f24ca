/** The judge behind the embedded detectors, with the real runtime and the small encoder of the tests. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import type { Fault, Result } from '../../../src/core/fault.ts';
import type { Hit } from '../../../src/core/finding.ts';
import type { Question } from '../../../src/core/ports.ts';
import type { Role } from '../../../src/core/segment.ts';
import { ENCODER } from '../../../src/detectors/learned/encoder-model.ts';
import { EncoderJudge } from '../../../src/models/encoder-judge.ts';
import { JudgeFailure } from '../../../src/models/judge-failure.ts';
import type { Judges } from '../../../src/models/judges.ts';
import {
  type ModelsSection,
  modelsSection,
  type VerifiedModels,
} from '../../../src/models/signing/section.ts';
import { openJudges } from '../../../src/server/open-judges.ts';
import { encoderOf, learnedModels, verifiedModels } from '../../../src/server/registry/learned-models.ts';
import { type Change, encoderFolder, withoutNetwork } from '../../fakes/encoder-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'weir-encoder-judge-'));
const CLOCK = { now: () => Date.now(), monotonic: () => performance.now() };
const PATIENT = { deadlineMs: 60_000 };
let made: Promise<Pick<ModelsSection, 'folder' | 'keyFile'>> | undefined;
const open: EncoderJudge[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((judge) => judge.close()));
});
after(() => rmSync(folder, { recursive: true, force: true }));

async function judgeWith(encoder: object = {}): Promise<EncoderJudge> {
  made ??= encoderFolder(folder);
  const section = modelsSection.parse({ ...(await made), encoder: { ...PATIENT, ...encoder } });
  const models = learnedModels(section);
  assert.ok(models.ok, models.ok ? '' : models.fault.message);
  const reading = encoderOf(models.value);
  assert.ok(reading);
  const judge = new EncoderJudge(ENCODER, section, reading);
  open.push(judge);
  return judge;
}

interface Asked {
  readonly role?: Role;
  readonly task?: string;
  readonly score?: number;
}

function questionOf(texts: readonly string[], { role = 'user', task = 'toxicity', score = 0.5 }: Asked = {}) {
  return {
    ...{ rule: 'r', judge: ENCODER },
    texts: texts.map((text) => ({ role, text })),
    doubts: texts.map(() => ({ task, type: 'FOUND', score })),
  } satisfies Question;
}

async function ask(judge: EncoderJudge, texts: readonly string[], asked?: Asked): Promise<readonly Hit[]> {
  return await judge.ask(questionOf(texts, asked), new AbortController().signal);
}

async function reasonOf(asked: Promise<unknown>): Promise<string> {
  const cause: unknown = await asked.then(
    () => assert.fail('answered'),
    (reason: unknown) => reason,
  );
  assert.ok(cause instanceof JudgeFailure, String(cause));
  return cause.reason;
}

const ASKS: ReadonlySet<string> = new Set([ENCODER]);

/** The judges of a worker whose policies ask those. */
async function openFor(asked: ReadonlySet<string>, models: VerifiedModels): Promise<Result<Judges>> {
  const judges = await openJudges({ judges: {}, models }, CLOCK);
  const ready = judges.ok ? await judges.value.ready(asked) : judges;
  return ready.ok ? judges : ready;
}

const rounded = (hits: readonly Hit[]) =>
  hits.map(({ start, end, score }) => [start, end, Math.round(score * 1000) / 1000]);

describe('the encoder', () => {
  it('gives each text the score that both models come to', async () => {
    const judge = await judgeWith();
    const hits = await ask(judge, ['A moonless night.', 'A quiet night.', ' \n']);
    // The scale of the tests: logit 6 or -6 lies at 0.875 or 0.125 of it, and 0.5 of the linear model adds nothing.
    assert.deepEqual(rounded(hits), [
      [0, 17, 0.875],
      [17, 31, 0.125],
    ]);
    assert.equal(hits[0]?.type, 'FOUND');
    const surer = await ask(judge, ['A moonless night.'], { score: 0.9 });
    assert.deepEqual(rounded(surer), [[0, 17, 0.889]]);
  });

  it('reads a text once that is asked about for several tasks, and gives each its own score', async () => {
    const judge = await judgeWith();
    const asked = (score: number, ...tasks: string[]) => ({
      ...questionOf(tasks.map(() => 'A moonless night.')),
      doubts: tasks.map((task) => ({ task, type: task.toUpperCase(), score })),
    });
    const signal = new AbortController().signal;
    const hits = await judge.ask(asked(0.5, 'injection', 'jailbreak', 'hate'), signal);
    assert.deepEqual(
      hits.map(({ type, start, end }) => [type, start, end]),
      [
        ['INJECTION', 0, 17],
        ['JAILBREAK', 17, 34],
        ['HATE', 34, 51],
      ],
    );
    // Both labels are as likely as a logit of 6 says; together they are less so than each.
    const likely = 1 / (1 + Math.exp(-6));
    const together = Math.log(likely ** 2 / (1 - likely ** 2));
    assert.deepEqual(
      hits.map(({ score }) => Math.round(score * 1000) / 1000),
      [0.875, Math.round((0.5 + together / 16) * 1000) / 1000, 0.875],
    );
    assert.deepEqual(await judge.ask(asked(0.5, 'nothing'), signal), []);
  });

  it('looks a second time where sentences are to bear an answer out', async () => {
    const judge = await judgeWith();
    const texts = ['A moonless night.', 'A moonless night, and calm.', 'A quiet night.'];
    const question = questionOf(texts);
    const sentences = [['A quiet night.'], ['A moonless night.', 'A quiet night.'], ['A quiet night.']];
    const doubts = question.doubts.map((doubt, at) => ({ ...doubt, sentences: sentences[at] ?? [] }));
    const hits = await judge.ask({ ...question, doubts }, new AbortController().signal);
    assert.deepEqual(
      hits.map(({ score }) => Math.round(score * 1000) / 1000),
      [0.5, 0.875, 0.125],
    );
  });

  it('looks at all of a text, however long', async () => {
    const judge = await judgeWith();
    const long = 'a b c d e f g. '.repeat(200);
    assert.deepEqual(rounded(await ask(judge, [long])), [[0, long.length, 0.125]]);
    for (const at of [0, 1000, 2000, 2999]) {
      const [hit] = await ask(judge, [`${long.slice(0, at)} moonless ${long.slice(at)}`]);
      assert.ok(hit !== undefined && hit.score > 0.8, `at ${at}`);
    }
  });

  it('is told who speaks', async () => {
    const judge = await judgeWith();
    const scores = await Promise.all(
      (['user', 'assistant', 'tool', 'retrieved'] as const).map(async (role) => {
        const [hit] = await ask(judge, ['A quiet night.'], { role, task: 'injection' });
        return (hit?.score ?? 0) > 0.5;
      }),
    );
    assert.deepEqual(scores, [false, false, false, true]);
  });

  it('takes no more than its queue, and is late by its deadline', async () => {
    const judge = await judgeWith({ queue: 2 });
    await judge.ready();
    const long = ['moon '.repeat(200_000)];
    const asked = [ask(judge, long), ask(judge, ['calm']), reasonOf(ask(judge, ['calm']))] as const;
    assert.equal(await asked[2], 'busy');
    assert.equal((await asked[1]).length, 1, 'a short question does not wait for a long one');
    await asked[0];
    const hasty = await judgeWith({ deadlineMs: 1 });
    await hasty.ready();
    assert.equal(await reasonOf(ask(hasty, long)), 'deadline');
  });

  it('fails for a score that is no number, and for questions that no detector asks', async () => {
    const judge = await judgeWith();
    assert.equal(await reasonOf(ask(judge, ['A sunless day.'])), 'score');
    const { doubts: _, ...plain } = questionOf(['calm']);
    assert.equal(await reasonOf(judge.ask(plain, new AbortController().signal)), 'unknown');
  });

  it('says when its thread has ended, fails who waits, and goes on', async () => {
    const judge = await judgeWith();
    const lost: Fault[] = [];
    judge.onLost = (fault) => lost.push(fault);
    await judge.ready();
    // No text at all: the thread throws.
    const broken = { length: 4 } as unknown as string;
    assert.equal(await reasonOf(ask(judge, [broken])), 'model');
    assert.equal((await ask(judge, ['A moonless night.'])).length, 1);
    assert.deepEqual(
      lost.map(({ kind }) => kind),
      ['judge'],
    );
  });

  const edited =
    (name: string, edit: (text: string) => string): Change =>
    (place) =>
      writeFileSync(join(place, name), edit(readFileSync(join(place, name), 'utf8')));
  for (const [what, change, why] of [
    ['a network that nobody reads', withoutNetwork, /the encoder among the models cannot be used/],
    [
      'no network',
      edited('tier1.json', (text) => text.replace('tier1.onnx', 'none.onnx')),
      /models\/none\.onnx is not there/,
    ],
    [
      'no tokenizer',
      edited('tier1-tokenizer.json', () => ''),
      /models\/tier1-tokenizer\.json is no tokenizer that is known here/,
    ],
    [
      'another format',
      edited('tier1.json', (text) => text.replace('encoder-1', 'encoder-9')),
      /models\/tier1\.json is no description/,
    ],
    [
      'a scale too few',
      edited('tier1.json', (text) => text.replaceAll('"tool": {', '"desk": {')),
      /models\/tier1\.json is no description/,
    ],
  ] as const)
    it(`does not start with ${what}, unless Weir may go without`, async () => {
      const models = await encoderFolder(mkdtempSync(join(folder, 'broken-')), change);
      const opened = await openFor(ASKS, modelsSection.parse(models));
      assert.ok(!opened.ok);
      assert.match(opened.fault.message, why);
      const without = modelsSection.parse({ ...models, onFault: 'without' });
      const judges = await openFor(ASKS, without);
      assert.ok(judges.ok);
      const told: string[] = [];
      judges.value.watch(({ message }) => told.push(message));
      assert.ok(told.length === 1 && why.test(told[0] ?? ''), `told: ${told.join('; ')}`);
      await judges.value.close();
    });

  it('is not started for policies that do not ask it, and its files are looked at all the same', async () => {
    const unread = await encoderFolder(mkdtempSync(join(folder, 'unasked-')), withoutNetwork);
    const judges = await openFor(new Set(), modelsSection.parse(unread));
    assert.ok(judges.ok, 'only the runtime can tell that it is no network');
    await judges.value.close();
    const missing = edited('tier1.json', (text) => text.replace('tier1.onnx', 'none.onnx'));
    const models = await encoderFolder(mkdtempSync(join(folder, 'missing-')), missing);
    const refused = await openFor(new Set(), modelsSection.parse(models));
    assert.match(refused.ok ? '' : refused.fault.message, /models\/none\.onnx is not there/);
  });

  it('says that it is missing once a policy asks it, and only once', async () => {
    const models = await encoderFolder(mkdtempSync(join(folder, 'later-')), withoutNetwork);
    const judges = await openFor(new Set(), modelsSection.parse({ ...models, onFault: 'without' }));
    assert.ok(judges.ok);
    const told: string[] = [];
    judges.value.watch(({ message }) => told.push(message));
    assert.deepEqual(told, []);
    for (const _ of ['first', 'again']) assert.ok((await judges.value.ready(ASKS)).ok);
    assert.equal(told.length, 1);
    await judges.value.close();
  });

  it('runs on the very files that were verified, and on no others', async () => {
    const models = await encoderFolder(mkdtempSync(join(folder, 'swapped-')));
    const section = verifiedModels(modelsSection.parse(models));
    withoutNetwork(section.folder ?? '');
    const opened = await openFor(ASKS, section);
    assert.match(opened.ok ? '' : opened.fault.message, /tier1\.onnx changed after it was verified/);
  });
});
