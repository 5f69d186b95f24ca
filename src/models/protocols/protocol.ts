/** The contract of a protocol: how a service is asked, and how its answer is read. One file each; `index.ts` lists them. */
import type { Hit } from '../../core/finding.ts';
import type { Question } from '../../core/ports.ts';
import { JudgeFailure } from '../judge-failure.ts';
import type { RemoteSection } from '../section.ts';

/** What an answer is about. */
export interface Asked {
  readonly judge: string;
  readonly section: RemoteSection;
  /** What was asked about: the texts, and all of them in a row. */
  readonly texts: Question['texts'];
  readonly text: string;
  /** UTF-16 units of it. */
  readonly length: number;
}

export interface Protocol {
  /** The header that holds the secret; `authorization`, as a bearer, when left out. */
  readonly secretHeader?: string;
  /** True where questions are signed (AWS Signature Version 4) with a key from the file that holds the secret. */
  readonly signs?: true;
  /** Where a question is posted to, where that goes by what is asked. */
  urlFor?(url: string, question: Question): string;
  /** Returns what is posted as JSON. */
  ask(question: Question, section: RemoteSection): unknown;
  /** Returns the hits of one answer; throws a `JudgeFailure` when anything is wrong with it. */
  read(answer: unknown, asked: Asked): readonly Hit[];
}

/** Type of the hit for an answer as a whole. */
export const JUDGED_TYPE = 'JUDGED';

/** True where all that is asked about is said by the model. */
export function isAnswer(texts: Question['texts']): boolean {
  return texts.every(({ role }) => role === 'assistant');
}

/** A hit over all that was asked about. */
export function overAll(type: string, score: number, { length }: Asked): Hit {
  return { type, start: 0, end: length, score };
}

/** The first hit that reaches the threshold of a rule is the one that is told: the likeliest says most. */
export function likeliestFirst(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((one, other) => other.score - one.score);
}

/** A name of another service as the type of a finding: `hate/threatening` -> `HATE_THREATENING`; undefined when nothing is left. */
export function typeOf(name: string): string | undefined {
  const words = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
  const type = words.replaceAll(/^[_0-9]+|_+$/g, '').slice(0, 64);
  return type === '' ? undefined : type;
}

/** An answer that is not of the form that this protocol has. */
export function malformed({ judge }: Asked, what: string): JudgeFailure {
  return new JudgeFailure(judge, 'malformed', what);
}

/** A score that is missing or no number from 0 to 1. */
export function wrongScore({ judge }: Asked): JudgeFailure {
  const detail = 'the answer has a score that is missing or not between 0 and 1';
  return new JudgeFailure(judge, 'score', detail);
}

/** The texts of a question, joined: the offsets of hits count in it. */
export function textOf(texts: Question['texts']): string {
  return texts.map(({ text }) => text).join('');
}
