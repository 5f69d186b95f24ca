/**
 * The answer cases of test/cases/reliability/answers.yaml through a real Envoy, in every body mode and cut in every way they
 * name: what the client saw, what became of the upstream, what the journal says.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, describe, it } from 'node:test';
import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import type { Script } from '../../../demo/scripted-model.ts';
import { begin } from '../answers/support/live.ts';
import { recordsOf, skippedOf } from '../answers/support/records.ts';
import { BANNED, CARD, POLICY } from '../answers/support/spelling.ts';
import { assertCut, assertRefused, chat } from '../conformance/support/clients.ts';
import { assertQuiet, inWords, Witness } from '../conformance/support/witness.ts';
import type { RawAnswer } from '../harness/raw-http.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import {
  type AnswerCase,
  bytesOf,
  type Expected,
  piecesOf,
  runsIn,
  SPLITS,
  type Split,
} from './support/answer-case.ts';
import { readCases } from './support/case-file.ts';
import { assertReadable } from './support/refusal.ts';
import { envoyIn, type Mode } from './support/sites.ts';

const MODES: readonly Mode[] = ['FULL_DUPLEX_STREAMED', 'STREAMED', 'BUFFERED'];
/** Streamed mode enforces less, which a policy has to accept. */
const WEAKER = POLICY.replaceAll('\nspec:\n', '\nspec:\n  acceptWeaker: [streamed]\n');
const ASKED = chat('Tell me about weirs.', { stream: true });
const LEAST_CASES = 60;
const file = readCases<AnswerCase>('answers.yaml');

it('the case file is whole', () => assert.ok(file.cases.length >= LEAST_CASES));

for (const mode of MODES) {
  const rows = file.cases.filter((row) => runsIn(row, mode));

  describe(`answers, ${mode}`, { timeout: 170_000 }, () => {
    let stack: Stack;
    before(async () => {
      stack = await startStack({ policy: WEAKER, envoy: envoyIn({ mode }) });
    });
    afterEach(() => assertQuiet(stack));
    after(() => stack?.stop());

    for (const row of rows) {
      // Envoy joins the pieces before Weir sees them in buffered mode.
      const splits = (row.split ?? (['parts'] as const)).slice(0, mode === 'BUFFERED' ? 1 : SPLITS.length);
      for (const split of splits) {
        it(`${row.id} ${row.title}, sent as ${split}`, async () => {
          if (split === splits[0]) file.ran(mode);
          const witness = new Witness(stack);
          const answer = await exchange(stack, row, { split, mode });
          await assertOutcome(stack, row, { mode, split, answer });
          assert.equal(witness.only.complete, true, 'the upstream got the request');
          if (isCut(row, { split, mode })) await witness.upstreamCancelled();
        });
      }
    }

    it('every row ran', () => file.assertAllRan(mode, file.cases.length - rows.length));
  });
}

/** Asks, and gets the answer; where a stream is to be cut, the test first sees that what may leave has left. */
async function exchange(stack: Stack, row: AnswerCase, how: How): Promise<RawAnswer> {
  const left = isCut(row, how) ? bytesOf(row.expect.left).toString() : '';
  let goOn: () => void = () => {};
  const seen = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  stack.model.script('case', scriptOf(row, how.split, { length: Buffer.byteLength(left), seen }));
  const live = await begin(stack, ASKED, { 'x-script': 'case' });
  if (left !== '') await live.holds(left);
  goOn();
  return await live.ending();
}

/** True where a stream is cut for sure: it is not judged as a whole, nor did all of it come at once. */
function isCut(row: AnswerCase, { mode, split }: How): row is AnswerCase<Extract<Expected, { kind: 'cut' }>> {
  return row.expect.kind === 'cut' && mode === 'FULL_DUPLEX_STREAMED' && split !== 'whole';
}

/** Sends the pieces one by one, those behind the first bytes when they were seen; such a stream stays open. */
function scriptOf(row: AnswerCase, split: Split, first: { length: number; seen: Promise<void> }): Script {
  const pieces = piecesOf(row.answer, split);
  const size = pieces.reduce((sum, { length }) => sum + length, 0);
  return async ({ body, response, open }) => {
    await body;
    response.writeHead(row.status ?? 200, {
      'content-type': row.type ?? 'text/event-stream',
      ...(row.length === true ? { 'content-length': String(size) } : {}),
    });
    let sent = 0;
    for (const piece of pieces) {
      if (!open()) return;
      response.write(piece);
      sent += piece.length;
      await (sent === first.length ? first.seen : split === 'bytes' ? immediate() : pause(2));
    }
    if (first.length > 0 && open()) await once(response, 'close');
    response.end();
  };
}

