/** Rows of our own: sentences that two grammars make, one of attacks and one of harmless texts in their words, those of many languages, and texts written one by one. */
import { readFileSync } from 'node:fs';
import { linesOf, sentencesOf } from './grammar.ts';
import type { Row } from './rows.ts';
import { randomOf } from './shuffled.ts';
import { writtenTexts } from './written.ts';

const SOURCE = 'own';
/** The source of texts that were written one by one: none is like another. */
export const WRITTEN = `${SOURCE}: written`;
/** Sentences that one line of a grammar makes, when it can make so many. */
const EACH = { attacks: 20, harmless: 60 } as const;

/** All of them; the same for the same seed. */
export function ownRows(seed: number): Row[] {
  const random = randomOf(seed);
  return [...made('attacks', true, random), ...made('harmless', false, random), ...languages(), ...written()];
}

function made(name: keyof typeof EACH, positive: boolean, random: () => number): Row[] {
  const kind = positive ? 'own' : 'own-harmless';
  return sentencesOf(read(name), EACH[name], random).map((sentence) => {
    return { text: sentence.text, positive, kind, source: `${SOURCE}: ${sentence.kind}`, lang: 'en' };
  });
}

function languages(): Row[] {
  return linesOf(read('languages')).map((line) => {
    const [, lang = '', sign = '', text = ''] = /^(\w+) ([+-]) (.+)$/.exec(line) ?? [];
    if (text === '') throw new Error(`training/own/languages.txt: what does this line say? ${line}`);
    const positive = sign === '+';
    return { text, positive, lang, source: `${SOURCE}: ${lang}`, kind: positive ? 'own' : 'own-harmless' };
  });
}

function written(): Row[] {
  return writtenTexts().map(({ text, label }) => {
    const positive = label === 1;
    return { text, positive, lang: '', source: WRITTEN, kind: positive ? 'own' : 'own-harmless' };
  });
}

function read(name: string): string {
  return readFileSync(new URL(`own/${name}.txt`, import.meta.url), 'utf8');
}
