/** What the detector is worth on whole texts: sentences of our own against ordinary texts, by topic. */

import type { Scanner } from '../../src/core/detector.ts';
import { fold } from '../../src/detectors/fold.ts';
import { topicDetector } from '../../src/detectors/topic/index.ts';
import { LIBRARY, type LibraryName } from '../../src/detectors/topic/library.ts';
import { learnedModels } from '../../src/server/registry/learned-models.ts';
import { areaUnderCurve, shareAbove, thresholdAt } from '../figures.ts';
import { readRows } from '../rows.ts';
import { topicRows } from './rows.ts';

/** Shares, from 0 to 1. */
export interface TopicFigures {
  readonly sentences: number;
  /** Against ordinary texts. */
  readonly area: number;
  readonly foundAtOnePercent: number;
  /** At the default threshold of a rule. */
  readonly found: number;
  readonly ordinary: number;
  /** Sentences beside the topic, in words that look like it. */
  readonly beside: number;
}

/** By topic of the library. */
export function measureTopics(ordinary: readonly string[]): Readonly<Record<string, TopicFigures>> {
  const rows = topicRows();
  const names = Object.keys(LIBRARY) as LibraryName[];
  return Object.fromEntries(
    names.map((name) => {
      const scanner = scannerWith({ denied: [{ use: name }] });
      const scores = (kind: 'on' | 'beside') =>
        rows
          .filter((row) => row.topic === name && row.kind === kind)
          .map(({ text }) => scoreOf(scanner, text));
      const others = ordinary.map((text) => scoreOf(scanner, text));
      const [on, beside] = [scores('on'), scores('beside')];
      const figures = {
        sentences: on.length,
        area: areaUnderCurve(on, others),
        foundAtOnePercent: shareAbove(thresholdAt(0.01, others), on) ?? 0,
        found: shareAtLeast(0.5, on),
        ordinary: shareAtLeast(0.5, others),
        beside: shareAtLeast(0.5, beside),
      };
      return [name, figures];
    }),
  );
}

/** Where one topic alone is allowed. */
export interface AllowedFigures {
  /** Of sentences on other topics against those on it. */
  readonly area: number;
  /** By threshold: shares of sentences on it, on other topics, and of ordinary ones, that are off it. */
  readonly own: Readonly<Record<string, number>>;
  readonly others: Readonly<Record<string, number>>;
  readonly ordinary: Readonly<Record<string, number>>;
}
const THRESHOLDS = [0.5, 0.7, 0.9];

/** Over all topics of the library. */
export function measureAllowed(ordinary: readonly string[]): AllowedFigures {
  const rows = topicRows().filter(({ kind }) => kind === 'on');
  const all = (Object.keys(LIBRARY) as LibraryName[]).map((name) => {
    const scanner = scannerWith({ allowed: [{ use: name }] });
    const scores = (texts: readonly string[]) => texts.map((text) => scoreOf(scanner, text));
    const of = (isOwn: boolean) =>
      scores(rows.filter(({ topic }) => (topic === name) === isOwn).map(({ text }) => text));
    return { own: of(true), others: of(false), ordinary: scores(ordinary) };
  });
  const shares = (kind: 'own' | 'others' | 'ordinary') => {
    const scores = all.flatMap((each) => each[kind]);
    return Object.fromEntries(THRESHOLDS.map((least) => [least, shareAtLeast(least, scores)]));
  };
  const area = areaUnderCurve(
    all.flatMap(({ others }) => others),
    all.flatMap(({ own }) => own),
  );
  return { area, own: shares('own'), others: shares('others'), ordinary: shares('ordinary') };
}

/** Sources of the data whose texts are about one thing, more or less. */
const SOURCES: Readonly<Record<string, string>> = {
  gsm8k: 'sums in a story',
  purplellama_instruct: 'programs to write',
  purplellama_frr: 'security, asked harmlessly',
  docs_gateway: 'documentation of a gateway',
  docs_fastify: 'documentation of a web framework',
  docs_presidio: 'documentation of a privacy tool',
  toolalpaca: 'tools of all kinds',
};
const LONGEST_EXAMPLE = 400;

/** What topics are worth that nobody here wrote: the first texts of a source are the examples, others of it are to be found. */
export function measureSources(data: string, examples: number) {
  const rows = (split: 'train' | 'dev') =>
    readRows(data, 'injection', split).filter(({ positive, lang }) => !positive && lang === 'en');
  const [train, dev] = [rows('train'), rows('dev')];
  return Object.entries(SOURCES).map(([source, about]) => {
    const first = train.filter((row) => row.source === source).slice(0, examples);
    const topic = { name: 'source', examples: first.map(({ text }) => text.slice(0, LONGEST_EXAMPLE)) };
    const scanner = scannerWith({ denied: [topic] });
    const scores = (isOn: boolean) =>
      dev.filter((row) => (row.source === source) === isOn).map(({ text }) => scoreOf(scanner, text));
    const [on, others] = [scores(true), scores(false)];
    return {
      about,
      texts: on.length,
      area: areaUnderCurve(on, others),
      foundAtOnePercent: shareAbove(thresholdAt(0.01, others), on) ?? 0,
      found: shareAtLeast(0.5, on),
      others: shareAtLeast(0.5, others),
    };
  });
}

function scannerWith(options: object): Scanner {
  const models = learnedModels();
  if (!models.ok) throw new Error(models.fault.message);
  const detector = topicDetector.asking?.(models.value) ?? topicDetector;
  return detector.compile(options);
}

/** Of a whole text. */
function scoreOf(scanner: Scanner, raw: string): number {
  const { text } = fold(raw);
  const { hits } = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
  return hits.reduce((most, { score }) => Math.max(most, score), 0);
}

function shareAtLeast(score: number, all: readonly number[]): number {
  return all.filter((each) => each >= score).length / all.length;
}
