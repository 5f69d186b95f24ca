/** A profile for tests, of the answers of a made-up shop, and the detector that has it. */
import type { Scanner } from '../../src/core/detector.ts';
import type { Hit } from '../../src/core/finding.ts';
import type { Channel } from '../../src/core/segment.ts';
import { anomaly } from '../../src/detectors/anomaly/index.ts';
import { learnProfile } from '../../src/detectors/anomaly/learn.ts';
import { OpenedProfile } from '../../src/detectors/anomaly/opened-profile.ts';
import type { ProfileData } from '../../src/detectors/anomaly/profile.ts';
import { embeddingAmong, type StaticEmbedding } from '../../src/detectors/embedding/static-embedding.ts';
import { shopAnswers } from '../cases/anomaly/shop.ts';
import { asking, shippedModels } from './models.ts';

/** The embedding that comes with Weir. */
export const EMBEDDING: StaticEmbedding | undefined = embeddingAmong(shippedModels());

/** The profile of so many answers, as `weir profile learn` makes it. */
export function shopProfile(answers = 500): ProfileData {
  const learned = learnProfile(shopAnswers('learned', answers, 1), 7, EMBEDDING);
  if (!learned.ok) throw new Error(learned.fault.message);
  return learned.value;
}

/** A text that the assistant says. */
export const SAID: Channel = { path: 'choices[0].message.content', role: 'assistant', settled: true };

/** The detector's scanner for all texts; the options name the profile `shop`. */
export function compiled(profile: OpenedProfile, options: object = { profile: 'shop' }): Scanner {
  return asking(anomaly.using?.(new Map([['shop', profile]])) ?? anomaly).compile(options);
}

/** The same for one text. */
export function opened(profile: OpenedProfile, options?: object, of = SAID): Scanner {
  const scanner = compiled(profile, options);
  return scanner.open?.(of) ?? scanner;
}

/** What a scanner of no context finds in chunks, as a window gives them, in offsets of the whole text. */
export function found(scanner: Scanner, chunks: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  let [kept, base] = ['', 0];
  for (const [nth, chunk] of [...chunks, ''].entries()) {
    const text = kept + chunk;
    const input = { from: 0, fresh: kept.length, final: nth === chunks.length, first: base === 0 };
    const { hits: news, holdFrom } = scanner.scan({ text, ...input });
    for (const hit of news) hits.push({ ...hit, start: base + hit.start, end: base + hit.end });
    kept = text.slice(holdFrom);
    base += holdFrom;
  }
  return hits;
}

export function openedProfile(data: ProfileData = shopProfile()): OpenedProfile {
  return new OpenedProfile(data, 'digest');
}
