/**
 * Measures the detectors that look texts up in indexes: a table of 1,000,000 cells, and 10,000 documents.
 * `node --expose-gc bench/micro/dlp.ts [--out PAGE]`
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { OpenedIndex, Scanner } from '../../src/core/detector.ts';
import { DocumentIndexBuilder } from '../../src/detectors/documents/build-documents.ts';
import { documents } from '../../src/detectors/documents/index.ts';
import { drive } from '../../src/detectors/drive.ts';
import { CellIndexBuilder } from '../../src/detectors/exact-data/build-cells.ts';
import { exactData } from '../../src/detectors/exact-data/index.ts';
import type { Making } from '../../src/detectors/keyed-index/container.ts';
import { openIndex } from '../../src/detectors/open-index.ts';
import { PROSE } from '../../test/cases/detectors/prose.ts';
import { customer, Language, numbers } from '../dlp/made-up.ts';

const ROWS = 100_000;
const DOCUMENTS = 10_000;
const DOCUMENT_WORDS = 1000;
const PASSAGE = 40;
const TRIALS = 500;
const SIZE = 256 * 1024;

const MADE: Making = {
  key: new Uint8Array(32).fill(1),
  salt: new Uint8Array(16).fill(2),
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};

say(`Node ${process.version}; times are CPU time of one core, the best of five.`);
say('');
say('| index | made in | file | memory when open | opened in |');
say('|---|---|---|---|---|');

const table = index('exact-data: 100,000 rows of 10 cells', () => {
  const next = numbers(1);
  const builder = new CellIndexBuilder(10);
  for (let row = 0; row < ROWS; row++) builder.add(customer(next, row));
  return builder.build(MADE).bytes;
});
const language = new Language(3, 30_000);
const memos = index('documents: 10,000 of 1,000 words', () => {
  const builder = new DocumentIndexBuilder(MADE);
  for (let nth = 0; nth < DOCUMENTS; nth++) builder.add(document(nth), { label: `document-${nth}` });
  return builder.build().bytes;
});

const rowsAgain = numbers(1);
const dump = Array.from({ length: 3000 }, (_, row) => customer(rowsAgain, row));
const cells = exactData.using?.(new Map([['table', table]])).compile({ index: 'table' });
const passages = documents.using?.(new Map([['memos', memos]])).compile({ index: 'memos' });
if (cells === undefined || passages === undefined) throw new Error('the detectors take no indexes');

const TEXTS: readonly (readonly [string, Scanner, string])[] = [
  ['exact-data, ordinary prose', cells, fill(PROSE)],
  ['exact-data, one column of the table', cells, fill(dump.map((row) => row[3]).join(' '))],
  ['exact-data, the table itself', cells, fill(dump.map((row) => row.join(', ')).join('\n'))],
  ['exact-data, one row again and again', cells, fill(`${dump[0]?.join(', ')}\n`)],
  ['exact-data, letters set apart', cells, fill('a b c d e f g h ')],
  ['exact-data, digits set apart', cells, fill('4 1 7 3 9 0 2 2 ')],
  ['documents, ordinary prose', passages, fill(PROSE)],
  ['documents, the same words in other texts', passages, fill(language.text(numbers(99), 60_000))],
  ['documents, documents', passages, fill(Array.from({ length: 60 }, (_, nth) => document(nth)).join('\n'))],
];

say('');
say('| text | MB/s | µs per KB | to a plain loop | a delta of 5 characters | ten times the length |');
say('|---|---|---|---|---|---|');
for (const [name, scanner, text] of TEXTS) {
  const whole = best(() => run(scanner, [text]));
  const tenths = Array.from({ length: 10 }, (_, nth) =>
    text.slice((nth * SIZE) / 10, ((nth + 1) * SIZE) / 10),
  );
  const small =
    best(() => {
      for (const tenth of tenths) run(scanner, [tenth]);
    }) / 10;
  const loop = best(() => void sum(text));
  const part = text.slice(0, 40_000);
  const deltas = part.match(/[\s\S]{1,5}/gu) ?? [];
  const streamed = best(() => run(scanner, deltas));
  const perKb = (whole * 1024) / SIZE;
  say(
    `| ${name} | ${(SIZE / whole).toFixed(1)} | ${perKb.toFixed(1)} | ${(whole / loop).toFixed(0)} times | ${(streamed / deltas.length).toFixed(2)} µs | ${(whole / small).toFixed(1)} times |`,
  );
}

say('');
for (const [name, scanner] of [
  ['exact-data', cells],
  ['documents', passages],
] as const) {
  const { held } = drive(scanner, PROSE.match(/.{1,5}/gs) ?? []);
  const sorted = held.toSorted((one, other) => one - other);
  const share = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
  say(
    `${name} holds ${share(0.5)} characters of ordinary prose at the median, ${share(0.99)} at the 99th percentile.`,
  );
}

say('');
say(
  `Of ${TRIALS} passages of ${PASSAGE} words, each out of another document and put into other text, found: `,
);
say('');
say('| words changed | found, and named | others named |');
say('|---|---|---|');
for (const changed of [0, 1, 2, 4]) {
  const next = numbers(7 + changed);
  let found = 0;
  let others = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const nth = next(DOCUMENTS);
    const words = document(nth).split(' ');
    const from = next(words.length - PASSAGE);
    const passage = words.slice(from, from + PASSAGE);
    for (let turn = 0; turn < changed; turn++) passage[next(PASSAGE)] = 'otherwise';
    const text = `${language.text(next, 60)} ${passage.join(' ')} ${language.text(next, 60)}`;
    const sources = new Set(hits(passages, [text]).map(({ source }) => source));
    if (sources.delete(`document-${nth}`)) found++;
    others += sources.size;
  }
  say(`| ${changed} | ${((100 * found) / TRIALS).toFixed(1)} % | ${others} |`);
}

if (values.out !== undefined)
  writeFileSync(
    values.out,
    `# Tables and documents looked up\n\n\`node --expose-gc bench/micro/dlp.ts\`\n\n${lines.join('\n')}\n`,
  );

function document(nth: number): string {
  return language.text(numbers(1000 + nth), DOCUMENT_WORDS);
}

/** Makes and opens an index, and says what that took. */
function index(name: string, make: () => Uint8Array): OpenedIndex {
  const begun = microseconds();
  const bytes = make();
  const made = microseconds() - begun;
  const file = new Uint8Array(bytes);
  globalThis.gc?.();
  const before = process.memoryUsage();
  const start = microseconds();
  const opened = openIndex({ ...MADE, bytes: file }, 'digest');
  const took = microseconds() - start;
  if (!opened.ok) throw new Error(opened.fault.message);
  globalThis.gc?.();
  const after = process.memoryUsage();
  const grown = after.arrayBuffers + after.heapUsed - before.arrayBuffers - before.heapUsed;
  const megabytes = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
  say(
    `| ${name} | ${(made / 1e6).toFixed(1)} s | ${megabytes(bytes.length)} | ${megabytes(bytes.length + Math.max(0, grown))} | ${(took / 1000).toFixed(0)} ms |`,
  );
  return opened.value;
}

/** As a window calls it: each piece once, with what is held before it. */
function hits(scanner: Scanner, pieces: readonly string[]) {
  const open = scanner.open?.() ?? scanner;
  const found = [];
  let text = '';
  for (const [at, piece] of pieces.entries()) {
    const fresh = text.length;
    text += piece;
    const final = at === pieces.length - 1;
    const output = open.scan({ text, from: 0, fresh, final, first: at === 0 });
    found.push(...output.hits);
    text = text.slice(output.holdFrom);
  }
  return found;
}

function run(scanner: Scanner, pieces: readonly string[]): void {
  hits(scanner, pieces);
}

/** The least that anybody can do with a text. */
function sum(text: string): number {
  let total = 0;
  for (let at = 0; at < text.length; at++) total = (total + text.charCodeAt(at)) | 0;
  return total;
}

function fill(text: string): string {
  return text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
}

function microseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

function best(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 5; turn++) {
    const begun = microseconds();
    work();
    least = Math.min(least, microseconds() - begun);
  }
  return least;
}
