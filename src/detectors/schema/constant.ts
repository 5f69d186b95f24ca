/** The nodes of `const` and `enum`: a constant is a schema that only it fulfils. */
import { ARRAY, FALSE, NULL, NUMBER, OBJECT, STRING, TRUE } from './kinds.ts';
import { type Node, plainNode } from './node.ts';
import { arrayRules, numberRules, objectRules, stringRules } from './rules.ts';

const NEVER = plainNode(0);

/** What allows these values and no others, as alternatives of which one has to fit. */
export function constants(values: readonly unknown[]): Node[] {
  const nodes: Node[] = [];
  const strings = values.filter((value) => typeof value === 'string');
  const numbers = values.filter((value) => typeof value === 'number');
  const words = values.reduce<number>((kinds, value) => kinds | wordOf(value), 0);
  if (strings.length > 0) nodes.push(listedStrings(strings));
  if (numbers.length > 0) nodes.push({ ...plainNode(NUMBER), numbers: numberRules({ values: numbers }) });
  if (words !== 0) nodes.push(plainNode(words));
  for (const value of values) {
    if (typeof value !== 'object' || value === null) continue;
    nodes.push(Array.isArray(value) ? listOf(value) : objectOf(value));
  }
  return nodes;
}

/** A string that is one of these. */
export function listedStrings(values: readonly string[]): Node {
  const sorted = [...new Set(values)].sort();
  return { ...plainNode(STRING), strings: stringRules({ values: sorted }) };
}

function wordOf(value: unknown): number {
  if (value === null) return NULL;
  if (value === true) return TRUE;
  return value === false ? FALSE : 0;
}

function oneOf(value: unknown): Node {
  const [only] = constants([value]);
  return only ?? NEVER;
}

function listOf(values: readonly unknown[]): Node {
  const prefix = values.map(oneOf);
  const arrays = arrayRules({ prefix, rest: NEVER, min: values.length, max: values.length });
  return { ...plainNode(ARRAY), arrays };
}

function objectOf(value: object): Node {
  const properties = new Map(Object.entries(value).map(([name, member]) => [name, oneOf(member)]));
  const required = [...properties.keys()];
  const objects = objectRules({
    ...{ properties, required, additional: NEVER },
    ...{ names: [listedStrings(required)], listed: required.length, max: required.length },
  });
  return { ...plainNode(OBJECT), objects };
}
