/**
 * Measures the scan alone, on one core: all rules of all detectors over ordinary and hostile texts, in every spelling.
 * `node bench/micro/scan.ts [--out FILE] [--text NAME]...` prints tables; --out writes them as a page as well, --text
 * measures the speed of some texts alone. `make bench-scan`.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { leastCost, plainLoop } from '../scan/cost.ts';
import { HOSTILE } from '../scan/hostile-texts.ts';
import { ORDINARY, PROSE_NAMES } from '../scan/ordinary-texts.ts';
import {
  BUILT_IN,
  EVERY_DETECTOR,
  ruleCounts,
  rulesOfFile,
  secretsOnly,
  tenRules,
} from '../scan/rule-sets.ts';
import { partCosts, piecesOf, scanAtOnce, scanInPieces } from '../scan/scan-runs.ts';
import { type Bound, boundText, markdownTable } from '../scan/table.ts';

const { values } = parseArgs({
  options: { out: { type: 'string' }, text: { type: 'string', multiple: true } },
});

/** UTF-16 units of a text. */
const LENGTH = 400_000;
const TENTH = LENGTH / 10;
/** Units of a piece that arrives at once: a message, and an event of a stream. */
const PIECE = 4096;
const DELTA = 32;

const all = rulesOfFile(EVERY_DETECTOR);
const builtIn = rulesOfFile(BUILT_IN);
const ten = tenRules();
const secrets = secretsOnly();
const counts = ruleCounts();
const prose = PROSE_NAMES.map((name) => ORDINARY[name] ?? '').join('\n');

/** A text again and again until it is long enough, never ending inside a surrogate pair. */
function filled(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length - (length % text.length));
}

/** What one text costs. Times in microseconds. */
interface Speed {
  readonly name: string;
  readonly bytes: number;
  readonly loop: number;
  readonly whole: number;
  /** A tenth of it ten times, each by itself. */
  readonly tenths: number;
  readonly pieces: number;
  readonly findings: number;
}

function speedOf(name: string, text: string): Speed {
  const tenth = filled(text, TENTH);
  const long = tenth.repeat(10);
  const parts = piecesOf(long, PIECE);
  const measured = {
    loop: leastCost(() => void plainLoop(long)),
    whole: leastCost(() => void scanAtOnce(long, all)),
    tenths: leastCost(() => {
      for (let time = 0; time < 10; time++) scanAtOnce(tenth, all);
    }),
    pieces: leastCost(() => void scanInPieces(parts, all)),
  };
  return { name, bytes: Buffer.byteLength(long), ...measured, findings: scanAtOnce(tenth, all) };
}

const rate = (bytes: number, microseconds: number): number => bytes / microseconds;
const growthOf = ({ whole, tenths }: Speed): number => (10 * whole) / tenths;
const wholeRate = ({ bytes, whole }: Speed): number => rate(bytes, whole);
const pieceRate = ({ bytes, pieces }: Speed): number => rate(bytes, pieces);

function speedTable(speeds: readonly Speed[]): string {
  const head = [
    'text',
    'whole, MB/s',
    'in pieces, MB/s',
    'plain loop, MB/s',
    'whole / loop',
    '10x longer',
    'findings in a tenth',
  ];
  const rows = speeds.map((speed) => [
    speed.name,
    wholeRate(speed).toFixed(1),
    pieceRate(speed).toFixed(1),
    rate(speed.bytes, speed.loop).toFixed(0),
    `${(speed.whole / speed.loop).toFixed(1)}x`,
    `${growthOf(speed).toFixed(2)}x`,
    String(speed.findings),
  ]);
  return markdownTable(head, rows);
}

/** What it costs to have many rules, over prose. */
function countRows(): { readonly table: string; readonly ratio: number } {
  const long = filled(prose, LENGTH);
  const bytes = Buffer.byteLength(long);
  const sets = [
    [`all: ${counts.pii} of pii, ${counts.secrets} of secrets, and the other detectors`, all],
    ['the built-in policy', builtIn],
    [`${counts.ten}: half of pii, half of secrets`, ten],
    [`secrets alone: ${counts.secrets}`, secrets.all],
    ['secrets alone: 10', secrets.ten],
  ] as const;
  const costs = sets.map(([, rules]) => leastCost(() => void scanAtOnce(long, rules)));
  const pieces = piecesOf(long.slice(0, TENTH), DELTA);
  const deltas = sets.map(([, rules]) => leastCost(() => void scanInPieces(pieces, rules)) / pieces.length);
  const rows = sets.map(([name], at) => [
    name,
    rate(bytes, costs[at] ?? 0).toFixed(1),
    (deltas[at] ?? 0).toFixed(2),
  ]);
  const table = markdownTable(['rules', 'prose, whole, MB/s', `a delta of ${DELTA} characters, us`], rows);
  return { table, ratio: (costs[3] ?? 0) / (costs[4] ?? 1) };
}

