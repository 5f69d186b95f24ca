/**
 * Rows of our own: sentences that two grammars make, one of attacks and one of harmless texts in their words, those of many languages, and
 * texts written one by one, alone and in a row.
 */
import { readFileSync } from 'node:fs';
import { conversations } from './conversations.ts';
import { linesOf, sentencesOf } from './grammar.ts';
import type { Row } from './rows.ts';
import { randomOf } from './shuffled.ts';
import { type Written, writtenRequests, writtenTexts } from './written.ts';

const SOURCE = 'own';
/** Sentences that one line of a grammar makes, when it can make so many. */
const EACH = { attacks: 20, harmless: 60 } as const;

/** The sentences; the same for the same seed. */
export function ownSentences(seed: number): Row[] {
  const random = randomOf(seed);
  return [...made('attacks', true, random), ...made('harmless', false, random), ...languages()];
}

/** The texts that were written one by one, as a task learns them; none for one that has no labels of them. */
export function writtenRows(task: string): Row[] {
  const requests = (positive: (written: Written) => boolean) =>
    writtenRequests().map((written) => ({ ...rowOf(written, 'requests'), positive: positive(written) }));
  if (task === 'harmful_request') return requests(({ label }) => label === 1);
  if (task !== 'injection') return [];
  return [...writtenTexts().map((text) => rowOf(text, 'written')), ...requests(() => false)];
}

/** Several of them in a row; the same for the same seed. */
export function rowsInARow(seed: number): Row[] {
  return conversations(seed).map((text) => rowOf(text, 'in a row'));
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

function rowOf({ text, label }: Written, of: string): Row {
  const positive = label === 1;
  return { text, positive, lang: '', source: `${SOURCE}: ${of}`, kind: positive ? 'own' : 'own-harmless' };
}

function read(name: string): string {
  return readFileSync(new URL(`own/${name}.txt`, import.meta.url), 'utf8');
}
