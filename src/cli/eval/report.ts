/** The report of an evaluation as text for people. */
import type {
  Figures,
  FlagFigures,
  LabelFigures,
  OrdinaryFigures,
  RankedFigures,
  SpanFigures,
  SpansFigures,
} from './figures.ts';
import type { Mistake } from './span-tally.ts';

const NAME = 24;
/** Characters shown on either side of a mistake. */
const AROUND = 30;

/** Writes the figures, one thing on a line. */
export function figuresText(figures: Figures): string {
  const { file, rows, detectors, threshold, megabytesPerSecond: speed, spans, labels, ordinary } = figures;
  const lines = [
    `${file}: ${number(rows)} rows, ${detectors.join(' and ')} at threshold ${threshold}`,
    `speed ${speed === undefined ? '-' : speed.toFixed(1)} MB/s of one core`,
    '',
    ...(spans === undefined ? [] : spanLines(spans)),
    ...(labels === undefined ? [] : labelLines(labels)),
    ...(ordinary === undefined ? [] : ordinaryLines(ordinary)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function spanLines(spans: SpansFigures): string[] {
  const { without } = spans;
  return [
    `${''.padEnd(NAME)} labelled  found  reported  right  precision  recall      F1  exact F1`,
    ...Object.entries(spans.types).map(([type, each]) => spanLine(type, each)),
    spanLine('ALL, by type', spans.typed),
    spanLine('ALL, whatever the type', spans.untyped),
    ...(without === undefined
      ? []
      : [
          '',
          `without ${without.types.join(', ')}:`,
          spanLine('by type', without.typed),
          spanLine('whatever the type', without.untyped),
        ]),
    '',
    `clean rows flagged       ${flagText(spans.clean)}`,
    `decoys flagged           ${flagText(spans.decoys)}${decoyText(spans.decoys.types)}`,
    ...(spans.unknown.length === 0
      ? []
      : [`labelled, and reported by none of these detectors: ${spans.unknown.join(', ')}`]),
    '',
  ];
}

function spanLine(name: string, figures: SpanFigures): string {
  const { labelled, found, reported, right, precision, recall, f1, exact } = figures;
  return [
    name.padEnd(NAME),
    ...[
      [number(labelled), 9],
      [number(found), 7],
      [number(reported), 10],
      [number(right), 7],
      [ratio(precision), 11],
      [ratio(recall), 8],
      [ratio(f1), 8],
      [ratio(exact.f1), 10],
    ].map(([text, width]) => String(text).padStart(Number(width))),
  ].join('');
}

function flagText({ flagged, total, share }: FlagFigures): string {
  return `${number(flagged)} of ${number(total)} (${percent(share)})`;
}

function decoyText(types: Readonly<Record<string, FlagFigures>>): string {
  const flagged = Object.entries(types).filter(([, each]) => each.flagged > 0);
  return flagged.length === 0
    ? ''
    : `: ${flagged.map(([type, each]) => `${type} ${each.flagged} of ${each.total}`).join(', ')}`;
}

function labelLines(labels: NonNullable<Figures['labels']>): string[] {
  const groups = Object.entries(labels.groups).filter(([name]) => name !== '');
  const ranked = groups.filter(([, { attacks }]) => attacks > 0);
  return [
    ...groups.map(([name, each]) => labelLine(name, each)),
    labelLine('TOTAL', labels),
    '',
    `AUC ${ratio(labels.auc)}  precision ${ratio(labels.precision)}  F1 ${ratio(labels.f1)}`,
    `recall ${percent(labels.recallAt1)} where 1% of the harmless texts are flagged`,
    '',
    ...(ranked.length === 0 ? [] : ['each among all harmless texts:', ...ranked.map(rankLine), '']),
  ];
}

function labelLine(name: string, figures: LabelFigures): string {
  const { attacks, found, harmless, wrong, recall, falsePositiveRate } = figures;
  const recalled = `${`${found}/${attacks}`.padEnd(10)}${percent(recall).padEnd(9)}`;
  return `${name.padEnd(42)} recall ${recalled} false positives ${`${wrong}/${harmless}`.padEnd(8)} ${percent(falsePositiveRate)}`;
}

function rankLine([name, { auc, recallAt1 }]: readonly [string, RankedFigures]): string {
  return `  ${name.padEnd(40)} AUC ${ratio(auc)}  recall at 1% ${percent(recallAt1)}`;
}

function ordinaryLines({ file, texts, findings, flagged, types, ...per }: OrdinaryFigures): string[] {
  const each = Object.entries(types).map(([type, count]) => `${type} ${count}`);
  return [
    `${file}: ${number(texts)} ordinary texts`,
    `findings                 ${number(findings)} (${rate(per.findingsPer1000)} per 1,000 texts)${each.length === 0 ? '' : `: ${each.join(', ')}`}`,
    `texts flagged            ${number(flagged)} (${rate(per.flaggedPer1000)} per 1,000 texts)`,
  ];
}

/** One thing that was got wrong, with the text around it, on one line. */
export function mistakeText({ what, span }: Mistake, text: string, line: number): string {
  const points = [...text];
  const before = points.slice(Math.max(0, span.start - AROUND), span.start).join('');
  const inside = points.slice(span.start, span.end).join('');
  const after = points.slice(span.end, span.end + AROUND).join('');
  return `${what} ${span.type} line ${line} at ${span.start}: ${JSON.stringify(`${before}[[${inside}]]${after}`)}`;
}

function number(count: number): string {
  return count.toLocaleString('en-US');
}

function ratio(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(4);
}

function rate(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(2);
}

function percent(value: number | undefined): string {
  return value === undefined ? '-' : `${(100 * value).toFixed(2)}%`;
}
