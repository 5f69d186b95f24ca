/** Closes an exhaustive switch: reaching it is a bug, so it throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
