/**
 * Masked streams through a real Envoy, in chunks that a model sends with pauses between them: the bytes that the client
 * gets are known beforehand. `RUNS=2000` sends more streams, `SEED=` repeats a run.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause, setImmediate as yieldOnce } from 'node:timers/promises';
import type { Script } from '../../../demo/scripted-model.ts';
import { oneOf, type Random, randomOf } from '../../fuzz/framework/random.ts';
import { cutAtRandom } from '../../property/masked/cuts.ts';
import { type MaskedStream, makeStream, textsIn } from '../../property/masked/stream.ts';
import { POLICY } from '../../property/masked/texts.ts';
import { assertQuiet, inWords } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import type { JournalRecord } from '../harness/journal.ts';
import { type Stack, startStack } from '../harness/stack.ts';

const RUNS = Number(process.env['RUNS'] || 200);
const SEED = Number(process.env['SEED'] || 7);
/** Streams under way at once. */
const TOGETHER = 8;
const BODY = '{"model":"m","stream":true,"messages":[{"role":"user","content":"My card?"}]}';

/** A model that sends the chunks as they are cut, some of them at once and some after a while. */
function sendsCut(chunks: readonly Uint8Array[], random: Random): Script {
  return async ({ body, response, open }) => {
    await body;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const chunk of chunks) {
      if (!open()) return;
      response.write(chunk);
      const wait = oneOf(random, ['none', 'none', 'turn', 'turn', 'ms'] as const);
      if (wait === 'turn') await yieldOnce();
      else if (wait === 'ms') await pause(random(3));
    }
    response.end();
  };
}

/** The records of an exchange say what was made: masked or not, each stretch once, to the end. */
function assertTold(records: readonly JournalRecord[], { secrets }: MaskedStream): void {
  const words = records.map(inWords);
  assert.equal(words[0], 'request allow none');
  assert.equal(words.at(-1), 'close complete');
  const findings = records.flatMap((record) => record['findings'] as readonly unknown[]);
  assert.equal(findings.length, secrets);
  const mutated = words.some((word) => /^(open|mutate) mutate mask-/.test(word));
  assert.equal(mutated, secrets > 0, words.join(', '));
}

describe('masked streams through Envoy', { timeout: 150_000 + RUNS * 400 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ policy: POLICY });
  });
  after(async () => stack?.stop());

  it(`not one byte of a masked range leaves and not one other byte changes, in ${RUNS} streams`, async () => {
    const sent = new Map<string, MaskedStream>();
    const sendOne = async (number: number): Promise<void> => {
      const random = randomOf(SEED + 7919 * number);
      const name = `stream-${number}`;
      const stream = makeStream(random);
      stack.model.script(name, sendsCut(cutAtRandom(stream.source, random), random));
      const response = await fetch(`${stack.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-script': name },
        body: BODY,
      });
      const got = Buffer.from(await response.arrayBuffer());
      assert.equal(response.status, 200);
      if (!got.equals(stream.expected)) assert.equal(got.toString(), stream.expected.toString());
      assert.deepEqual(textsIn(got), stream.texts);
      sent.set(response.headers.get('x-weir-id') ?? '', stream);
    };
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < RUNS) await sendOne(next++);
    };
    await Promise.all(Array.from({ length: TOGETHER }, work));
    assert.equal(sent.size, RUNS, 'every client was told an id of its own');
    const byExchange = await eventually('the end of every exchange is recorded', () => {
      const records = Map.groupBy(stack.journal(), ({ exchange }) => String(exchange));
      const closed = [...sent.keys()].every((id) => records.get(id)?.at(-1)?.kind === 'close');
      return closed ? records : undefined;
    });
    for (const [id, stream] of sent) assertTold(byExchange.get(id) ?? [], stream);
    const secrets = [...sent.values()].reduce((sum, stream) => sum + stream.secrets, 0);
    assert.ok(secrets > RUNS / 2, `only ${secrets} masked stretches`);
    await assertQuiet(stack);
  });
});
