/** S13: events and lines without an end are stopped at their cap, the upstream too, and the memory of the worker stays flat. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Script } from '../../../demo/scripted-model.ts';
import { begin } from '../answers/support/live.ts';
import { assertRecorded, faultsOf } from '../answers/support/records.ts';
import { POLICY } from '../answers/support/spelling.ts';
import { assertCut, assertRefused, chat } from '../conformance/support/clients.ts';
import { event } from '../conformance/support/events.ts';
import { assertQuiet } from '../conformance/support/witness.ts';
import { eventually } from '../harness/eventually.ts';
import { metricIs } from '../harness/metric.ts';
import { type Stack, startStack } from '../harness/stack.ts';
import { liveBytes, told } from '../lifecycle/support/told.ts';

const MIB = 1024 * 1024;
const CALM = event('All is calm. ');
const ASKED = chat('How is the river?', { stream: true });
const FLOOD = 'Flood! '.repeat(9000);
const ROUNDS = 12;
/** Rounds until buffers and code are where they stay. */
const WARM_ROUNDS = 3;
/** Less than the rounds would leave if each kept what it held: 1 MiB. */
const MOST_GROWTH = 8 * MIB;

const ENDLESS = [
  { title: 'an event of 16 MiB', begins: 'data: {"a":"', bytes: 16 * MIB, ends: '"}\n\n' },
  { title: 'a line without an end', begins: 'data: ', bytes: Number.POSITIVE_INFINITY, ends: '' },
  { title: 'a comment without an end', begins: ': ', bytes: Number.POSITIVE_INFINITY, ends: '' },
  {
    title: 'lines without an empty one',
    begins: 'data: {}\n',
    bytes: Number.POSITIVE_INFINITY,
    ends: '',
    line: true,
  },
] as const;

describe('S13 what has no end', { timeout: 120_000 }, () => {
  let stack: Stack;
  before(async () => {
    stack = await startStack({ ...told('collect'), policy: POLICY });
  });
  afterEach(() => assertQuiet(stack));
  after(() => stack?.stop());

  for (const endless of ENDLESS) {
    for (const opening of [CALM, '']) {
      const when = opening === '' ? 'first' : 'behind an event';
      it(`S13 ${endless.title}, ${when}: stopped at the cap, and nothing of it leaves`, async () => {
        const upstream = flooding(opening, endless);
        stack.model.script('endless', upstream.script);
        const live = await begin(stack, ASKED, { 'x-script': 'endless' });
        if (opening !== '') await live.holds(opening);
        upstream.start();
        const answer = await live.ending();
        if (opening === '') assertRefused(answer, 502, { secrets: ['Flood'] });
        else assertCut(answer, CALM);
        assert.ok(!answer.body.includes('Flood'));
        await eventually('the upstream is reset', () => stack.model.received.at(-1)?.closedEarly);
        const decisions =
          opening === ''
            ? ['open deny too-large', 'close fault']
            : ['open allow none', 'cut deny too-large', 'close cut'];
        const records = await assertRecorded(stack, answer.headers.get('x-weir-id'), [
          'request allow none',
          ...decisions,
        ]);
        assert.deepEqual(faultsOf(records), ['too-large']);
      });
    }
  }

  it('S13 round after round: the memory of the worker is flat, and nothing stays held', async () => {
    let before = 0;
    for (let round = 0; round < WARM_ROUNDS + ROUNDS; round++) {
      if (round === WARM_ROUNDS) before = await liveBytes(stack);
      const upstream = flooding(CALM, ENDLESS[0]);
      stack.model.script('endless', upstream.script);
      const live = await begin(stack, ASKED, { 'x-script': 'endless' });
      upstream.start();
      await live.ending();
    }
    await metricIs(stack, 0, 'weir_held_bytes');
    const growth = (await liveBytes(stack)) - before;
    assert.ok(growth < MOST_GROWTH, `grew by ${Math.round(growth / MIB)} MiB over ${ROUNDS} rounds`);
  });
});

/** A model that sends an opening and, once it is told to, floods as fast as it is read. */
function flooding(
  opening: string,
  endless: (typeof ENDLESS)[number],
): { readonly script: Script; start(): void } {
  let start: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const line = 'line' in endless ? `data: ${FLOOD}\n` : FLOOD;
  const script: Script = async ({ body, response, open }) => {
    await body;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (opening !== '') response.write(opening);
    await started;
    response.write(endless.begins);
    for (let sent = 0; sent < endless.bytes && open(); sent += line.length) {
      if (!response.write(line)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    if (open()) response.end(endless.ends);
  };
  return { script, start };
}
