/**
 * Texts as they come after each other: harmless ones of `own/written` in a row, as a conversation or a list of results has them, one that is
 * repeated, and such with an attack among them. Alone they would teach that a text is as bad as the sum of what is a little suspicious in it.
 */
import { oneOf, randomOf } from './shuffled.ts';
import { type Written, writtenTexts } from './written.ts';

/** How many of each. */
const IN_A_ROW = 500;
const REPEATED = 150;
const ATTACKED = 300;
/** Texts of one: at least so many, and at most. */
const FEWEST = 3;
const MOST = 10;
const MOST_REPEATED = 20;
/** Characters of one of them. */
const LONGEST = 400;
const BETWEEN = ['\n', '\n\n', ' ', '\n- '];

type Random = () => number;

/** Of what users say and of what is looked up in turn; the same for the same seed. */
export function conversations(seed: number): Written[] {
  const random = randomOf(seed);
  const short = writtenTexts().filter(({ text }) => text.length <= LONGEST);
  return (['user', 'retrieved'] as const).flatMap((role) => {
    const [harmless, attacks] = ([0, 1] as const).map((wanted) =>
      short.flatMap((written) => (written.role === role && written.label === wanted ? written.text : [])),
    ) as [string[], string[]];
    const made = (count: number, label: 0 | 1, of: () => string[]): Written[] =>
      Array.from({ length: count }, () => ({ text: of().join(oneOf(BETWEEN, random)), label, role }));
    return [
      ...made(IN_A_ROW, 0, () => inARow(harmless, random)),
      ...made(REPEATED, 0, () => repeated(harmless, random)),
      ...made(ATTACKED, 1, () => attacked(harmless, attacks, random)),
    ];
  });
}

function inARow(pool: readonly string[], random: Random): string[] {
  return Array.from({ length: between(FEWEST, MOST, random) }, () => oneOf(pool, random));
}

function repeated(pool: readonly string[], random: Random): string[] {
  return Array.from<string>({ length: between(FEWEST, MOST_REPEATED, random) }).fill(oneOf(pool, random));
}

function attacked(harmless: readonly string[], attacks: readonly string[], random: Random): string[] {
  const texts = inARow(harmless, random);
  texts[Math.floor(random() * texts.length)] = oneOf(attacks, random);
  return texts;
}

function between(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1));
}
