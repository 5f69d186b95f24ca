/** Report: the measured rows as claims with their targets, as text and as data. */
import type { Hold } from './hold.ts';
import { added, type Measured, typical } from './measure.ts';
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
  readonly requests: number;
  readonly figures: readonly Figure[];
}

/** Bounds of the design, and of this stage where it is milder (2.0 for a streamed chunk; 1.5 is the aim). */
const BOUNDS: Readonly<Record<string, number>> = {
  'stream-100 cpu per event, weir / no-op': 2,
  'stream-100 first byte over no-op, p50': 1,
  'stream-100 first byte over no-op, p99': 5,
  'stream-100 held back at once, p50': 10,
  'stream-100 held back at once, p99': 40,
  'prompt-16k whole answer over no-op, p50': 2,
  'prompt-1m cpu, ten times prompt-100k': 10.5,
  'answer-10m cpu, ten times answer-1m': 10.5,
};

const MIB = 1_048_576;

/** Turns what was measured into figures. */
export function reportRow(
  measured: Measured,
  { hold, tenth }: { readonly hold: Hold | undefined; readonly tenth: Measured | undefined },
): ReportRow {
  const { row } = measured;
  const figures = [
    ...cpuFigures(measured),
    ...timeFigures(measured),
    ...(hold === undefined ? [] : holdFigures(hold)),
    ...(tenth === undefined
      ? []
      : [
          {
            name: `cpu, ten times ${row.tenTimes}`,
            value: typical(measured, 'weir', 'cpuMs') / typical(tenth, 'weir', 'cpuMs'),
            unit: 'x',
          },
        ]),
    ...memoryFigures(measured),
  ];
  return {
    row: row.name,
    what: row.what,
    requests: measured.requests,
    figures: figures.filter(({ value }) => !Number.isNaN(value)).map((figure) => judge(row.name, figure)),
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
    { name: `${what}, weir / no-op`, value: cpu('weir') / cpu('noop'), unit: 'x' },
    { name: `${what}, strict journal / weir`, value: cpu('strict') / cpu('weir'), unit: 'x' },
    ...(events === undefined ? [] : [messages('noop'), messages('weir')]),
  ];
}

function timeFigures(measured: Measured): Figure[] {
  const figures: Figure[] = [];
  const add = (name: string, value: number): void => {
    figures.push({ name, value, unit: 'ms' });
  };
  for (const [over, of] of PAIRS) {
    const pair = { of, over };
    const label = of === 'weir' ? `over ${LABEL[over]}` : `with ${LABEL[of]} over ${LABEL[over]}`;
    add(`first byte ${label}, p50`, added(measured, pair, 'firstP50'));
    add(`first byte ${label}, p99`, added(measured, pair, 'firstP99'));
    add(`whole answer ${label}, p50`, added(measured, pair, 'totalP50'));
    add(`whole answer ${label}, p99`, added(measured, pair, 'totalP99'));
  }
  return figures;
}

function holdFigures(hold: Hold): Figure[] {
  return [
    { name: 'held back at once, p50', value: hold.p50, unit: 'characters' },
    { name: 'held back at once, p99', value: hold.p99, unit: 'characters' },
  ];
}

function memoryFigures(measured: Measured): Figure[] {
  return FILTERS.map((name) => ({
    name: `peak memory, ${LABEL[name]}`,
    value: typical(measured, name, 'peakBytes') / MIB,
    unit: 'MiB',
  }));
}

const FILTERS: readonly TargetName[] = ['noop', 'weir', 'strict'];
const PAIRS: readonly (readonly [TargetName, TargetName])[] = [
  ['none', 'noop'],
  ['noop', 'weir'],
  ['none', 'weir'],
  ['weir', 'strict'],
];
const LABEL: Readonly<Record<TargetName, string>> = {
  none: 'no filter',
  noop: 'no-op',
  weir: 'weir',
  strict: 'strict journal',
};

/** Prints one row as lines of text. */
export function textOf(row: ReportRow): string {
  const width = Math.max(...row.figures.map(({ name }) => name.length));
  const lines = row.figures.map(({ name, value, unit, atMost, ok }) => {
    const bound = atMost === undefined ? '' : `   at most ${atMost}: ${ok ? 'ok' : 'missed'}`;
    return `  ${name.padEnd(width)}  ${shown(value).padStart(9)} ${unit}${bound}`;
  });
  return [`${row.row}: ${row.what} (${row.requests} requests per target)`, ...lines].join('\n');
}

function shown(value: number): string {
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(2);
}
