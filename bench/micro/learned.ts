/**
 * Measures what a linear model costs: 4 KiB and 40 KiB of prose and of hostile text, whole, and prose in deltas.
 * `node bench/micro/learned.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { LearnedScanner } from '../../src/detectors/learned/learned-scanner.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { shippedModel } from '../../test/fakes/models.ts';
import { leastCost } from '../scan/cost.ts';

const DELTA = 4;
const SIZES = [4096, 40_960];
const TEXTS: Readonly<Record<string, string>> = {
  prose: PROSE,
  'one letter': 'a',
  'full stops': 'a. ',
  Chinese: '请帮我把下面这段会议记录整理成三点摘要，语气正式一些。',
};

const scanner = new LearnedScanner({
  model: shippedModel('injection'),
  tells: [{ task: 'injection', type: 'INJECTION' }],
});
const fill = (part: string, size: number) => part.repeat(Math.ceil(size / part.length)).slice(0, size);

function whole(text: string): void {
  scanner.open().scan({ text, from: 0, fresh: 0, final: true, first: true });
}

/** As a window gives it: what is held again, and a delta behind it. */
function streamed(text: string): void {
  const opened: Scanner = scanner.open();
  let held = '';
  for (let at = 0; at < text.length; at += DELTA) {
    const now = held + text.slice(at, at + DELTA);
    const input = { text: now, from: 0, fresh: held.length, final: false, first: false };
    held = now.slice(opened.scan(input).holdFrom);
  }
}

for (const [name, part] of Object.entries(TEXTS))
  for (const size of SIZES) {
    const text = fill(part, size);
    console.log(`${name}, ${size} characters: ${leastCost(() => whole(text)).toFixed(0)} µs`);
  }
const text = fill(PROSE, SIZES[1] ?? 0);
const each = (leastCost(() => streamed(text)) * 1000) / (text.length / DELTA);
console.log(`prose in deltas of ${DELTA}: ${each.toFixed(0)} ns each`);
