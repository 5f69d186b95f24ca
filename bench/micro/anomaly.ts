/**
 * Measures what comparing answers with a profile costs: each character of ordinary answers, of odd ones and of other scripts, whole
 * and in deltas; and that ten times as much costs ten times as much. `node bench/micro/anomaly.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { learnProfile } from '../../src/detectors/anomaly/learn.ts';
import { OpenedProfile } from '../../src/detectors/anomaly/opened-profile.ts';
import { formatProfile } from '../../src/detectors/anomaly/profile.ts';
import { deviating } from '../../test/cases/anomaly/deviations.ts';
import { shopAnswers } from '../../test/cases/anomaly/shop.ts';
import { compiled, EMBEDDING, SAID } from '../../test/fakes/profiles.ts';
import { leastCost } from '../scan/cost.ts';

const SIZE = 200_000;
/** Characters of one event, about a token. */
const DELTA = 4;
const fill = (part: string) => part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);

const learned = learnProfile(shopAnswers('learned', 500, 1), 7, EMBEDDING);
if (!learned.ok) throw new Error(learned.fault.message);
const scanner = compiled(new OpenedProfile(learned.value, ''));
const opened = (): Scanner => scanner.open?.(SAID) ?? scanner;

const texts: readonly (readonly [string, string])[] = [
  ['ordinary answers', shopAnswers('kept', 900, 2).join('\n').slice(0, SIZE)],
  ['code', fill(deviating('code', 50, 3).join('\n'))],
  ['Russian', fill('Спасибо за заказ, посылка уже в пути и должна прийти в среду. ')],
  ['Chinese', fill('您的包裹已经在路上，预计星期三送达。')],
  ['one token', fill('A')],
  ['blanks', fill(' ')],
];

function run(text: string, delta: number): void {
  const one = opened();
  for (let at = 0; at < text.length; at += delta) {
    const piece = text.slice(at, at + delta);
    one.scan({ text: piece, from: 0, fresh: 0, final: at + delta >= text.length, first: at === 0 });
  }
}

console.log('ns/char                     whole   in deltas   ten times the text');
for (const [name, text] of texts) {
  const whole = leastCost(() => run(text, text.length));
  const tenth = leastCost(() => run(text.slice(0, SIZE / 10), SIZE / 10));
  const deltas = leastCost(() => run(text.slice(0, SIZE / 10), DELTA)) * 10;
  const perChar = (microseconds: number) => ((microseconds * 1000) / SIZE).toFixed(1).padStart(8);
  console.log(
    name.padEnd(24),
    perChar(whole),
    perChar(deltas).padStart(11),
    `${(whole / tenth).toFixed(1)}x`.padStart(12),
  );
}
const short = shopAnswers('kept', 500, 4);
const each = leastCost(() => {
  for (const text of short) run(text, DELTA);
});
const ended = leastCost(() => {
  for (const text of short) opened().scan({ text, from: 0, fresh: 0, final: true, first: true });
});
console.log(
  `an answer of ${Math.round(short.join('').length / short.length)} characters: ${(each / 500).toFixed(1)} us in deltas, ${(ended / 500).toFixed(1)} us whole`,
);
console.log(`a profile: ${formatProfile(learned.value).length} bytes`);
