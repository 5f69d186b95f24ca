/** The little linear algebra that topics need; plain loops over numbers of one kind, which is what is fast. bench: topic */

export type Vector = Float64Array;

export function dot(one: Vector, other: Vector): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

/** Adds a multiple of one vector to another. */
export function add(to: Vector, from: Vector, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + times * (from[at] ?? 0);
}

/** The cosine to the nearest of some vectors, all of length one; -1 where there are none. */
export function nearest(vectors: readonly Vector[], at: Vector): number {
  let most = -1;
  for (const vector of vectors) most = Math.max(most, dot(vector, at));
  return most;
}

/** Gives a vector length one, in place; nothing stays nothing. */
export function toUnit(vector: Vector): Vector {
  const length = Math.sqrt(dot(vector, vector));
  const times = length === 0 ? 0 : 1 / length;
  for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] ?? 0) * times;
  return vector;
}

/** What a square matrix, row by row, makes of a vector, times that vector. */
export function quadratic(matrix: Vector, vector: Vector): number {
  const size = vector.length;
  let sum = 0;
  for (let row = 0; row < size; row++)
    sum += (vector[row] ?? 0) * dot(matrix.subarray(row * size, (row + 1) * size), vector);
  return sum;
}
