/**
 * Measures what comparing an answer with its system prompt costs: making a prompt ready, knowing it again, and each
 * character of an answer, whole and in deltas; and that ten times as much costs ten times as much.
 * `node bench/micro/system-prompt-leak.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { systemPromptLeak } from '../../src/detectors/system-prompt-leak/index.ts';
import { PROMPT, QUESTION } from '../../test/cases/detectors/prompts.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { asking } from '../../test/fakes/models.ts';
import { leastCost } from '../scan/cost.ts';

const DELTA = 4;
const fill = (part: string, size: number) => part.repeat(Math.ceil(size / part.length)).slice(0, size);

const bound = asking(systemPromptLeak).bind?.({
  prompts: ['system'],
  allow: [],
  canaries: ['heron-7f31-quill-9c2e'],
});
if (bound === undefined) throw new Error('system-prompt-leak has no bind');

function begin(prompt: string): Scanner {
  const texts = [
    { role: 'system', path: 's', text: prompt },
    { role: 'user', path: 'u', text: QUESTION },
  ] as const;
  return bound?.begin(texts) ?? begin(prompt);
}

function whole(scanner: Scanner, text: string): void {
  const opened = scanner.open?.() ?? scanner;
  opened.scan({ text, from: 0, fresh: 0, final: true, first: true });
}

/** As a window gives it: what is held again, and a delta behind it. */
function streamed(scanner: Scanner, text: string): void {
  const opened = scanner.open?.() ?? scanner;
  let held = '';
  for (let at = 0; at < text.length; at += DELTA) {
    const now = held + text.slice(at, at + DELTA);
    const input = { text: now, from: 0, fresh: held.length, final: false, first: false };
    held = now.slice(opened.scan(input).holdFrom);
  }
}

let number = 0;
for (const size of [2000, 20_000]) {
  const fresh = leastCost(() => void begin(`${number++} ${fill(PROMPT, size)}`));
  const known = fill(PROMPT, size);
  begin(known);
  const again = leastCost(() => {
    for (let turn = 0; turn < 100; turn++) begin(known);
  });
  console.log(`a prompt of ${size} characters: new ${fresh} us, known ${(again / 100).toFixed(1)} us`);
}

const scanner = begin(fill(PROMPT, 2000));
const answers: readonly (readonly [string, string])[] = [
  ['prose', fill(PROSE, 200_000)],
  ['retelling', `The brief says: ${fill(PROSE, 200_000)}`.slice(0, 200_000)],
  ['the prompt', fill(PROMPT, 200_000)],
  ['pieces of the prompt', fill(`${PROMPT.slice(7, 20)} x ${PROMPT.slice(80, 99)} y `, 200_000)],
  ['one letter', fill('e', 200_000)],
];
console.log('ns/char                  whole   in deltas   ten times the text');
for (const [name, text] of answers) {
  const short = text.slice(0, text.length / 10);
  const least = leastCost(() => whole(scanner, short));
  const all = leastCost(() => whole(scanner, text));
  const deltas = leastCost(() => streamed(scanner, text));
  const perChar = (microseconds: number) => ((microseconds * 1000) / text.length).toFixed(1).padStart(8);
  console.log(
    name.padEnd(22),
    perChar(all),
    perChar(deltas).padStart(11),
    `${(all / least).toFixed(1)}x`.padStart(12),
  );
}
