/** Rows of our own: sentences that two grammars make, one of attacks and one of harmless texts in their words, and those of many languages. */
import { readFileSync } from 'node:fs';
import type { Row } from './rows.ts';
import { randomOf } from './shuffled.ts';

const SOURCE = 'own';
/** Sentences that one line of a grammar makes, when it can make so many. */
const EACH = { attacks: 20, harmless: 60 } as const;
/** Slots within slots; one more is a mistake in the grammar. */
const DEEPEST = 7;

type Random = () => number;

interface Grammar {
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly sentences: readonly { readonly kind: string; readonly pattern: string }[];
}

/** What slots are filled with, and how deep within others they may stand. */
interface Filling {
  readonly parts: Grammar['parts'];
  readonly random: Random;
  readonly deepest: number;
}

/** All of them; the same for the same seed. */
export function ownRows(seed: number): Row[] {
  const random = randomOf(seed);
  return [...made('attacks', true, random), ...made('harmless', false, random), ...languages()];
}

function made(name: keyof typeof EACH, positive: boolean, random: Random): Row[] {
  const grammar = readGrammar(read(name));
  const rows = new Map<string, Row>();
  for (const { kind, pattern } of grammar.sentences)
    for (let count = 0; count < EACH[name]; count++) {
      const text = tidy(filled(pattern, { parts: grammar.parts, random, deepest: DEEPEST }));
      const source = `${SOURCE}: ${kind}`;
      rows.set(text, { text, positive, source, kind: positive ? 'own' : 'own-harmless', lang: 'en' });
    }
  return [...rows.values()];
}

function languages(): Row[] {
  return linesOf(read('languages')).map((line) => {
    const [, lang = '', sign = '', text = ''] = /^(\w+) ([+-]) (.+)$/.exec(line) ?? [];
    if (text === '') throw new Error(`training/own/languages.txt: what does this line say? ${line}`);
    const positive = sign === '+';
    return { text, positive, lang, source: `${SOURCE}: ${lang}`, kind: positive ? 'own' : 'own-harmless' };
  });
}

function readGrammar(text: string): Grammar {
  const parts = new Map<string, readonly string[]>();
  const sentences: { kind: string; pattern: string }[] = [];
  for (const line of linesOf(text)) {
    const [, name = '', sign, rest = ''] = /^(\w+)( >|:) (.*)$/.exec(line) ?? [];
    if (sign === ':')
      parts.set(
        name,
        rest.split('|').map((part) => part.trim()),
      );
    else if (sign === ' >') sentences.push({ kind: name, pattern: rest });
    else throw new Error(`training/own: what does this line say? ${line}`);
  }
  return { parts, sentences };
}

/** A pattern with its slots filled; double braces stand for braces. */
function filled(pattern: string, { parts, random, deepest }: Filling): string {
  if (deepest === 0) throw new Error(`training/own: slots within slots: ${pattern}`);
  return pattern.replaceAll(/\{\{|\}\}|\{(\w+)\}/g, (slot, name?: string) => {
    if (name === undefined) return slot.charAt(0);
    const choices = parts.get(name);
    if (choices === undefined) throw new Error(`training/own: nothing is called ${name}`);
    const choice = choices[Math.floor(random() * choices.length)] ?? '';
    return filled(choice, { parts, random, deepest: deepest - 1 });
  });
}

/** Without what empty slots leave. */
function tidy(text: string): string {
  const clean = text
    .replaceAll(/ +/g, ' ')
    .replaceAll(/ ([,.;:?])/g, '$1')
    .replaceAll(/([.?!])[.]+/g, '$1')
    .trim();
  return clean.charAt(0).toUpperCase() + clean.slice(1);
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function read(name: string): string {
  return readFileSync(new URL(`own/${name}.txt`, import.meta.url), 'utf8');
}
