/** Measures each detector alone: nanoseconds per streamed delta, and MB/s over prose and hostile text. `node bench/micro/detectors.ts` */
import { Driver } from '../../src/detectors/drive.ts';
import { fold } from '../../src/detectors/fold.ts';
import { DETECTORS } from '../../src/detectors/index.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';

const SIZE = 1 << 20;
const fill = (part: string) => part.repeat(Math.ceil(SIZE / part.length)).slice(0, SIZE);
const OPTIONS: Readonly<Record<string, unknown>> = {
  keywords: { words: ['project falcon', 'top secret', 'codename'] },
  patterns: {
    patterns: [
      { name: 'order', pattern: 'ORD-\\d{6,10}\\b' },
      { name: 'badge', pattern: '\\b[A-Z]{2}\\d{6}\\b' },
      { name: 'account', pattern: '\\b\\d{8,12}\\b', context: ['account', 'konto'] },
      { name: 'project', pattern: 'project\\s{1,3}(?:falcon|eagle)', ignoreCase: true },
    ],
  },
};

const TEXTS: readonly (readonly [string, string])[] = [
  ['prose', fill(PROSE)],
  ['digits', fill('4')],
  ['spaced digits', fill('4 1 ')],
  ['a@a@a@', fill('a@')],
  ['a.a.a.', fill('a.')],
  ['-----BEGIN', fill('-----BEGIN ')],
  ['BEGIN KEY', fill('-----BEGIN PRIVATE KEY-----\n')],
  ['prefixes', fill('ghp_ sk-proj- AKIA xoxb- ')],
  ['triggers', fill('ignore all your previous ')],
  ['hex', fill('dead:beef::')],
  ['one word', fill('a')],
  ['tags', fill('\u{E0061}')],
];

/** Time of one run in milliseconds: the best of three, so that other work on the machine matters less. */
function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const deltas = PROSE.match(/.{1,5}/gs) ?? [];
const pieces = (text: string) => text.match(/[\s\S]{1,4096}/gu) ?? [];

console.log(
  `detector      ns/delta  ${TEXTS.map(([name]) => name.padStart(13)).join('')}   (MB/s, pieces of 4096)`,
);
// Those that look texts up in indexes are measured in dlp.ts.
for (const detector of DETECTORS.filter(({ using }) => using === undefined)) {
  const scanner = detector.compile(OPTIONS[detector.name] ?? detector.widest ?? {});
  const perDelta = nanosecondsPerDelta(scanner);
  const speeds = TEXTS.map(([, text]) => {
    const parts = pieces(text);
    const time = best(() => {
      const driver = new Driver(scanner);
      for (const part of parts) driver.push(part);
      driver.end();
    });
    return (SIZE / 1e6 / (time / 1e3)).toFixed(0).padStart(13);
  });
  console.log(`${detector.name.padEnd(12)} ${perDelta.toFixed(0).padStart(8)}  ${speeds.join('')}`);
}
console.log(
  `fold ASCII ${rate(fill(PROSE))} MB/s, Cyrillic ${rate(fill('Привет, как дела? '))} MB/s, tags ${rate(fill('\u{E0061}'))} MB/s`,
);

function rate(text: string): string {
  return (SIZE / 1e6 / (best(() => void fold(text)) / 1e3)).toFixed(0);
}

/** The scan alone, called as a window would with some forty characters of context. */
function nanosecondsPerDelta(scanner: ReturnType<(typeof DETECTORS)[number]['compile']>): number {
  const windows: { text: string; from: number; fresh: number; final: false; first: false }[] = [];
  let at = 40;
  while (at + 5 < PROSE.length && windows.length < deltas.length) {
    const from = PROSE.lastIndexOf(' ', at) + 1;
    const base = Math.max(0, from - 40);
    windows.push({
      text: PROSE.slice(base, at + 5),
      from: from - base,
      fresh: at - base,
      final: false,
      first: false,
    });
    at += 5;
  }
  const rounds = 40;
  const time = best(() => {
    for (let round = 0; round < rounds; round++) for (const window of windows) scanner.scan(window);
  });
  return (time * 1e6) / (rounds * windows.length);
}
