/** Opened profile: a profile as the detector has it, ready to judge, and what has become of it since. */
import type { OpenedIndex } from '../../core/detector.ts';
import { ok, type Result } from '../../core/fault.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import { Drift } from './drift.ts';
import { Meaning } from './meaning.ts';
import { type ProfileData, parseProfile } from './profile.ts';
import { type Reading, readingBy } from './text-reader.ts';
import { Vocabulary } from './vocabulary.ts';

/** Which detector profiles are for. */
export const ANOMALY = 'anomaly';

export class OpenedProfile implements OpenedIndex {
  readonly kind = ANOMALY;
  readonly digest: string;
  readonly data: ProfileData;
  readonly drift: Drift;
  readonly #vocabulary: Vocabulary;

  constructor(data: ProfileData, digest: string) {
    this.digest = digest;
    this.data = data;
    this.#vocabulary = new Vocabulary(data.vocabulary);
    this.drift = new Drift(data);
  }

  /** What answers are read by; what they say alone where the profile was learned by this embedding. */
  reading(embedding: StaticEmbedding | undefined): Reading {
    const { meaning } = this.data;
    const isKnown = meaning !== undefined && meaning.embedding === embedding?.digest;
    return readingBy(this.#vocabulary, isKnown ? { meaning: new Meaning(embedding, meaning) } : {});
  }

  /** Opens the text of a profile's file; `digest` is the SHA-256 of it, hex. */
  static open(text: string, digest: string): Result<OpenedProfile> {
    const data = parseProfile(text);
    return data.ok ? ok(new OpenedProfile(data.value, digest)) : data;
  }
}
