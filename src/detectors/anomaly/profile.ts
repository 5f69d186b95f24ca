/** Profile: what the answers of one assistant are usually like. Statistics and hashes, no text. */
import { z } from 'zod';
import { failed, ok, type Result } from '../../core/fault.ts';
import { parseJson } from '../parse-json.ts';
import { FEATURE_NAMES } from './features.ts';
import { MOST_CENTERS } from './learn-meaning.ts';
import type { MeaningData } from './meaning.ts';
import type { Usual } from './statistics.ts';
import type { VocabularyData } from './vocabulary.ts';

const FORMAT = 'weir-profile/1';
/** Characters of a profile's file; one of the most words has a tenth. */
export const LARGEST_PROFILE = 1_048_576;
/** No mean is farther out. */
const MOST_MEAN = 3;
export const MOST_WORDS = 8192;
export const MOST_SMALL = 64;
export const MOST_OPENINGS = 512;
export const MOST_HOSTS = 512;
const MOST_DIMENSIONS = 1024;

/** By the names of features. */
export type UsualValues = Readonly<Record<string, Usual>>;

export interface ProfileData {
  readonly format: typeof FORMAT;
  /** How many were learned from. */
  readonly answers: number;
  readonly stretches: number;
  /** The distance that scores one half. */
  readonly limit: number;
  /** Of whole answers, and of stretches of `STRETCH` characters. */
  readonly whole: UsualValues;
  readonly stretch: UsualValues;
  /** Of whole answers: how far they stray on the mean, in spreads; most features stray more to one side. */
  readonly means: Readonly<Record<string, number>>;
  readonly vocabulary: VocabularyData;
  /** Left out where answers say little that an embedding knows, or none was there. */
  readonly meaning?: MeaningData | undefined;
}

const spread = z.number().positive().max(1e6);
const usual = z.strictObject({ center: z.number().min(-1e6).max(1e6), below: spread, above: spread });
const values = z
  .record(z.string(), usual)
  .refine(
    (named) => Object.keys(named).every((name) => FEATURE_NAMES.includes(name)),
    'holds features that this version does not know',
  );
const means = z.record(z.string(), z.number().min(-MOST_MEAN).max(MOST_MEAN));
const hashes = (most: number) => z.array(z.int().min(0).max(0xffff_ffff)).max(most);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  answers: z.int().min(1),
  stretches: z.int().min(0),
  limit: z.number().min(0.1).max(1e6),
  whole: values,
  stretch: values,
  means,
  vocabulary: z.strictObject({
    salt: z.int().min(0).max(0xffff_ffff),
    words: hashes(MOST_WORDS),
    small: hashes(MOST_SMALL),
    openings: hashes(MOST_OPENINGS),
    hosts: hashes(MOST_HOSTS),
  }),
  meaning: z
    .strictObject({
      embedding: z.string().regex(/^[0-9a-f]{64}$/),
      centers: z
        .array(z.array(z.number().min(-1).max(1)).min(1).max(MOST_DIMENSIONS))
        .min(1)
        .max(MOST_CENTERS),
    })
    .optional(),
});

/** The profile that a file holds; the fault says what is wrong with it, and nothing of what it holds. */
export function parseProfile(text: string): Result<ProfileData> {
  const value = text.length > LARGEST_PROFILE ? undefined : parseJson(text);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const where =
    issue === undefined || issue.path.length === 0 ? '' : ` (at ${issue.path.join('.').slice(0, 60)})`;
  return failed('unreadable', `is no profile of this version, as weir profile learn makes it${where}`);
}

/** The text of a profile's file. */
export function formatProfile(profile: ProfileData): string {
  return `${JSON.stringify(profile, undefined, 1).replaceAll(/(?<=\[[^\]{]*)\n\s*/g, '')}\n`;
}