interface How {
  readonly mode: Mode;
  readonly split: Split;
}

interface Outcome extends How {
  readonly answer: RawAnswer;
}

async function assertOutcome(stack: Stack, row: AnswerCase, outcome: Outcome): Promise<void> {
  const { expect } = row;
  const { answer } = outcome;
  assertHidden(row, answer);
  const records = await recordsOf(stack, answer.headers.get('x-weir-id'));
  const decisions = records.map(inWords);
  assert.deepEqual(
    decisions,
    decisionsOf(row, { ...outcome, opened: decisions.includes('open allow none') }),
  );
  for (const word of [CARD, BANNED])
    assert.ok(!JSON.stringify(records).includes(word), 'no record repeats it');
  if (expect.skipped !== undefined) assert.deepEqual(skippedOf(records), expect.skipped);
  if (expect.kind === 'passes' || expect.kind === 'masked') {
    assert.equal(answer.body.toString('latin1'), bytesOf(expect.body ?? row.answer).toString('latin1'));
    assert.deepEqual([answer.status, answer.complete], [row.status ?? 200, true]);
  } else if (!saysNo(row, outcome)) {
    assertEnded(expect.kind === 'cut' ? bytesOf(expect.left).toString() : '', outcome);
  } else {
    const { code } = assertSaidNo(
      answer,
      expect.kind === 'refused' ? expect.status : expect.fault ? 502 : 403,
    );
    if (expect.kind === 'refused') assert.equal(code, expect.code);
  }
}

/**
 * True where a denied answer is a clean refusal: nothing of it had left. In streamed mode its head is gone before its first
 * byte is judged, unless the head alone decides.
 */
function saysNo(row: AnswerCase, how: Outcome): boolean {
  if (how.mode === 'BUFFERED') return true;
  if (how.mode === 'FULL_DUPLEX_STREAMED' && row.expect.kind === 'refused') return true;
  return !isCut(row, how) && how.answer.status !== 200;
}

/** A stream that was ended, or in streamed mode a document whose refusal, or nothing, took its place. */
function assertEnded(left: string, { mode, answer }: Outcome): void {
  const text = answer.body.toString();
  if (mode === 'FULL_DUPLEX_STREAMED') assertCut(answer, left);
  else if (text.startsWith('data:') || text.startsWith('\ufeff')) assertCut(answer, leftOf(answer, left));
  else assert.ok(answer.complete && (text === '' || text.startsWith('{"error":')), text);
}

/** Nothing of what was denied, or has to be masked, is in what the client got. */
function assertHidden({ expect }: AnswerCase, answer: RawAnswer): void {
  const text = answer.body.toString();
  if (expect.kind === 'passes') return;
  for (const word of [CARD, BANNED, 'Flood']) assert.ok(!text.includes(word), `${word} left: ${text}`);
}

function assertSaidNo(answer: RawAnswer, status: number): { code: string } {
  assertRefused(answer, status);
  return assertReadable(answer.body, { secrets: [CARD, BANNED, 'calm', 'Flood'] });
}

/** The most of what may leave that did: in streamed mode that depends on how the events came together. */
function leftOf(answer: RawAnswer, left: string): string {
  const events = left.split(/(?<=\n\n)/);
  const prefixes = events.map((_, at) => events.slice(0, events.length - at).join(''));
  return prefixes.find((prefix) => answer.body.toString().startsWith(prefix)) ?? '';
}

function decisionsOf(row: AnswerCase, outcome: Outcome & { readonly opened: boolean }): string[] {
  const { rule, kind, fault } = row.expect;
  const request = 'request allow none';
  const open = outcome.opened ? [request, 'open allow none'] : [request];
  switch (kind) {
    case 'passes':
      return [request, 'open allow none', 'close complete'];
    case 'masked':
      return [...open, `${outcome.opened ? 'mutate' : 'open'} mutate ${rule}`, 'close complete'];
    default:
      if (saysNo(row, outcome)) return [request, `open deny ${rule}`, `close ${fault ? 'fault' : 'denied'}`];
      assert.ok(outcome.opened || outcome.mode === 'STREAMED', 'an answer opens before it is cut');
      return [...open, `cut deny ${rule}`, 'close cut'];
  }
}
