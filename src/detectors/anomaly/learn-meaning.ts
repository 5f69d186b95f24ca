/** Learns where the answers of a profile lie by their meaning: around a few centers (k-means; Lloyd, 1982). */
import { add, dot, nearest, toUnit, type Vector } from '../embedding/linear-algebra.ts';
import { placeOf } from '../embedding/place.ts';
import type { StaticEmbedding } from '../embedding/static-embedding.ts';
import type { MeaningData } from './meaning.ts';

/** An assistant speaks of a few things. */
export const MOST_CENTERS = 8;
/** Around a center lie so many answers at least: fewer are somebody's. */
const FEWEST = 5;
const ROUNDS = 8;

/** Undefined where hardly an answer says anything to the embedding, which knows words of the letters a to z. */
export function learnMeaning(
  answers: readonly string[],
  embedding: StaticEmbedding,
): MeaningData | undefined {
  const places = answers.flatMap((text) => placeOf(embedding.read(text), embedding) ?? []);
  const centers = 2 * places.length < answers.length ? [] : centersOf(places);
  if (centers.length === 0) return undefined;
  return { embedding: embedding.digest, centers: centers.map((center) => Array.from(center, rounded)) };
}

/** Each round moves a center to the mean of the places that are nearest to it; one with few of them is given up. */
function centersOf(places: readonly Vector[]): readonly Vector[] {
  let centers = farApart(places);
  for (let round = 0; round < ROUNDS; round++) {
    const near = Map.groupBy(places, (place) => nearestOf(centers, place));
    centers = [...near.values()].filter(({ length }) => length >= FEWEST).map(meanOf);
  }
  return centers;
}

/** Their mean, and of all places again and again the one that is farthest from those chosen so far (Gonzalez, 1985). */
function farApart(places: readonly Vector[]): readonly Vector[] {
  const chosen = [meanOf(places)];
  while (chosen.length < Math.min(MOST_CENTERS, places.length)) {
    const cosines = places.map((place) => nearest(chosen, place));
    const farthest = cosines.reduce((one, cosine, at) => (cosine < (cosines[one] ?? 0) ? at : one), 0);
    chosen.push(...places.slice(farthest, farthest + 1));
  }
  return chosen;
}

function nearestOf(centers: readonly Vector[], place: Vector): Vector | undefined {
  const cosine = nearest(centers, place);
  return centers.find((center) => dot(center, place) === cosine);
}

function meanOf(places: readonly Vector[]): Vector {
  const sum = new Float64Array(places[0]?.length ?? 0);
  for (const place of places) add(sum, place, 1);
  return toUnit(sum);
}

/** Finer figures would say more of single answers than of all. */
function rounded(value: number): number {
  // A negative zero would be another number once it was written.
  return Number(value.toFixed(3)) + 0;
}
