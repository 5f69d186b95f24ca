/** Sets the scores of an embedding: how near to topics ordinary texts and sentences come. */
import { readFileSync, writeFileSync } from 'node:fs';
import { placeOf } from '../../src/detectors/embedding/place.ts';
import {
  type Description,
  readEmbedding,
  type StaticEmbedding,
} from '../../src/detectors/embedding/static-embedding.ts';
import { LIBRARY } from '../../src/detectors/topic/library.ts';
import { deniedTopics, ENOUGH, TopicScanner } from '../../src/detectors/topic/topic-scanner.ts';
import { Topic } from '../../src/detectors/topic/topics.ts';
import { ordinarySentences, ordinaryTexts } from './rows.ts';

/** Score -> the share of ordinary texts that come as far to a topic. */
const NEAR: readonly (readonly [number, number])[] = [
  [0.1, 0.1],
  [0.3, 0.03],
  [0.5, 0.01],
  [0.7, 0.005],
  [0.9, 0.002],
];
/** Score -> the share of ordinary sentences that are nearer to a topic. */
const FAR: readonly (readonly [number, number])[] = [
  [0.1, 0.01],
  [0.3, 0.02],
  [0.5, 0.05],
  [0.7, 0.1],
  [0.9, 0.3],
];
/** Margins run over numbers from 0 to 1 while they are measured. */
const WIDE = 40;
const PLAIN: Description['near'] = [
  [-WIDE, 0],
  [WIDE, 1],
];
/** Behind the last step, so far again comes to a score of one. */
const BEYOND = 2;
/** Texts that are measured. */
const TEXTS = 3000;

export function calibrate(file: string, { to, data }: { readonly to: string; readonly data: string }): void {
  const bytes = readFileSync(file);
  const read = readEmbedding(bytes, '');
  if (!read.ok) throw new Error(read.fault.message);
  const { about } = read.value;
  const plain = readEmbedding(withAbout(bytes, { ...about, near: PLAIN, far: PLAIN }), '');
  if (!plain.ok) throw new Error(plain.fault.message);
  const near = nearLadder(plain.value, ordinaryTexts(data, 'train').slice(0, TEXTS));
  const far = farLadder(plain.value, ordinarySentences(data, 'train'));
  writeFileSync(to, withAbout(bytes, { ...about, near, far }));
  process.stderr.write(`${to}: near ${JSON.stringify(near)}, far ${JSON.stringify(far)}\n`);
}

function withAbout(bytes: Uint8Array, about: Description): Uint8Array {
  const rest = bytes.subarray(bytes.indexOf(0x0a));
  return Buffer.concat([new TextEncoder().encode(JSON.stringify(about)), rest]);
}

/** The middle of what the topics of the library say: some ordinary texts are about one of them. */
function nearLadder(embedding: StaticEmbedding, texts: readonly string[]): Description['near'] {
  const margins = Object.entries(LIBRARY).map(([name, sentences]) => {
    const scanner = new TopicScanner(deniedTopics(embedding, [new Topic(name, sentences, embedding)]));
    return texts.map((text) => highestMargin(scanner, text)).sort((one, other) => other - one);
  });
  const at = (share: number) => middle(margins.map((all) => all[Math.floor(share * all.length)] ?? 0));
  return ladderOf(NEAR.map(([score, share]) => [at(share), score]));
}

/** The same for sentences. */
function farLadder(embedding: StaticEmbedding, sentences: readonly string[]): Description['far'] {
  const places = sentences.flatMap((sentence) => {
    const said = embedding.read(sentence);
    const place = said.says < ENOUGH ? undefined : placeOf(said, embedding);
    return place === undefined ? [] : [place];
  });
  const margins = Object.entries(LIBRARY).map(([name, topic]) => {
    const known = new Topic(name, topic, embedding);
    return places.map((place) => known.margin(place)).sort((one, other) => other - one);
  });
  const at = (share: number) => middle(margins.map((all) => all[Math.floor(share * all.length)] ?? 0));
  return ladderOf(FAR.map(([score, share]) => [-at(share), score]));
}

function highestMargin(scanner: TopicScanner, text: string): number {
  const { hits } = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
  const score = hits.reduce((most, hit) => Math.max(most, hit.score), 0);
  return score * 2 * WIDE - WIDE;
}

/** Steps that rise, with one before and one behind them. */
function ladderOf(steps: readonly (readonly [number, number])[]): Description['near'] {
  const [first = [0, 0]] = steps;
  const last = steps.at(-1) ?? first;
  const rounded = (margin: number) => Math.round(margin * 1000) / 1000;
  return [
    [rounded(first[0] - BEYOND), 0],
    ...steps.map(([margin, score]): [number, number] => [rounded(margin), score]),
    [rounded(last[0] + BEYOND), 1],
  ];
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}
