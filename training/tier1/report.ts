/**
 * Writes what both tiers are worth into docs/detectors/models.md: `node training/tier1/report.ts`, from the rows that `score.py`
 * scored: the development data by the model that ships, and the sources that were left out by the models that never saw them. Tables of
 * what was not scored stay as they are.
 */
import { existsSync } from 'node:fs';
import { areaUnderCurve, shareAbove, thresholdAt } from '../figures.ts';
import { percent, putOnPage, table } from '../tables.ts';
import { NAMES, scaleOf } from './about.ts';
import { KINDS } from './kinds.ts';
import {
  isDoubtful,
  NEVER,
  type Pairing,
  pairMargin,
  readScored,
  type ScoredRow,
  sureScore,
  untold,
} from './scored.ts';
import { LEFT_OUT } from './sources.ts';

const KEPT = '.cache/training/tier1';
/** Phrases that are sure, and places that the linear tier is sure of, beat every margin. */
const SURE = 0.9;
const ABOVE = 1000;
/** Fewer attacks of a group say nothing. */
const FEW = 10;
const NONE = '0.0%';

/** A way to judge a row; higher is worse. */
type Judge = (row: ScoredRow) => number;

const shipped = existsSync(`${KEPT}/shipped-dev.jsonl`) ? readScored(`${KEPT}/shipped-dev.jsonl`) : [];
if (shipped.length > 0) {
  putOnPage('tier1 dev', developmentTable());
  putOnPage(
    'tier1 sources',
    groupTable('source', ({ sources }) => sources[0] ?? ''),
  );
  putOnPage(
    'tier1 languages',
    groupTable('language', ({ lang }) => lang),
  );
  putOnPage('tier1 kinds', kindTable());
}
if (existsSync(`${KEPT}/left-out-scored.jsonl`)) putOnPage('tier1 left out', leftOutTable());

/** Tier 0 alone, tier 1 alone, both as `auto` asks, both as `always` asks, and as `auto` asks where nobody says whose text it is. */
function judgesOf(task: string): Readonly<Record<string, Judge>> {
  const pairing = scaleOf(task, 'user');
  const open = scaleOf(task, 'unknown');
  const alone = { ...pairing, tier0: 0 };
  const sure = (row: ScoredRow, asked: Pairing) =>
    row.certain >= SURE || sureScore(row, asked) > 0 ? ABOVE + sureScore(row, asked) : NEVER;
  const above = (phrase: number) => (phrase >= SURE ? ABOVE : NEVER);
  return {
    'tier 0': (row) => Math.max(row.margin ?? NEVER, above(row.phrase)),
    'tier 1 alone': (row) => pairMargin(row, alone, true),
    'tier 0, then 1': (row) => Math.max(pairMargin(row, pairing), sure(row, pairing)),
    'tier 1 always': (row) => Math.max(pairMargin(row, pairing, true), above(row.certain)),
    'role unknown': (row) => Math.max(pairMargin(untold(row), open), sure(row, open)),
  };
}

function developmentTable(): string {
  const lines = NAMES.flatMap((task) => {
    const rows = shipped.filter((row) => row.task === task);
    return Object.entries(judgesOf(task)).map(([name, judge]) => [task, name, ...figuresOf(rows, judge)]);
  });
  const head = ['detector', 'asked', 'area under the curve', 'recall at 1% false positives', 'at 0.2%'];
  return table([head, ...lines]);
}

function figuresOf(rows: readonly ScoredRow[], judge: Judge): string[] {
  const [attacks, ordinary] = scoresOf(rows, judge);
  const recall = [0.01, 0.002].map((share) => percent(shareAbove(thresholdAt(share, ordinary), attacks)));
  return [areaUnderCurve(attacks, ordinary).toFixed(4), ...recall];
}

/** Of attacks, and of harmless texts. */
function scoresOf(rows: readonly ScoredRow[], judge: Judge): [number[], number[]] {
  const of = (label: number) => rows.filter((row) => row.label === label).map(judge);
  return [of(1), of(0)];
}

