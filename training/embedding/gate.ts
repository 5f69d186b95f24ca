/** The figures of topics on the committed samples, and those that they had when they were committed. */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureTopics, type TopicFigures } from './measured.ts';

const FOLDER = new URL('../samples/', import.meta.url);
const KNOWN = new URL('topic-figures.json', FOLDER);

/** Means over the topics of the library. */
export type MeanFigures = Omit<TopicFigures, 'sentences'>;

/** Sentences of `topics.txt` against the harmless rows of the sample for injection. */
export function measureSample(): MeanFigures {
  const ordinary = readFileSync(new URL('injection.jsonl', FOLDER), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { readonly text: string; readonly label: number })
    .filter(({ label }) => label === 0)
    .map(({ text }) => text);
  const topics = Object.values(measureTopics(ordinary));
  const mean = (name: keyof MeanFigures) => {
    const sum = topics.reduce((total, figures) => total + figures[name], 0);
    return Math.round((10_000 * sum) / topics.length) / 10_000;
  };
  return {
    area: mean('area'),
    foundAtOnePercent: mean('foundAtOnePercent'),
    found: mean('found'),
    ordinary: mean('ordinary'),
    beside: mean('beside'),
  };
}

/** The figures that were committed. */
export function knownTopicFigures(): MeanFigures {
  return JSON.parse(readFileSync(KNOWN, 'utf8'));
}

/** Measures, and commits to it. */
export function writeTopicFigures(): void {
  writeFileSync(KNOWN, `${JSON.stringify(measureSample(), undefined, 2)}\n`);
}
