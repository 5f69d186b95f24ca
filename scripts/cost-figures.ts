/** What the newest pages of bench/results say that it costs, and the bounds of views, for the pages that name such figures. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FEWEST_DIGITS, LONGEST_PROBE } from '../src/detectors/views/probe.ts';
import { LEVELS } from '../src/detectors/views/spellings.ts';
import { MOST_WORDS } from '../src/detectors/views/whole/words.ts';

const RESULTS = fileURLToPath(new URL('../bench/results/', import.meta.url));

/** A page of results, by the day of its run. */
interface Results {
  /** File in bench/results. */
  readonly file: string;
  readonly date: string;
  readonly text: string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** The newest page of a kind; the pages of `make bench` itself have none. Throws where there is no page. */
function newest(kind: string): Results {
  const named = new RegExp(`^\\d{4}-\\d\\d-\\d\\d${kind}\\.md$`);
  const file = readdirSync(RESULTS)
    .filter((name) => named.test(name))
    .sort()
    .at(-1);
  if (file === undefined)
    throw new Error(`bench/results has no page of ${kind === '' ? 'make bench' : kind}`);
  return { file, date: file.slice(0, 10), text: readFileSync(`${RESULTS}${file}`, 'utf8') };
}

/** A date as it is written: 21 November 2026. */
function spoken(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}

/** The cell of a table: of the row that begins with a name, in the column so many to the right. */
function cellOf(page: Results, row: string, column: number): number {
  const line = page.text.split('\n').find((one) => one.startsWith(`| ${row} `));
  const cell = Number.parseFloat(line?.split('|')[column + 1] ?? '');
  if (Number.isNaN(cell)) throw new Error(`${page.file}: no figure in column ${column} of "${row}"`);
  return cell;
}

/** A figure of `make bench`; undefined where the run did not measure it. */
function figureOf(page: Results, row: string, figure: string): string | undefined {
  const block = page.text.split('\n\n').find((one) => one.includes(`${row}: `)) ?? '';
  const line = block.split('\n').find((one) => one.startsWith(`  ${figure} `));
  const value = Number.parseFloat(line?.slice(figure.length + 2) ?? '');
  return Number.isNaN(value) ? undefined : value.toFixed(1);
}

/** Texts whose speed the front page gives. */
const PROSE = ['prose of an assistant', 'prose of a traveller'];

/** The paragraph of the front page; undefined where the newest run has not measured all of it. */
export function frontCost(): string | undefined {
  const run = newest('');
  const scan = newest('-scan');
  const over = (row: string, figure: string) => figureOf(run, row, `${figure} over no-op, p50`);
  const chat = over('short-chat', 'whole answer');
  const prompt = over('prompt-16k', 'whole answer');
  const every = over('prompt-16k', 'whole answer with every detector');
  const first = over('stream-100', 'first byte');
  const held = figureOf(run, 'hold', 'held back, p99');
  if ([chat, prompt, every, first, held].includes(undefined)) return undefined;
  const speeds = PROSE.flatMap((name) => [cellOf(scan, name, 1), cellOf(scan, name, 2)]);
  const range = `${Math.floor(Math.min(...speeds))} to ${Math.ceil(Math.max(...speeds))}`;
  return [
    `What it costs, measured on ${spoken(run.date)} by \`make bench\` against a server on the same library that only passes everything on (medians, two`,
    `busy cores): ${chat} ms more for a short chat; for a 16 KB prompt ${prompt} ms with the built-in policy and ${every} ms with every detector; ${first} ms until the first`,
    `byte of a stream. Ordinary prose is held back by ${Number(held).toFixed(0)} characters at most in 99 of 100 events ([sizing](docs/operate/sizing.md), [the run](bench/results/${run.file})).`,
    `All rules together read ${range} MB of prose a second on one core ([other texts, hostile ones too](bench/results/${scan.file})); a policy pays for what it names.`,
  ].join('\n');
}

/** What views cost: a table for docs/detectors/views.md. */
export function viewsCost(): string {
  const scan = newest('-scan');
  const parts = ['a plain loop over the text', 'folding', 'folding and decoding', 'readings of whole texts'];
  const rows = parts.map((part) => `| ${part} | ${cellOf(scan, part, 1).toFixed(1)} |`);
  return [
    `Measured on ${spoken(scan.date)} by \`make bench-scan\` ([all of it, with hostile texts](../../bench/results/${scan.file})):`,
    '',
    '| | ns per character of prose |',
    '|---|---|',
    ...rows,
    `| all rules on all views, a whole text | ${(1000 / cellOf(scan, 'prose of an assistant', 1)).toFixed(1)} |`,
  ].join('\n');
}

/** The bounds of views, from the code. */
export function viewsBounds(): string {
  const rows = [
    ['levels of encoded text that are decoded', LEVELS],
    ['digits that tell a token', FEWEST_DIGITS],
    ['characters held while that cannot be told', LONGEST_PROBE],
    ['words that are looked for in disguise', MOST_WORDS],
  ];
  return ['| bound | |', '|---|---|', ...rows.map(([what, value]) => `| ${what} | ${value} |`)].join('\n');
}
