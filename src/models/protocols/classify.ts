/** What classifiers answer: a label and a score each. Labels that mean that nothing is wrong are no findings. */
import type { Hit } from '../../core/finding.ts';
import { type Asked, likeliestFirst, malformed, overAll, typeOf, wrongScore } from './protocol.ts';

export interface Labelled {
  readonly label: string;
  readonly score: number;
}

/** Each label that counts, with its score. */
export function hitsOf(labelled: readonly Labelled[], asked: Asked): Hit[] {
  const harmless = new Set(asked.section.harmless?.map(typeOf));
  const hits: Hit[] = [];
  for (const { label, score } of labelled) {
    const type = typeOf(label);
    if (type === undefined) throw malformed(asked, 'a label of the answer has neither letter nor digit');
    if (!(score >= 0 && score <= 1)) throw wrongScore(asked);
    if (!harmless.has(type)) hits.push(overAll(type, score, asked));
  }
  const known = labelled.some(({ label }) => harmless.has(typeOf(label)));
  if (hits.length === 0 && !known) throw malformed(asked, 'the answer names no label');
  return likeliestFirst(hits);
}
