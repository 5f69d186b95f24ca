/** Answers that are not like those of their assistant, through a real Envoy with the OpenAI SDK: a profile as weir profile makes it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI from 'openai';
import { deviating } from '../../cases/anomaly/deviations.ts';
import { shopAnswers } from '../../cases/anomaly/shop.ts';
import { DONE, event, STOP, sends } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { chatBody, openai, postChat, streamChat } from '../harness/client.ts';
import { WEIR } from '../harness/entry.ts';
import { eventually } from '../harness/eventually.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { everywhere } from '../harness/shipped-policy.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { assertRecorded, CLEAN } from './support/records.ts';

/** The shipped policy, for every host. */
const POLICY = everywhere('usual-answers');
const STRETCH = 256;
const DENIED = ['request allow none', 'open deny unlike-us', 'close denied'];
const CUT = ['request allow none', 'open allow none', 'cut deny unlike-us', 'close cut'];

const folder = mkdtempSync(join(tmpdir(), 'weir-anomaly-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const profile = join(folder, 'shop-answers.json');

function learn(answers: readonly string[]): void {
  const input = answers.map((text) => `${JSON.stringify({ text })}\n`).join('');
  const args = [WEIR, 'profile', 'learn', '--out', profile];
  const { status, stderr } = spawnSync(process.execPath, args, { input, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}

/** What the findings of the rule that denied say. */
function reasonsIn(records: readonly JournalRecord[]): string[] {
  const findings = records.flatMap(
    (record) => record['findings'] as { rule: string; type: string; source?: string }[],
  );
  return findings.flatMap(({ rule, type, source }) => (rule === 'unlike-us' ? `${type} ${source}` : []));
}

describe('answers that are unlike those of their assistant', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    learn(shopAnswers('learned', 500, 1));
    const config = `profiles:\n  shop-answers: { file: ${profile} }\n`;
    stack = await startStack({ policy: POLICY, config, workers: 1 });
  });
  afterEach(() => assertQuiet(stack));
  after(async () => stack?.stop());

  const streamed = async (text: string, size: number) => {
    const parts = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
    stack.model.script('said', sends([...parts.map((part) => event(part)), STOP, DONE], { paceMs: 0 }));
    return await streamChat(stack, 'said');
  };
  const bodyOf = (text: string): string => {
    const choices = [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }];
    return JSON.stringify({ id: 'c', object: 'chat.completion', created: 1, model: 'm', choices });
  };
  const plain = async (text: string) => {
    stack.model.script('said', sends([bodyOf(text)], { contentType: 'application/json' }));
    const asked = openai(stack).chat.completions.create(chatBody('Where is it?') as never, {
      headers: { 'x-script': 'said' },
    });
    return await asked.withResponse();
  };

  it('leaves ordinary ones as they came, byte for byte', async () => {
    const [short = '', ...more] = shopAnswers('kept', 3, 4);
    for (const text of [short, more.join('\n')]) {
      stack.model.script('said', sends([bodyOf(text)], { contentType: 'application/json' }));
      const answer = await postChat(stack.url, chatBody('Where is it?'), { 'x-script': 'said' });
      assert.equal(await answer.text(), bodyOf(text));
      await assertRecorded(stack, answer.headers.get('x-weir-id'), CLEAN);
      for (const size of [1, 300]) {
        const seen = await streamed(text, size);
        assert.deepEqual([seen.text, seen.finish], [text, 'stop']);
        await assertRecorded(stack, seen.id, CLEAN);
      }
    }
  });

  it('denies plain ones of every kind, and says what was odd', async () => {
    const kinds: readonly (readonly [string, RegExp])[] = [
      ['another language', /otherWords \+/],
      ['JSON', /codeMarks \+/],
      ['a base64 blob', /longestToken \+/],
      ['links to other hosts', /otherHosts \+/],
      ['a dump of records', /meaning \+.*otherWords \+/],
    ];
    for (const [kind, reason] of kinds) {
      const error = await plain(deviating(kind, 1, 11)[0] ?? '').then(
        () => assert.fail(`${kind} was refused`),
        (cause: unknown) => cause,
      );
      assert.ok(error instanceof OpenAI.PermissionDeniedError, String(error));
      const records = await assertRecorded(stack, error.headers?.get('x-weir-id'), DENIED);
      assert.match(reasonsIn(records).at(-1) ?? '', /^ANOMALY shop-answers: /, kind);
      assert.match(reasonsIn(records).join(), reason, kind);
    }
  });

  it('cuts a stream behind the same character, whatever its pieces', async () => {
    const before_ = shopAnswers('learned', 2, 5).join('\n');
    const text = `${before_}\n${deviating('JSON', 6, 5).join('\n')}`;
    const left = new Set<number>();
    for (const size of [1, 7, 90]) {
      const seen = await streamed(text, size);
      assert.equal(seen.finish, 'content_filter');
      assert.ok(text.startsWith(seen.text));
      const records = await assertRecorded(stack, seen.id, CUT);
      assert.match(reasonsIn(records).join(), /^ANOMALY shop-answers: .*codeMarks \+/);
      const [place] = records
        .flatMap((record) => record['findings'] as { rule: string; end: number }[])
        .filter(({ rule }) => rule === 'unlike-us');
      assert.equal((place?.end ?? 1) % STRETCH, 0);
      left.add(place?.end ?? 0);
      assert.ok(seen.text.length < (place?.end ?? 0));
    }
    assert.equal(left.size, 1);
    assert.ok(Math.min(...left) <= before_.length + 2 * STRETCH);
  });

  it('ends a short stream before its ending, when the whole of it is odd', async () => {
    const text = deviating('a loop of refusals', 1, 3)[0]?.slice(0, STRETCH - 20) ?? '';
    const seen = await streamed(text, 9);
    assert.deepEqual([seen.text, seen.finish], [text, 'content_filter']);
    const records = await assertRecorded(stack, seen.id, CUT);
    assert.match(reasonsIn(records).join(), /refusals \+/);
  });

  it('records what is beyond the bounds of the policy, and lets it pass', async () => {
    const fenced = 'The parcel with your order is on its way, and the carrier will be there on Monday.';
    const text = `${shopAnswers('learned', 1, 3)[0]}\n\`\`\`\n${fenced}\n\`\`\``;
    const { data, response } = await plain(text);
    assert.equal((data as OpenAI.ChatCompletion).choices[0]?.message.content, text);
    const seen = await streamed(text, 5);
    assert.deepEqual([seen.text, seen.finish], [text, 'stop']);
    for (const id of [response.headers.get('x-weir-id'), seen.id]) {
      const records = await assertRecorded(stack, id, CLEAN);
      const findings = records.flatMap((record) => record['findings'] as { rule: string; source: string }[]);
      assert.deepEqual(
        findings.map(({ rule, source }) => [rule, source]),
        [['beyond-bounds', 'expected: code +0.8']],
      );
    }
  });

  it('counts how far answers are from the profile', async () => {
    const answers = await stack.metric('weir_profile_answers_total', { profile: 'shop-answers' });
    assert.ok(answers >= 8, `${answers} answers`);
    const drift = await stack.metric('weir_profile_drift', {
      profile: 'shop-answers',
      feature: 'otherWords',
    });
    assert.ok(drift > 0.3, `${drift}`);
  });

  it('takes a new profile over while it serves, and keeps the old one where the new one is broken', async () => {
    const good = readFileSync(profile);
    const refused = await stack.metric('weir_policy_reloads_total', { outcome: 'refused' });
    writeFileSync(profile, good.subarray(0, 500));
    await eventually(
      'the broken one is refused',
      async () => (await stack.metric('weir_policy_reloads_total', { outcome: 'refused' })) > refused,
    );
    const strange = deviating('another language', 1, 2)[0] ?? '';
    assert.equal((await streamed(strange, 4)).finish, 'content_filter');
    learn(deviating('another language', 60, 9));
    await eventually('the new one is in force', async () => (await streamed(strange, 4)).finish === 'stop');
  });
});
