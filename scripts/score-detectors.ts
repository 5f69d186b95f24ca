/** Scores a detector on labelled data: `node scripts/score-detectors.ts DETECTOR [--data DIR] [--split dev] [--show N]`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { drive } from '../src/detectors/drive.ts';
import { DETECTORS, findDetector } from '../src/detectors/index.ts';
import { DATA_FOLDER } from './data-folder.ts';

const THRESHOLD = 0.9;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: DATA_FOLDER },
    split: { type: 'string', default: 'dev' },
    show: { type: 'string', default: '0' },
  },
});

interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}
interface Row {
  readonly text: string;
  readonly label?: number;
  readonly source: string;
  readonly lang?: string;
  readonly spans?: readonly Span[];
  readonly ignore?: readonly Span[];
  readonly decoys?: readonly Span[];
}

const show = Number(values.show);
const detector = findDetector(positionals[0] ?? 'injection');
if (detector === undefined) {
  console.error(`no such detector; there are ${DETECTORS.map((entry) => entry.name).join(', ')}`);
  process.exit(2);
}
const scanner = detector.compile({});
const rows = readRows(detector.name);
if (detector.name === 'injection') scoreLabels();
else scoreSpans();

function readRows(task: string): Row[] {
  const plain = join(values.data, task, `${values.split}.jsonl`);
  const text = existsSync(plain)
    ? readFileSync(plain, 'utf8')
    : gunzipSync(readFileSync(`${plain}.gz`)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}

function hitsOf(row: Row) {
  return drive(scanner, [row.text]).hits.filter((hit) => hit.score >= THRESHOLD);
}

/** Recall on attacks and false positives on the rest, by source. */
function scoreLabels(): void {
  const table = new Map<string, { attacks: number; found: number; benign: number; wrong: number }>();
  const shown = { missed: 0, wrong: 0 };
  for (const row of rows) {
    const found = hitsOf(row).length > 0;
    for (const name of [row.source, 'TOTAL', `lang ${row.lang}`]) {
      const entry = table.get(name) ?? { attacks: 0, found: 0, benign: 0, wrong: 0 };
      table.set(name, entry);
      if (row.label === 1) {
        entry.attacks++;
        if (found) entry.found++;
      } else {
        entry.benign++;
        if (found) entry.wrong++;
      }
    }
    if (row.label === 0 && found && shown.wrong++ < show) {
      const hit = hitsOf(row)[0]!;
      console.log(
        `FP ${row.source}: ${JSON.stringify(`${row.text.slice(Math.max(0, hit.start - 60), hit.start)}[[${row.text.slice(hit.start, hit.end)}]]`)}`,
      );
    }
  }
  const percent = (part: number, whole: number) =>
    whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)}%`;
  for (const [name, entry] of [...table].sort(([a], [b]) => a.localeCompare(b))) {
    const recall =
      `${entry.found}/${entry.attacks}`.padEnd(10) + percent(entry.found, entry.attacks).padEnd(9);
    console.log(
      `${name.padEnd(42)} recall ${recall} false positives ${`${entry.wrong}/${entry.benign}`.padEnd(8)} ${percent(entry.wrong, entry.benign)}`,
    );
  }
}

/** Precision and recall per entity; a span counts as found when the same type covers exactly it. */
function scoreSpans(): void {
  const table = new Map<
    string,
    { truth: number; exact: number; overlap: number; reported: number; wrong: number }
  >();
  const entry = (type: string) => {
    const known = table.get(type) ?? { truth: 0, exact: 0, overlap: 0, reported: 0, wrong: 0 };
    table.set(type, known);
    return known;
  };
  let left = show;
  for (const row of rows) {
    const hits = hitsOf(row).map((hit) => ({
      ...hit,
      start: points(row.text, hit.start),
      end: points(row.text, hit.end),
    }));
    const spans = (row.spans ?? []).filter((span) => detector!.types.includes(span.type));
    for (const span of spans) {
      entry(span.type).truth++;
      const same = hits.filter(
        (hit) => hit.type === span.type && hit.start < span.end && hit.end > span.start,
      );
      if (same.some((hit) => hit.start === span.start && hit.end === span.end)) entry(span.type).exact++;
      else if (left-- > 0)
        console.log(
          'MISS',
          span.type,
          JSON.stringify([...row.text].slice(Math.max(0, span.start - 40), span.end + 20).join('')),
        );
      if (same.length > 0) entry(span.type).overlap++;
    }
    for (const hit of hits) {
      if ((row.ignore ?? []).some((span) => hit.start < span.end && hit.end > span.start)) continue;
      entry(hit.type).reported++;
      if (spans.some((span) => span.type === hit.type && hit.start < span.end && hit.end > span.start))
        continue;
      entry(hit.type).wrong++;
      if (left-- > 0)
        console.log(
          'WRONG',
          hit.type,
          JSON.stringify([...row.text].slice(Math.max(0, hit.start - 40), hit.end + 20).join('')),
        );
    }
  }
  for (const [type, { truth, exact, overlap, reported, wrong }] of table) {
    const precision = reported === 0 ? '-' : ((reported - wrong) / reported).toFixed(4);
    console.log(
      `${type.padEnd(20)} precision ${precision} (${wrong} wrong of ${reported})  recall ${(exact / Math.max(1, truth)).toFixed(4)} exact, ${(overlap / Math.max(1, truth)).toFixed(4)} overlapping, of ${truth}`,
    );
  }
}

function points(text: string, unit: number): number {
  return [...text.slice(0, unit)].length;
}
