/** Reading units of strings in hot loops. */

const { charCodeAt } = String.prototype;

/**
 * The unit at an offset. Strings come in many shapes (one byte or two, slices, joined), and where a loop has seen more than
 * four of them the engine looks up `charCodeAt` anew for each unit, at five times the cost; the function itself has one
 * shape. For the same reason such loops read the length once. bench: views
 */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}
