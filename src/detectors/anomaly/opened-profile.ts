/** Opened profile: a profile as the detector has it, ready to judge, and what has become of it since. */
import type { OpenedIndex } from '../../core/detector.ts';
import { ok, type Result } from '../../core/fault.ts';
import { Drift } from './drift.ts';
import { type ProfileData, parseProfile } from './profile.ts';
import { type Reading, readingBy } from './text-reader.ts';
import { Vocabulary } from './vocabulary.ts';

/** Which detector profiles are for. */
export const ANOMALY = 'anomaly';

export class OpenedProfile implements OpenedIndex {
  readonly kind = ANOMALY;
  readonly digest: string;
  readonly data: ProfileData;
  readonly reading: Reading;
  readonly drift: Drift;

  constructor(data: ProfileData, digest: string) {
    this.digest = digest;
    this.data = data;
    this.reading = readingBy(new Vocabulary(data.vocabulary));
    this.drift = new Drift(data);
  }

  /** Opens the text of a profile's file; `digest` is the SHA-256 of it, hex. */
  static open(text: string, digest: string): Result<OpenedProfile> {
    const data = parseProfile(text);
    return data.ok ? ok(new OpenedProfile(data.value, digest)) : data;
  }
}
