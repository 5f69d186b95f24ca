/**
 * Random schemas that allow finitely many texts, and these texts: an oracle that knows of every beginning whether it can
 * still become right. Blanks and escapes are left out: what can go on with them can go on without.
 */
import { fc } from '../fast-check.ts';
import type { Schema } from './arbitrary.ts';

/** A schema, and all that it allows. */
export interface Finite {
  readonly schema: Schema;
  readonly texts: readonly string[];
}

/** A schema of more texts is replaced by one of few. */
const MOST_TEXTS = 2000;

const NULL: Finite = { schema: { type: 'null' }, texts: ['null'] };
const FLAG: Finite = { schema: { type: 'boolean' }, texts: ['true', 'false'] };
const words = fc.uniqueArray(fc.constantFrom('a', 'ab', 'abc', 'b', 'ba', '', 'é'), {
  minLength: 1,
  maxLength: 4,
});
const listed: fc.Arbitrary<Finite> = words.map((values) => ({
  schema: { enum: values },
  texts: values.map((value) => JSON.stringify(value)),
}));

function bounded(finite: Finite): Finite {
  return finite.texts.length > MOST_TEXTS ? NULL : { ...finite, texts: [...new Set(finite.texts)] };
}

/** Every order of every choice of members that holds the required ones. */
function objectTexts(members: ReadonlyMap<string, Finite>, required: readonly string[]): string[] {
  const texts: string[] = [];
  const go = (left: readonly string[], sofar: readonly string[]): void => {
    if (texts.length > MOST_TEXTS) return;
    if (required.every((name) => !left.includes(name))) texts.push(`{${sofar.join(',')}}`);
    for (const name of left)
      for (const text of members.get(name)?.texts ?? [])
        go(
          left.filter((one) => one !== name),
          [...sofar, `${JSON.stringify(name)}:${text}`],
        );
  };
  go([...members.keys()], []);
  return texts;
}

/** Every list of at least so many of the items in their places. */
function listTexts(items: readonly Finite[], least: number): string[] {
  const texts: string[] = least === 0 ? ['[]'] : [];
  let begun = [''];
  for (const [index, { texts: each }] of items.entries()) {
    const comma = index === 0 ? '' : ',';
    begun = begun
      .flatMap((before) => each.map((text) => `${before}${comma}${text}`))
      .slice(0, MOST_TEXTS + 1);
    if (index + 1 >= least) texts.push(...begun.map((inner) => `[${inner}]`));
  }
  return texts;
}

function closedObject(members: ReadonlyMap<string, Finite>, required: readonly string[]): Finite {
  const properties = Object.fromEntries([...members].map(([name, { schema }]) => [name, schema]));
  const schema = { type: 'object', properties, required, additionalProperties: false };
  return bounded({ schema, texts: objectTexts(members, required) });
}

export const finite: fc.Arbitrary<Finite> = fc.letrec<{ node: Finite }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.constantFrom(NULL, FLAG), listed),
    fc
      .tuple(fc.dictionary(fc.constantFrom('a', 'ab', 'b', 'bé'), tie('node'), { maxKeys: 2 }), fc.boolean())
      .map(([members, all]) => {
        const names = Object.keys(members);
        return closedObject(new Map(Object.entries(members)), all ? names : names.slice(1));
      }),
    fc
      .tuple(fc.array(tie('node'), { minLength: 1, maxLength: 2 }), fc.nat({ max: 2 }))
      .map(([items, least]) => {
        const minItems = Math.min(least, items.length);
        const schema = {
          type: 'array',
          prefixItems: items.map((item) => item.schema),
          items: false,
          minItems,
        };
        return bounded({ schema, texts: listTexts(items, minItems) });
      }),
    fc
      .tuple(tie('node'), tie('node'))
      .map(([one, other]) =>
        bounded({ schema: { anyOf: [one.schema, other.schema] }, texts: [...one.texts, ...other.texts] }),
      ),
  ),
})).node;

/** How many characters the longest beginning of a text has that can still become right. */
export function aliveIn(texts: readonly string[], text: string): number {
  let alive = 0;
  for (const right of texts) {
    let same = 0;
    while (same < text.length && right[same] === text[same]) same++;
    alive = Math.max(alive, same);
  }
  return alive;
}
