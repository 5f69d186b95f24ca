/**
 * Compares detectors with dedicated tools on the same texts in one run, and prints a table.
 * `node bench/compare/run.ts --data DIR --python VENV/bin/python --gitleaks PROGRAM`
 *
 * DIR has secrets/dev.jsonl.gz and pii/dev.jsonl.gz (rows with spans) and injection/dev.jsonl (rows with label 0 are the ordinary
 * texts). A tool that is not there is named and left out. The packages: detect-secrets, presidio-analyzer (from PyPI), and
 * gitleaks (its Go module, `go install`).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { DATA_FOLDER } from '../../scripts/data-folder.ts';
import { share, spanFigures, spansFigures } from '../../src/cli/eval/figures.ts';
import { type LabelledRow, readLabelled, readTypeMap } from '../../src/cli/eval/labelled-row.ts';
import { ENOUGH, SpanTally } from '../../src/cli/eval/span-tally.ts';
import type { Hit } from '../../src/core/finding.ts';
import { gitleaks, type Outcome, python, type Tool, weir } from './tools.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: DATA_FOLDER },
    python: { type: 'string' },
    gitleaks: { type: 'string' },
  },
});

/** What presidio has a recogniser for, among the labelled types. */
const SHARED = [
  ...[
    'CREDIT_CARD',
    'US_SSN',
    'EMAIL',
    'IBAN',
    'IP_ADDRESS',
    'PHONE',
    'CRYPTO_WALLET',
    'UK_NHS',
    'UK_NINO',
    'CA_SIN',
  ],
  ...[
    'US_PASSPORT',
    'US_DRIVER_LICENSE',
    'US_ROUTING',
    'IN_AADHAAR',
    'IN_PAN',
    'DE_TAX_ID',
    'ES_NIF',
    'IT_FISCAL_CODE',
  ],
];
const NAMES = readTypeMap(['ABA_ROUTING_NUMBER=US_ROUTING', 'ES_NIE=ES_NIF']);

interface Contest {
  readonly title: string;
  readonly file: string;
  /** The types that count; all when undefined. */
  readonly types: readonly string[] | undefined;
  readonly tools: readonly (readonly [string, Tool])[];
}

const CONTESTS: readonly Contest[] = [
  {
    title: 'secrets',
    file: 'secrets/dev.jsonl.gz',
    types: undefined,
    tools: [
      ['weir secrets', weir('secrets', 0.5)],
      ['gitleaks', gitleaks(values.gitleaks)],
      ['detect-secrets', python(values.python, 'detect-secrets-rows.py', 0)],
    ],
  },
  {
    title: 'personal data',
    file: 'pii/dev.jsonl.gz',
    types: SHARED,
    tools: [
      ['weir pii', weir('pii', 0.5)],
      ['presidio-analyzer, patterns, from 0.5', python(values.python, 'presidio-rows.py', 0.5)],
      ['presidio-analyzer, patterns, all scores', python(values.python, 'presidio-rows.py', 0)],
    ],
  },
];

const ordinary = rowsOf('injection/dev.jsonl').filter(({ label }) => label === 0);
for (const contest of CONTESTS) {
  const rows = rowsOf(contest.file);
  console.log(`\n## ${contest.title}: ${rows.length} rows and ${ordinary.length} ordinary texts\n`);
  console.log(
    '| tool | version | recall | precision | F1 | F1, half shared | F1, by type | decoys flagged | clean rows flagged | per 1,000 ordinary texts | MB/s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  for (const [name, tool] of contest.tools) {
    const outcome = tool([...rows, ...ordinary].map(({ text }) => text));
    if (typeof outcome === 'string') console.log(`| ${name} | not run: ${outcome} |${' |'.repeat(9)}`);
    else console.log(rowText(name, outcome, { rows, types: contest.types }));
  }
}

function rowsOf(file: string): LabelledRow[] {
  const bytes = readFileSync(join(values.data, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = readLabelled(line);
      if (!row.ok) throw new Error(`${file}: ${row.fault.message}`);
      return row.value;
    });
}

interface Judged {
  readonly rows: readonly LabelledRow[];
  readonly types: readonly string[] | undefined;
}

function rowText(name: string, outcome: Outcome, { rows, types }: Judged): string {
  const touching = tallyOf(outcome, { rows, types }, ENOUGH.touching);
  const half = tallyOf(outcome, { rows, types }, ENOUGH.half);
  const { untyped, clean, decoys } = spansFigures(touching, []);
  const found = outcome.findings.slice(rows.length).flatMap((hits) => counted(hits, types)).length;
  const bytes = [...rows, ...ordinary].reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const cells = [
    name,
    outcome.version === '' ? 'this' : outcome.version,
    ...[untyped.recall, untyped.precision, untyped.f1, spanFigures(half.untyped).f1].map((value) =>
      ratio(value),
    ),
    types === undefined && name.startsWith('weir') === false
      ? 'other names'
      : ratio(spanFigures(half.typed).f1),
    percent(decoys.share),
    percent(clean.share),
    ratio(share(1000 * found, ordinary.length), 1),
    (bytes / 1e6 / outcome.seconds).toFixed(2),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Spans of types that do not count may be found or not. */
function tallyOf({ findings }: Outcome, { rows, types }: Judged, enough: number): SpanTally {
  const tally = new SpanTally(enough);
  for (const [at, row] of rows.entries()) {
    const spans = row.spans ?? [];
    const counts = (type: string) => types === undefined || types.includes(type);
    tally.add(
      {
        spans: spans.filter(({ type }) => counts(type)),
        ignore: [...row.ignore, ...spans.filter(({ type }) => !counts(type))],
        decoys: row.decoys,
      },
      counted(findings[at] ?? [], types),
    );
  }
  return tally;
}

function counted(hits: readonly Hit[], types: readonly string[] | undefined): Hit[] {
  const map = NAMES.ok ? NAMES.value : new Map<string, string>();
  return hits
    .map((hit) => ({ ...hit, type: map.get(hit.type) ?? hit.type }))
    .filter(({ type }) => types === undefined || types.includes(type));
}

function ratio(value: number | undefined, digits = 4): string {
  return value === undefined ? '-' : value.toFixed(digits);
}

function percent(value: number | undefined): string {
  return value === undefined ? '-' : `${(100 * value).toFixed(2)}%`;
}
