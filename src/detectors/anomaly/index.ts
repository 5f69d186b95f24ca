/** Anomaly: answers that are not like the answers of this assistant, by a profile that was learned, or by a policy's bounds. */
import { z } from 'zod';
import type { Detector, Indexes, Models, Scanner } from '../../core/detector.ts';
import { embeddingAmong } from '../embedding/static-embedding.ts';
import { SILENT } from '../keyed-index/named-index.ts';
import { FEATURE_NAMES } from './features.ts';
import { Judge } from './judge.ts';
import { ANOMALY, OpenedProfile } from './opened-profile.ts';
import { anomalyScanner } from './scanner.ts';
import { readingBy } from './text-reader.ts';
import { NO_VOCABULARY } from './vocabulary.ts';

/** Features that say nothing without a profile. */
const LEARNED: ReadonlySet<string> = new Set([
  'otherHosts',
  'otherWords',
  'smallWords',
  'opening',
  'meaning',
]);

const bound = z.number().min(0).max(1e9).optional();
const bounds = z
  .strictObject({ least: bound, most: bound })
  .refine(({ least = 0, most = Infinity }) => least <= most, 'least is more than most');
const expected = z.record(z.string(), bounds).superRefine((named, context) => {
  for (const name of Object.keys(named)) {
    if (FEATURE_NAMES.includes(name) && !LEARNED.has(name)) continue;
    const reason = LEARNED.has(name)
      ? 'is known by a profile alone'
      : 'is no feature; weir profile show lists them';
    context.addIssue({ code: 'custom', path: [name.slice(0, 60)], message: reason });
  }
});

/** The detector `anomaly`: reports `ANOMALY` with its score and, as the source, the features that are out. */
export const anomaly: Detector = detectorWith(new Map());

function detectorWith(profiles: Indexes, models?: Models): Detector {
  const options = optionsFor(profiles);
  const embedding = embeddingAmong(models);
  return {
    name: ANOMALY,
    summary:
      'Answers that are not like those of this assistant: length, language, form, wording, meaning, repetition, links.',
    types: ['ANOMALY'],
    options,
    using: (indexes) => detectorWith(indexes, models),
    model: embedding,
    asking: (known) => detectorWith(profiles, known),
    compile: (value): Scanner => {
      const { profile: name, expect = {}, hold } = options.parse(value);
      const profile = profiles.get(name ?? '');
      if (name !== undefined && !(profile instanceof OpenedProfile)) return SILENT;
      const learned = profile instanceof OpenedProfile ? profile : undefined;
      const reading = learned?.reading(embedding) ?? readingBy(NO_VOCABULARY);
      const isKnown = learned?.data.meaning === undefined || reading.meaning !== undefined;
      return anomalyScanner({
        judge: new Judge(learned?.data, expect),
        reading,
        ...(learned === undefined ? {} : { drift: learned.drift }),
        profile: name ?? 'expected',
        hold,
        lacks: models !== undefined && !isKnown,
      });
    },
  };
}

function optionsFor(profiles: Indexes) {
  return z
    .strictObject({
      profile: z
        .string()
        .superRefine((name, context) => {
          const message = problemOf(name, profiles);
          if (message !== undefined) context.addIssue({ code: 'custom', message });
        })
        .optional()
        .describe('name of the profile in the process configuration (profiles)'),
      expect: expected
        .optional()
        .describe('bounds of features, beside the profile or without one: `{ characters: { most: 2000 } }`'),
      hold: z
        .boolean()
        .default(false)
        .describe('whether each 256 characters of a streamed answer wait until they were judged'),
    })
    .refine(
      ({ profile, expect }) => profile !== undefined || expect !== undefined,
      'name a profile, or what to expect',
    );
}

function problemOf(name: string, profiles: Indexes): string | undefined {
  const found = profiles.get(name);
  if (found !== undefined)
    return found.kind === ANOMALY || found.kind === 'unread' ? undefined : `is an index for ${found.kind}`;
  const known = [...profiles].flatMap(([each, { kind }]) => (kind === ANOMALY ? each : []));
  const help =
    known.length === 0
      ? 'name it under "profiles" in weir.yaml, or with --profile'
      : `those in the configuration are ${known.join(', ')}`;
  return `no profile is called "${name.slice(0, 60)}"; ${help}`;
}
