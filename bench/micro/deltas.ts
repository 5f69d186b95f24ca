/**
 * Measures what an event of some characters costs where rules read a stream: ordinary texts through the window of a channel, in small
 * pieces, and whole. `node bench/micro/deltas.ts` prints a table; run in two checkouts in turn it compares them.
 */
import { leastCost } from '../scan/cost.ts';
import { HOSTILE } from '../scan/hostile-texts.ts';
import { ORDINARY } from '../scan/ordinary-texts.ts';
import { BUILT_IN, EVERY_DETECTOR, rulesOfFile } from '../scan/rule-sets.ts';
import { piecesOf, scanAtOnce, scanInPieces } from '../scan/scan-runs.ts';
import { markdownTable } from '../scan/table.ts';

/** UTF-16 units of a text, of those that the process is warm from, and of an event. */
const LENGTH = 40_000;
const WARM = 20_000;
const EVENTS = [5, 32];
const NAMES = [
  'prose of an assistant',
  'prose of a traveller',
  'a chat with a shop',
  'code',
  'records and logs',
];
/** A text is scanned whole so many times for one cost. */
const TIMES = 10;

const policies = { 'every detector': rulesOfFile(EVERY_DETECTOR), 'built-in policy': rulesOfFile(BUILT_IN) };

function filled(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

function warmUp(): void {
  for (const text of Object.values({ ...ORDINARY, ...HOSTILE }))
    for (const rules of Object.values(policies)) {
      const long = filled(text, WARM);
      scanAtOnce(long, rules);
      for (const size of EVENTS) scanInPieces(piecesOf(long, size), rules);
    }
}

function rowOf(name: string, policy: keyof typeof policies): string[] {
  const rules = policies[policy];
  const text = filled(ORDINARY[name] ?? '', LENGTH);
  const events = EVENTS.map((size) => {
    const pieces = piecesOf(text, size);
    return leastCost(() => void scanInPieces(pieces, rules)) / pieces.length;
  });
  const whole = leastCost(() => {
    for (let time = 0; time < TIMES; time++) scanAtOnce(text, rules);
  });
  const nanoseconds = (whole * 1000) / (TIMES * LENGTH);
  return [name, policy, ...events.map((cost) => cost.toFixed(2)), nanoseconds.toFixed(2)];
}

for (let time = 0; time < 2; time++) warmUp();
const rows = NAMES.flatMap((name) => [rowOf(name, 'every detector'), rowOf(name, 'built-in policy')]);
const head = ['text', 'rules', ...EVENTS.map((size) => `${size} characters, us`), 'whole, ns a character'];
console.log(markdownTable(head, rows));