/** Development rows by source or language: what both tiers find and flag at 1%. Groups with nothing to tell are left out. */
function groupTable(name: string, groupOf: (row: ScoredRow) => string): string {
  const ways = ['tier 0', 'role unknown', 'tier 0, then 1'];
  const head = ['detector', name, 'attacks', ...ways.map((way) => `found by ${way}`), 'harmless', 'flagged'];
  const lines = NAMES.flatMap((task) => {
    const rows = shipped.filter((row) => row.task === task);
    const groups = [...new Set(rows.map(groupOf))].toSorted();
    return groups.map((group) => {
      const own = rows.filter((row) => groupOf(row) === group);
      return [task, group, ...foundLine(task, { own, others: rows, ways })];
    });
  });
  const telling = lines.filter(
    (line) => Number(line[2]) >= FEW || ![NONE, '-'].includes(line.at(-1) ?? NONE),
  );
  return table([head, ...telling]);
}

interface Group {
  readonly own: readonly ScoredRow[];
  /** Rows whose harmless ones say where the threshold is. */
  readonly others: readonly ScoredRow[];
  readonly ways: readonly string[];
}

function foundLine(task: string, { own, others, ways }: Group): string[] {
  const judges = judgesOf(task);
  const shares = ways.map((way) => {
    const judge = judges[way] ?? (() => 0);
    const threshold = thresholdAt(0.01, scoresOf(others, judge)[1]);
    const [attacks, harmless] = scoresOf(own, judge);
    return { found: shareAbove(threshold, attacks), flagged: shareAbove(threshold, harmless) };
  });
  const count = (label: number) => `${own.filter((row) => row.label === label).length}`;
  const found = shares.map((share) => percent(share.found));
  return [count(1), ...found, count(0), percent(shares.at(-1)?.flagged)];
}

/** Kinds of attacks: what is found of each, and how much of the other kinds is taken for it. */
function kindTable(): string {
  const head = [
    ...['finding', 'texts of the kind', 'area, to harmless ones', 'found at 1%'],
    ...['other attacks', 'taken for it', 'area, to them'],
  ];
  const lines = KINDS.map(({ task, of, rows: named }) => {
    const rows = shipped.filter((row) => row.task === of);
    const pairing = scaleOf(task, 'unknown');
    const judge = (row: ScoredRow) => pairMargin(untold(row), pairing, true);
    const those = rows.filter(({ kind, label }) => label === 1 && kind === named).map(judge);
    const others = rows.filter(({ kind, label }) => label === 1 && kind !== named).map(judge);
    const ordinary = scoresOf(rows, judge)[1];
    const found = (scores: readonly number[]) => percent(shareAbove(thresholdAt(0.01, ordinary), scores));
    const area = (ones: readonly number[]) => areaUnderCurve(those, ones).toFixed(3);
    return [
      ...[`\`${task.toUpperCase()}\``, `${those.length}`, area(ordinary), found(those)],
      ...[`${others.length}`, found(others), area(others)],
    ];
  });
  return table([head, ...lines]);
}

/** Sources that neither tier ever saw. */
function leftOutTable(): string {
  const rows = readScored(`${KEPT}/left-out-scored.jsonl`).filter(({ task }) => task === 'injection');
  const isOut = ({ sources }: ScoredRow) => sources.some((source) => LEFT_OUT.includes(source));
  const others = rows.filter((row) => !isOut(row) && row.split === 'dev');
  const unseen = rows.filter(isOut);
  const pairing = scaleOf('injection', 'user');
  const asked = (some: readonly ScoredRow[]) =>
    percent(
      some.filter(({ windows }) => windows.some((one) => isDoubtful(one, pairing))).length / some.length,
    );
  const ways = ['tier 0', 'tier 1 alone', 'role unknown', 'tier 1 always', 'tier 0, then 1'];
  const lineOf = (name: string, own: readonly ScoredRow[]) => [
    ...[name, ...foundLine('injection', { own, others, ways }), asked(own)],
  ];
  const sources = [...new Set(unseen.map(({ sources: [source = ''] }) => source))].toSorted();
  const lines = sources.map((source) =>
    lineOf(
      source,
      unseen.filter((row) => row.sources.includes(source)),
    ),
  );
  const attacks = lines.filter(([, count]) => count !== '0');
  const mean = (column: number) =>
    percent(
      attacks.reduce((sum, line) => sum + Number.parseFloat(line[column] ?? ''), 0) / attacks.length / 100,
    );
  const means = ['mean of the sources', '', ...[2, 3, 4, 5, 6].map(mean), '', '', ''];
  const head = [
    'left out',
    'attacks',
    ...ways.map((way) => `found by ${way}`),
    'harmless',
    'flagged',
    'asked',
  ];
  return table([head, ...lines, means, lineOf('development data of the others', others)]);
}
