/** Texts that were written one by one, alone and in a row. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { conversations } from '../../../training/conversations.ts';
import { rowsInARow, writtenRows } from '../../../training/own-rows.ts';
import { writtenComments, writtenRequests, writtenTexts } from '../../../training/written.ts';

const FOLDER = new URL('../../../training/', import.meta.url);
const line = z.strictObject({
  text: z.string().min(4).max(3000),
  label: z.union([z.literal(0), z.literal(1)]),
  role: z.enum(['user', 'retrieved']),
  task: z.enum(['harmful_request', 'toxicity']).optional(),
});

function linesOf(folder: string): string[] {
  const files = readdirSync(new URL(folder, FOLDER)).filter((name) => name.endsWith('.jsonl'));
  return files.flatMap((name) =>
    readFileSync(new URL(folder + name, FOLDER), 'utf8')
      .trimEnd()
      .split('\n'),
  );
}

describe('texts that were written one by one', () => {
  const texts = linesOf('own/written/').map((read) => line.parse(JSON.parse(read)));

  it('are read whole: attacks, requests that do harm and comments that abuse, and what is harmless beside each', () => {
    const all = [writtenTexts(), writtenRequests(), writtenComments()];
    assert.equal(
      all.reduce((sum, { length }) => sum + length, 0),
      texts.length,
    );
    assert.ok(texts.length > 9000, `${texts.length}`);
    for (const [some, least] of [
      [writtenTexts(), 3000],
      [writtenRequests(), 300],
      [writtenComments(), 90],
    ] as const)
      for (const wanted of [0, 1]) assert.ok(some.filter(({ label }) => label === wanted).length > least);
  });

  it('stand there once, and none of them is one that they are measured by', () => {
    const checks = new Set(linesOf('checks/').map((read) => String(JSON.parse(read).text)));
    const seen = new Set<string>();
    for (const { text } of texts) {
      assert.ok(!seen.has(text) && !checks.has(text), text);
      seen.add(text);
    }
  });

  it('are for each model what it looks for, and those of others harmless', () => {
    const count = (some: readonly { label: number }[]) => some.filter(({ label }) => label === 1).length;
    const asked = writtenTexts().filter(({ label, role }) => label === 0 && role === 'user').length;
    for (const [task, own, others] of [
      ['injection', writtenTexts(), writtenRequests().length + writtenComments().length],
      ['harmful_request', writtenRequests(), asked],
      ['toxicity', writtenComments(), asked],
    ] as const) {
      const rows = writtenRows(task);
      assert.equal(rows.filter(({ positive }) => positive).length, count(own), task);
      assert.equal(rows.length, own.length + others, task);
    }
  });
});

describe('texts in a row', () => {
  const made = conversations(1);

  it('are the same for the same seed', () => {
    assert.deepEqual(conversations(1), made);
    assert.notDeepEqual(conversations(2), made);
    assert.equal(rowsInARow(1).length, made.length);
  });

  it('are harmless where all of them are, and attacks where one of them is', () => {
    const attacks = writtenTexts().filter(({ label, text }) => label === 1 && text.length > 60);
    const holds = (whole: string) => attacks.some(({ text }) => whole.includes(text));
    const [harmless, attacked] = [0, 1].map((wanted) => made.filter(({ label }) => label === wanted));
    assert.ok(harmless !== undefined && attacked !== undefined && attacked.length >= 200);
    assert.deepEqual(
      harmless.filter(({ text }) => holds(text)),
      [],
    );
    // Those below 60 characters are not looked for, since a harmless text may hold one.
    assert.ok(attacked.filter(({ text }) => holds(text)).length > attacked.length / 2);
  });

  it('repeat one of them at times', () => {
    const repeated = made.filter(({ text }) => /^(.{20,}?)(?:\s+(?:- )?\1){2,}$/s.test(text));
    assert.ok(repeated.length > 200, `${repeated.length}`);
  });
});
