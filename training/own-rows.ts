/**
 * Rows of our own: sentences that two grammars make, one of attacks and one of harmless texts in their words, those of many languages, and
 * texts written one by one, alone and in a row.
 */
import { readFileSync } from 'node:fs';
import { conversations } from './conversations.ts';
import { linesOf, sentencesOf } from './grammar.ts';
import type { Row } from './rows.ts';
import { randomOf } from './shuffled.ts';
import { type Written, writtenComments, writtenRequests, writtenTexts } from './written.ts';

const SOURCE = 'own';
/** Sentences that one line of a grammar makes, when it can make so many. */
const EACH = { attacks: 20, harmless: 60 } as const;

/** The sentences; the same for the same seed. */
export function ownSentences(seed: number): Row[] {
  const random = randomOf(seed);
  return [...made('attacks', true, random), ...made('harmless', false, random), ...languages()];
}

/** The texts that were written one by one, as a task learns them: its own by their labels, those of others that say nothing of it as harmless. */
export function writtenRows(task: string): Row[] {
  const texts = writtenTexts();
  const requests = writtenRequests();
  const comments = writtenComments();
  const harmless = (some: readonly Written[], of: string) =>
    some.map((written) => ({ ...rowOf(written, of), positive: false }));
  const asked = texts.filter(({ label, role }) => label === 0 && role === 'user');
  if (task === 'harmful_request')
    return [...requests.map((text) => rowOf(text, 'requests')), ...harmless(asked, 'written')];
  if (task === 'toxicity')
    return [...comments.map((text) => rowOf(text, 'comments')), ...harmless(asked, 'written')];
  return [
    ...texts.map((text) => rowOf(text, 'written')),
    ...harmless(requests, 'requests'),
    ...harmless(comments, 'comments'),
  ];
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
