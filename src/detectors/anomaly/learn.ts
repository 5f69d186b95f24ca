/** Learns a profile from recorded answers, in three passes: their words, their measures, how far they stray. */
import { failed, ok, type Result } from '../../core/fault.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Counts } from './counts.ts';
import { straysOf } from './drift.ts';
import { FEATURES, type Feature, type Values, weightOf } from './features.ts';
import { Judge, type Measure, STRETCH } from './judge.ts';
import { learnMeaning } from './learn-meaning.ts';
import { Meaning } from './meaning.ts';
import { MeasuredText } from './measured-text.ts';
import {
  MOST_HOSTS,
  MOST_OPENINGS,
  MOST_SMALL,
  MOST_WORDS,
  type ProfileData,
  type UsualValues,
} from './profile.ts';
import { inOrder, quantile, usualOf } from './statistics.ts';
import { FIRST_WORDS, type Reading, readingBy, TextReader } from './text-reader.ts';
import { Vocabulary, type VocabularyData } from './vocabulary.ts';

/** Fewer say too little. */
export const LEAST_ANSWERS = 30;
/** Of fewer stretches nothing is learned: whole answers are short, and longer ones are told by their length. */
const LEAST_STRETCHES = 10;
/** More say nothing new. */
export const MOST_ANSWERS = 20_000;
/** What stands in fewer answers is no habit, and somebody's words. */
const COMMON = 5;
/** The share of answers that stray less than the limit, and how much farther it is. */
const USUAL_SHARE = 0.99;
const MARGIN = 1.1;
const LEAST_LIMIT = 3;

/** Learns from texts; `salt` is a random number of 32 bits. What answers say is learned by an embedding, where one is there. */
export function learnProfile(
  texts: readonly string[],
  salt: number,
  embedding?: StaticEmbedding,
): Result<ProfileData> {
  const answers = texts.filter((text) => text.trim() !== '').slice(0, MOST_ANSWERS);
  if (answers.length < LEAST_ANSWERS)
    return failed(
      'unreadable',
      `${answers.length} answers are too few; at least ${LEAST_ANSWERS} are needed`,
    );
  const vocabulary = vocabularyOf(answers, salt);
  const meaning = embedding && learnMeaning(answers, embedding);
  const reading = readingBy(new Vocabulary(vocabulary), {
    meaning: embedding && meaning && new Meaning(embedding, meaning),
  });
  const measured = answers.map((text) => measuresOf(text, reading));
  const stretches = measured.flatMap(({ marks }) => marks.flatMap(({ stretch }) => stretch ?? []));
  const usual = usualValues(measured.map(({ whole }) => whole));
  const learned = {
    format: 'weir-profile/1',
    answers: answers.length,
    stretches: stretches.length,
    limit: LEAST_LIMIT,
    whole: usual,
    stretch: stretches.length < LEAST_STRETCHES ? {} : usualStretch(stretches),
    means: meansOf(measured, usual),
    vocabulary,
    ...(meaning === undefined ? {} : { meaning }),
  } as const;
  return ok({ ...learned, limit: rounded(limitOf(measured, new Judge(learned))) });
}

interface Measures {
  readonly marks: readonly Measure[];
  readonly whole: Measure;
}

/** All that one answer is judged by. */
export function measuresOf(text: string, reading: Reading): Measures {
  const answer = new MeasuredText(reading, false);
  const marks: Measure[] = [];
  for (let at = 0; at < text.length; at += STRETCH) {
    const mark = answer.read(text.slice(at, at + STRETCH));
    if (mark !== undefined) marks.push(mark);
  }
  return { marks, whole: answer.ended() };
}

function limitOf(measured: readonly Measures[], judge: Judge): number {
  const farthest = measured.map(({ marks, whole }) =>
    Math.max(...[...marks, whole].map((measure) => judge.distance(measure))),
  );
  // Of few answers the farthest ones have not been seen.
  const few = 1 + LEAST_ANSWERS / (2 * measured.length);
  return Math.max(LEAST_LIMIT, MARGIN * few * quantile(inOrder(farthest), USUAL_SHARE));
}

function usualValues(measures: readonly Measure[]): UsualValues {
  return Object.fromEntries(
    FEATURES.flatMap((feature: Feature, at) => {
      const known = measures
        .map(({ whole, characters }) => {
          const weight = feature.kind === 'amount' ? 1 : weightOf(characters);
          return { value: valueAt(whole, at), weight };
        })
        .filter(({ value }) => !Number.isNaN(value));
      // What is unknown of most answers is no habit of theirs.
      if (2 * known.length < measures.length) return [];
      const { center, below, above } = usualOf(known, feature.floor);
      return [[feature.name, { center: rounded(center), below: rounded(below), above: rounded(above) }]];
    }),
  );
}

/** How far answers stray on the mean. */
function meansOf(measured: readonly Measures[], usual: UsualValues): Readonly<Record<string, number>> {
  const strays = measured.map(({ whole }) => straysOf(whole, usual));
  const mean = (at: number) => strays.reduce((sum, each) => sum + (each[at] ?? 0), 0) / strays.length;
  return Object.fromEntries(FEATURES.map(({ name }: Feature, at) => [name, rounded(mean(at))]));
}

/** Without what is compared in whole texts alone. */
function usualStretch(stretches: readonly Values[]): UsualValues {
  const usual = usualValues(stretches.map((whole) => ({ whole, characters: STRETCH })));
  const whole: ReadonlySet<string> = new Set(
    FEATURES.filter((feature: Feature) => feature.whole === true).map(({ name }) => name),
  );
  return Object.fromEntries(Object.entries(usual).filter(([name]) => !whole.has(name)));
}

function valueAt(values: Values, at: number): number {
  return values[at] ?? 0;
}

/** Finer figures would say more of single answers than of all. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function vocabularyOf(answers: readonly string[], salt: number): VocabularyData {
  const [words, openings, hosts] = [new Habits(), new Habits(), new Habits()];
  const salted = new Vocabulary({ salt, words: [], small: [], openings: [], hosts: [] });
  const reading = readingBy(salted, {
    listener: {
      word: (hash, nth) => {
        words.see(hash);
        if (nth < FIRST_WORDS) openings.see(hash);
      },
      host: (hash) => hosts.see(hash),
    },
  });
  const counts = new Counts();
  for (const text of answers) {
    const reader = new TextReader(reading, counts);
    reader.read(text, counts);
    reader.close(counts);
    for (const habits of [words, openings, hosts]) habits.next();
  }
  return {
    salt,
    words: words.most(MOST_WORDS),
    small: words.most(MOST_SMALL),
    openings: openings.most(MOST_OPENINGS),
    hosts: hosts.most(MOST_HOSTS),
  };
}

/** What stands in many answers. */
class Habits {
  readonly #answers = new Map<number, number>();
  readonly #here = new Set<number>();

  see(hash: number): void {
    this.#here.add(hash);
  }

  /** The next answer begins. */
  next(): void {
    for (const hash of this.#here) this.#answers.set(hash, (this.#answers.get(hash) ?? 0) + 1);
    this.#here.clear();
  }

  /** The most common ones, in an order that says nothing. */
  most(count: number): number[] {
    return [...this.#answers]
      .filter(([, answers]) => answers >= COMMON)
      .sort((one, other) => other[1] - one[1])
      .slice(0, count)
      .map(([hash]) => hash)
      .sort((one, other) => one - other);
  }
}
