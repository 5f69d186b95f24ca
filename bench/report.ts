/** Report: the measured rows as claims with their targets, as text and as data. */
import type { Hold } from './hold.ts';
import { added, type Measured, ratio, typical } from './measure.ts';
import type { TargetName } from './targets.ts';

/** One figure; where it has a bound, `ok` says whether it holds. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly atMost?: number;
  readonly ok?: boolean;
}

/** One row as it is printed and written. */
export interface ReportRow {
  readonly row: string;
  readonly what: string;
  /** How much was measured. */
  readonly sample: string;
  readonly figures: readonly Figure[];
}

/** A long word with its blank. */
const ONE_WORD = 12;

/** Bounds of the design, and of this stage where it is milder (2.0 for a streamed chunk; 1.5 is the aim). */
const BOUNDS: Readonly<Record<string, number>> = {
  'stream-100 cpu per event, weir / no-op': 2,
  'egress-100 cpu per event, egress / no-op': 1.5,
  'egress-100 cpu per event, egress gathered / no-op': 1.5,
  'egress-1m cpu, ten times egress-100k': 10.5,
  'stream-100 first byte over no-op, p50': 1,
  'stream-100 first byte over no-op, p99': 5,
  'hold held back, p50': ONE_WORD,
  'hold held back, p99': 40,
  'prompt-16k whole answer over no-op, p50': 2,
  'prompt-16k whole answer with every detector over no-op, p50': 2,
  'prompt-1m cpu, ten times prompt-100k': 10.5,
  'answer-10m cpu, ten times answer-1m': 10.5,
};

const MIB = 1_048_576;

/** Turns what was measured into figures; `tenth` is the row with a tenth of the text. */
export function reportRow(measured: Measured, tenth: Measured | undefined): ReportRow {
  const { row } = measured;
  const grown = row.targets.includes('egress') ? 'egress' : 'weir';
  const growth = {
    name: `cpu, ten times ${row.tenTimes}`,
    value:
      tenth === undefined ? Number.NaN : typical(measured, grown, 'cpuMs') / typical(tenth, grown, 'cpuMs'),
    unit: 'x',
  };
  const figures = [...cpuFigures(measured), growth, ...timeFigures(measured), ...memoryFigures(measured)];
  return {
    row: row.name,
    what: row.what,
    sample: `${measured.requests} requests per target`,
    figures: figures.filter(({ value }) => !Number.isNaN(value)).map((figure) => judge(row.name, figure)),
  };
}

/** What is held back of ordinary prose, as a row. */
export function holdRow(hold: Hold): ReportRow {
  const figures = (['p50', 'p99', 'peak'] as const).map((name) => ({
    name: `held back, ${name}`,
    value: hold[name],
    unit: 'characters',
  }));
  return {
    row: 'hold',
    what: 'ordinary prose streamed word by word',
    sample: `${hold.events} events`,
    figures: figures.map((figure) => judge('hold', figure)),
  };
}

function judge(row: string, figure: Figure): Figure {
  const atMost = BOUNDS[`${row} ${figure.name}`];
  return atMost === undefined ? figure : { ...figure, atMost, ok: figure.value <= atMost };
}

function cpuFigures(measured: Measured): Figure[] {
  const { events } = measured.row;
  const cpu = (name: TargetName): number => typical(measured, name, 'cpuMs');
  const messages = (name: TargetName): Figure => ({
    name: `messages from Envoy, ${LABEL[name]}`,
    value: typical(measured, name, 'messages'),
    unit: 'per request',
  });
  const perRequest = FILTERS.map((name) => ({
    name: `cpu, ${LABEL[name]}`,
    value: cpu(name),
    unit: 'ms per request',
  }));
  const perEvent =
    events === undefined
      ? []
      : FILTERS.map((name) => ({
          name: `cpu per event, ${LABEL[name]}`,
          value: (cpu(name) * 1000) / events,
          unit: 'us',
        }));
  const what = events === undefined ? 'cpu' : 'cpu per event';
  return [
    ...perRequest,
    ...perEvent,
    { name: `${what}, weir / no-op`, value: ratio(measured, 'weir', 'noop'), unit: 'x' },
    { name: `${what}, every detector / no-op`, value: ratio(measured, 'every', 'noop'), unit: 'x' },
    { name: `${what}, egress / no-op`, value: ratio(measured, 'egress', 'noop'), unit: 'x' },
    { name: `${what}, egress gathered / no-op`, value: ratio(measured, 'gathered', 'noop'), unit: 'x' },
    { name: `${what}, strict journal / weir`, value: ratio(measured, 'strict', 'weir'), unit: 'x' },
    ...(events === undefined ? [] : [messages('noop'), messages('weir')]),
  ];
}

/** What is added: to the first byte where the answer is a stream, else to the whole answer. */
function timeFigures(measured: Measured): Figure[] {
  const first = measured.row.events !== undefined;
  const what = first ? 'first byte' : 'whole answer';
  return PAIRS.flatMap(([over, of]) => {
    const label = of === 'weir' ? `over ${LABEL[over]}` : `with ${LABEL[of]} over ${LABEL[over]}`;
    const pair = { of, over };
    const p50 = added(measured, pair, first ? 'firstP50' : 'totalP50');
    const p99 = added(measured, pair, first ? 'firstP99' : 'totalP99');
    return [
      { name: `${what} ${label}, p50`, value: p50, unit: 'ms' },
      { name: `${what} ${label}, p99`, value: p99, unit: 'ms' },
    ];
  });
}

function memoryFigures(measured: Measured): Figure[] {
  return FILTERS.map((name) => ({
    name: `peak memory, ${LABEL[name]}`,
    value: typical(measured, name, 'peakBytes') / MIB,
    unit: 'MiB',
  }));
}

const FILTERS: readonly TargetName[] = ['noop', 'weir', 'every', 'egress', 'gathered', 'strict'];
const PAIRS: readonly (readonly [TargetName, TargetName])[] = [
  ['none', 'noop'],
  ['noop', 'weir'],
  ['none', 'weir'],
  ['noop', 'every'],
  ['noop', 'egress'],
  ['noop', 'gathered'],
  ['weir', 'strict'],
];
const LABEL: Readonly<Record<TargetName, string>> = {
  none: 'no filter',
  noop: 'no-op',
  weir: 'weir',
  every: 'every detector',
  egress: 'egress',
  gathered: 'egress gathered',
  strict: 'strict journal',
};

/** Prints one row as lines of text. */
export function textOf(row: ReportRow): string {
  const width = Math.max(...row.figures.map(({ name }) => name.length));
  const lines = row.figures.map(({ name, value, unit, atMost, ok }) => {
    const bound = atMost === undefined ? '' : `   at most ${atMost}: ${ok ? 'ok' : 'missed'}`;
    return `  ${name.padEnd(width)}  ${shown(value).padStart(9)} ${unit}${bound}`;
  });
  return [`${row.row}: ${row.what} (${row.sample})`, ...lines].join('\n');
}

function shown(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
