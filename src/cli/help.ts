/** The texts of `weir --help` and of a verb that does not exist. */
import { VERBS } from './verbs.ts';

/** Edits that still count as a slip of the finger. */
const NEAR = 2;

/** Returns the text of `weir --help`. */
export function helpText(): string {
  const width = Math.max(...VERBS.map((verb) => verb.name.length));
  const lines = VERBS.map((verb) => `  ${verb.name.padEnd(width)}  ${verb.summary}`);
  return [
    'weir: an LLM control plane for Envoy and Istio',
    '',
    'usage: weir VERB [options]',
    '',
    ...lines,
    '',
    'weir VERB --help explains a verb; weir --version prints the version.',
    '',
  ].join('\n');
}

/** Returns what to say about a verb that does not exist. */
export function unknownVerb(name: string): string {
  const near = VERBS.find((verb) => distance(verb.name, name) <= NEAR || verb.name.startsWith(name));
  const advice = near === undefined ? 'weir --help lists the verbs' : `did you mean "weir ${near.name}"?`;
  return `weir: unknown verb "${name.slice(0, 40)}"; ${advice}\n`;
}

/** Edit distance (Levenshtein), one row at a time. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [i, character] of [...left].entries()) {
    const next = [i + 1];
    for (let j = 0; j < right.length; j += 1) {
      const same = right[j] === character ? 0 : 1;
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + same));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