function partTable(): string {
  const long = filled(prose, LENGTH);
  const rows = [...partCosts(long, all)].map(([name, cost]) => [
    name,
    ((cost * 1000) / long.length).toFixed(2),
  ]);
  rows.unshift([
    'a plain loop over the text',
    ((leastCost(() => void plainLoop(long)) * 1000) / long.length).toFixed(2),
  ]);
  return markdownTable(['part', 'ns per character of prose'], rows);
}

function boundsOf(ordinary: readonly Speed[], hostile: readonly Speed[], ratio: number): readonly Bound[] {
  const proseSpeeds = ordinary.filter(({ name }) => PROSE_NAMES.includes(name));
  const least = (speeds: readonly Speed[], of: (speed: Speed) => number) => Math.min(...speeds.map(of));
  const most = Math.max(...[...ordinary, ...hostile].map(growthOf));
  return [
    { name: 'prose, whole', value: least(proseSpeeds, wholeRate), unit: 'MB/s', atLeast: 100 },
    { name: 'prose, in pieces', value: least(proseSpeeds, pieceRate), unit: 'MB/s', atLeast: 100 },
    { name: 'the slowest hostile text, whole', value: least(hostile, wholeRate), unit: 'MB/s', atLeast: 20 },
    {
      name: 'the slowest hostile text, in pieces',
      value: least(hostile, pieceRate),
      unit: 'MB/s',
      atLeast: 20,
    },
    { name: 'a text of ten times the length, at worst', value: most, unit: 'x', atMost: 10.5 },
    { name: `${counts.secrets} rules against 10, of secrets`, value: ratio, unit: 'x', atMost: 2 },
  ];
}

/** Those that were asked for. */
function speedsOf(texts: Readonly<Record<string, string>>): Speed[] {
  return Object.entries(texts)
    .filter(([name]) => values.text === undefined || values.text.includes(name))
    .map(([name, text]) => speedOf(name, text));
}

/** A server is warm, and has seen texts of every kind. */
function warmUp(): void {
  for (const text of Object.values({ ...ORDINARY, ...HOSTILE })) {
    const long = filled(text, TENTH / 2);
    scanAtOnce(long, all);
    scanInPieces(piecesOf(long, DELTA), all);
    scanInPieces(piecesOf(long, PIECE), all);
  }
}

function main(): void {
  for (let time = 0; time < 3; time++) warmUp();
  if (values.text !== undefined) {
    console.log(speedTable(speedsOf({ ...ORDINARY, ...HOSTILE })));
    return;
  }
  const load = loadavg()[0] ?? 0;
  const ordinary = speedsOf(ORDINARY);
  const hostile = speedsOf(HOSTILE);
  const { table, ratio } = countRows();
  const sections = [
    ['Ordinary texts', speedTable(ordinary)],
    ['Hostile texts', speedTable(hostile)],
    ['Many rules and few', table],
    ['Where the time goes', partTable()],
    ['Targets', boundsOf(ordinary, hostile, ratio).map(boundText).join('\n')],
  ] as const;
  const text = sections.map(([title, body]) => `## ${title}\n\n${body}\n`).join('\n');
  console.log(text);
  if (values.out !== undefined) writeFileSync(values.out, page(text, load));
}

function page(text: string, load: number): string {
  const date = new Date().toISOString().slice(0, 10);
  return `# The scan alone, ${date}

\`node bench/micro/scan.ts --out FILE\` writes this page. Node ${process.versions.node}, one core, processor time, the least of several runs; load average of the
machine at the start: ${load.toFixed(1)}; the process is warm from all of these texts. MB are those of UTF-8; a text of a kind is repeated to ${LENGTH} characters. **Whole**: every detector (${all.folded.rules.map(({ rule }) => rule.detector).join(', ')}, unicode) with
all of its rules, over the text as it came, folded, decoded, and in the readings of whole texts. **In pieces**: the same through
the window of a stream, ${PIECE} characters at a time, without the readings of whole texts.

${text}`;
}

main();
