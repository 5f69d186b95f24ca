/**
 * Measures patterns of policies and long lists of words: how many at what speed, over prose and hostile text, and what they
 * keep in memory. `node --expose-gc bench/micro/patterns.ts`
 */
import type { Scanner } from '../../src/core/detector.ts';
import { ScannerSet } from '../../src/detectors/engine/scanner-set.ts';
import { keywords } from '../../src/detectors/keywords/index.ts';
import { patterns } from '../../src/detectors/patterns/index.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { leastCost } from '../scan/cost.ts';

const SIZE = 1 << 20;
const PIECE = 4096;
const DELTA = 5;
const fill = (part: string, size = SIZE) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const listOf = (count: number, pattern: (at: number) => string, more: object = {}) =>
  patterns.compile({
    patterns: Array.from({ length: count }, (_, at) => ({ name: `p${at}`, pattern: pattern(at), ...more })),
  });

const SETS: readonly (readonly [name: string, make: () => Scanner])[] = [
  ['10 with a literal', () => listOf(10, literal)],
  ['300 with a literal', () => listOf(300, literal)],
  ['3,000 with a literal', () => listOf(3000, literal)],
  ['300 behind letters', () => listOf(300, (at) => `\\b[a-z]{1,20}@host${at}\\.example\\b`)],
  ['10 with digits', () => listOf(10, numeric)],
  ['300 with digits', () => listOf(300, numeric)],
  ['300 digits, named', () => listOf(300, numeric, { context: ['account', 'konto', 'badge'] })],
  [
    '50 with neither',
    () => listOf(50, (at) => `\\b[A-Z]{3}[${'bcdfghjklmnpqrstvwxz'.slice(at % 18, (at % 18) + 2)}]{3}\\b`),
  ],
  ['100 words', () => keywords.compile({ words: names(100) })],
  ['100,000 words', () => keywords.compile({ words: names(100_000) })],
  ['100,000, anywhere', () => keywords.compile({ words: names(100_000), wholeWords: false })],
];

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ['prose', fill(PROSE)],
  ['digits', fill('4')],
  ['spaced digits', fill('4 1 ')],
  ['literals', fill('KEY7- KEY8-1 ')],
  ['capitals', fill('ABC')],
  ['beginnings', fill('Northwind Trading ')],
];

function literal(at: number): string {
  return `KEY${at}-[0-9A-F]{8,32}\\b`;
}

function numeric(at: number): string {
  return `\\b[A-Z]{2}${at}\\d{4,9}\\b`;
}

function names(count: number): string[] {
  const first = ['Northwind', 'Fjordlight', 'Customer', 'Quillfeather', 'The', 'Alpha', 'Harbour'];
  const last = ['Ltd', 'GmbH', 'Holding', 'and Sons'];
  return Array.from(
    { length: count },
    (_, at) => `${first[at % 7]} ${(at * 7919).toString(36)} ${last[at % 4]}`,
  );
}

/** Nanoseconds. */
function cost(run: () => void): number {
  return leastCost(run) * 1000;
}

/** Runs a scanner as a window does, over pieces of a text. */
function read(scanner: Scanner, text: string, piece: number): void {
  const set = new ScannerSet([scanner]);
  let kept = '';
  let from = 0;
  let first = true;
  for (let at = 0; at <= text.length; at += piece) {
    const whole = kept + text.slice(at, at + piece);
    const input = { text: whole, from, fresh: kept.length, final: at + piece > text.length, first };
    const { holdFrom } = set.scan(0, input, { candidates: set.find(input), shift: 0 });
    const keep = Math.max(0, holdFrom - scanner.context);
    first &&= keep === 0;
    from = holdFrom - keep;
    kept = whole.slice(keep);
  }
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

console.log(
  `MB/s in pieces of ${PIECE} characters; ns a delta of ${DELTA}; ms to compile; MB kept; 10x: cost of ten times the text`,
);
console.log(
  `${'set'.padEnd(22)}${HOSTILE.map(([name]) => name.padStart(14)).join('')}${['delta', 'compile', 'MB', '10x'].map((head) => head.padStart(9)).join('')}`,
);
for (const [name, make] of SETS) {
  const before = memory();
  const started = performance.now();
  const scanner = make();
  const compiled = performance.now() - started;
  const kept = memory() - before;
  const speeds = HOSTILE.map(([, text]) => (SIZE * 1e3) / cost(() => read(scanner, text, PIECE)));
  const deltas = fill(PROSE, 20_000);
  const delta = cost(() => read(scanner, deltas, DELTA)) / (deltas.length / DELTA);
  const short = fill(PROSE, SIZE / 10);
  const ratio = cost(() => read(scanner, fill(PROSE), PIECE)) / cost(() => read(scanner, short, PIECE));
  const cells = [delta.toFixed(0), compiled.toFixed(0), kept.toFixed(1), ratio.toFixed(1)];
  console.log(
    `${name.padEnd(22)}${speeds.map((speed) => speed.toFixed(1).padStart(14)).join('')}${cells.map((cell) => cell.padStart(9)).join('')}`,
  );
}
