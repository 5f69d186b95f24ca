/** The tables of the page of the detector: what `make.py` measured of vectors, and what the detector is worth. */
import { readFileSync } from 'node:fs';
import { percent, putOnPage, table } from '../tables.ts';
import { measureAllowed, measureSources, measureTopics } from './measured.ts';
import { ordinarySentences, ordinaryTexts } from './rows.ts';

const PAGE = 'docs/detectors/topic.md';

/** Vectors, by their size. */
export function writeWorth(file: string): void {
  const worth = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, Readonly<Record<string, number>>>
  >;
  const columns = ['random pairs', 'near pairs', 'area', 'found at 1%', 'area, near misses'];
  const rows = Object.entries(worth).map(([name, figures]) => [
    name,
    ...columns.map((column) => figures[column]?.toFixed(3) ?? '-'),
  ]);
  putOnPage('embedding sizes', table([['dimensions, vectors', ...columns], ...rows]), PAGE);
}

/** The detector as it ships, with the signed model. */
export function writeTopics(data: string): void {
  const texts = ordinaryTexts(data, 'dev');
  const head = ['topic', 'sentences', 'area', 'found at 1%', 'found', 'ordinary texts', 'near misses'];
  const rows = Object.entries(measureTopics(texts)).map(([name, figures]) => [
    name,
    String(figures.sentences),
    figures.area.toFixed(3),
    ...[figures.foundAtOnePercent, figures.found, figures.ordinary, figures.beside].map(percent),
  ]);
  const sources = [5, 20].flatMap((examples) =>
    measureSources(data, examples).map(({ about, texts: many, ...figures }) => [
      about,
      String(examples),
      String(many),
      figures.area.toFixed(3),
      ...[figures.foundAtOnePercent, figures.found, figures.others].map(percent),
    ]),
  );
  const headOf = ['topic', 'examples', 'texts', 'area', 'found at 1%', 'found', 'other texts'];
  const { area, own, others, ordinary } = measureAllowed(ordinarySentences(data));
  const allowed = Object.keys(own).map((least) => [
    least,
    ...[own, others, ordinary].map((shares) => percent(shares[least])),
  ]);
  const of = ['threshold', 'sentences on it', 'on other topics', 'ordinary sentences'];
  const text = [
    `Denied, at a threshold of 0.5, each topic alone, against ${texts.length} ordinary texts:`,
    table([head, ...rows]),
    'Denied, topics by whole texts that others wrote: a source of the data each, its first texts of the training data as examples, against texts of all other sources:',
    table([headOf, ...sources.sort(([one = ''], [other = '']) => one.localeCompare(other))]),
    `Allowed, one topic alone: how many sentences are off it. The area under the curve of other topics against its own is ${area.toFixed(3)}.`,
    table([of, ...allowed]),
  ];
  putOnPage('topics', text.join('\n\n'), PAGE);
}
