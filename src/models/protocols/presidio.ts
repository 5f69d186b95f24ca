/** Presidio's analyzer, `/analyze`: entities with their places, which it counts in Unicode code points. */
import { z } from 'zod';
import type { Hit } from '../../core/finding.ts';
import { type Asked, malformed, type Protocol, textOf, typeOf } from './protocol.ts';

const schema = z
  .array(
    z.object({
      entity_type: z.string().min(1).max(128),
      start: z.int().min(0),
      end: z.int().min(0),
      score: z.number().min(0).max(1),
    }),
  )
  .max(1000);

export const presidio: Protocol = {
  ask: ({ texts }, { language = 'en' }) => ({ text: textOf(texts), language }),
  read,
};

function read(answer: unknown, asked: Asked): Hit[] {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw malformed(asked, 'the answer is no list of entities with their places');
  const unitAt = unitsAt(asked.text);
  return parsed.data
    .map((found): Hit => {
      const type = typeOf(found.entity_type);
      const start = unitAt[found.start];
      const end = unitAt[found.end];
      if (type === undefined) throw malformed(asked, 'an entity has a name without letters');
      if (start === undefined || end === undefined || start > end)
        throw malformed(asked, 'an entity lies outside of the text that was asked about');
      return { type, start, end, score: found.score };
    })
    .toSorted((one, other) => other.score - one.score);
}

/** For each code point of a text, and for its end, the UTF-16 unit at which it begins. */
function unitsAt(text: string): number[] {
  const units: number[] = [];
  let at = 0;
  for (const point of text) {
    units.push(at);
    at += point.length;
  }
  return [...units, at];
}
