/**
 * Sentences of our own that the encoder alone learns, at the end (`training/own/encoder`): how people who build an assistant tell it what it
 * is for, letters and notices in the words of attacks, the same with an attack among it, work of those who defend systems, what agents read with
 * and without orders to them, and harmless requests and attacks in many languages in the same words. And harmless sentences as they seldom come
 * elsewhere: several in a row that have nothing to do with each other, or in a link; and texts of both sides in disguise.
 */
import { readFileSync } from 'node:fs';
import { documentPassages } from '../documents.ts';
import { EVASIONS, LEARNED, UNREAD } from '../evasions/index.ts';
import { everydaySentences } from '../everyday.ts';
import { type Sentence, sentencesOf } from '../grammar.ts';
import { ownSentences, rowsInARow } from '../own-rows.ts';
import { oneOf, randomOf } from '../shuffled.ts';
import { writtenTexts } from '../written.ts';
import { type Linked, linkTexts } from './link-texts.ts';
import { ours } from './ours.ts';
import type { Labelled } from './texts.ts';
import { writtenLabelled } from './written-texts.ts';

/** Tries by pattern. */
const EACH = {
  'encoder/roles': 60,
  'encoder/letters': 45,
  'encoder/security': 45,
  'encoder/agents': 12,
  'encoder/agents-harmless': 15,
  'encoder/tongues-everyday': 60,
  'encoder/tongues-harmless': 150,
  'encoder/tongues-attacks': 16,
  attacks: 6,
} as const;
/** Attacks that tell the assistant what it is from now on, or to show what it was told. */
const AGAINST_ROLES = ['override', 'reveal', 'secret', 'persona', 'mode', 'refusal', 'marker'];
const ATTACKED = 500;
const ATTACKED_LETTERS = 300;
/** Texts by language, and sentences of one: at least two. */
const JOINED = 30;
const IN_A_ROW = 4;
const DISGUISED = 2500;
/** Of each side with a paragraph of another text beside it, and characters of such a text. */
const BESIDE = 600;
const PARAGRAPH = [150, 450] as const;
/** Characters of a text in a link, and of one beside it. */
const LONGEST_LINKED = 160;
const LONGEST_BESIDE = 700;
/** What texts come in that look odd even once they are read; and what harmless ones do that say nothing until they are read, some more often since they are taken for attacks. */
const ODD = [...new Set([...LEARNED, 'variables', 'deletions']), 'shuffledLetters'];
const OFTEN = ['dotted', 'dotted', 'leet', 'upsideDown', 'variables', 'variables'];
const ODDER = [...ODD, ...UNREAD, 'base64', ...OFTEN];

type Random = () => number;

/** All of them; the same for the same seed. */
export function lateTexts(seed: number): Labelled[] {
  const random = randomOf(seed);
  const roles = made('encoder/roles', random);
  const letters = made('encoder/letters', random);
  const attacks = made('attacks', random);
  const againstRoles = attacks.filter(({ kind }) => AGAINST_ROLES.includes(kind));
  const against = made('encoder/tongues-attacks', random);
  const tongues = made('encoder/tongues-harmless', random);
  const ordinary = made('encoder/tongues-everyday', random);
  const harmless = [...roles, ...tongues, ...ordinary, ...made('encoder/security', random)];
  const rows = joined([...tongues, ...ordinary, ...everyday()], random);
  const odd = disguised([...harmless, ...letters, ...rows, ...ownOf(0, seed)], ODDER, random);
  const oddAttacks = disguised([...attacks, ...against, ...ownOf(1, seed)], ODD, random);
  return [
    ...[...harmless, ...rows, ...odd].map(harmlessRow),
    ...links(
      { harmless: [...tongues, ...ordinary, ...everyday()], attacks: [...attacks, ...against] },
      random,
    ),
    ...attacked({ kind: 'attacked-role', texts: roles, count: ATTACKED }, againstRoles, random),
    ...found(letters.map(harmlessRow)),
    ...found(
      attacked({ kind: 'attacked-letter', texts: letters, count: ATTACKED_LETTERS }, againstRoles, random),
    ),
    ...agents(random),
    ...withParagraphs(random),
    ...documents(),
    ...writtenLabelled(seed),
    ...[...attacks, ...against, ...oddAttacks].map(attackRow),
  ];
}

/** Links behind what people write and look up, too: a sentence in one is often of another language than what stands beside it. */
function links({ harmless, attacks }: Omit<Linked, 'beside'>, random: Random): Labelled[] {
  const written = writtenTexts().flatMap(({ text, label }) => (label === 0 ? { kind: 'written', text } : []));
  const upTo = (most: number) => written.filter(({ text }) => text.length <= most);
  const linked = [...harmless, ...upTo(LONGEST_LINKED)];
  return linkTexts({ harmless: linked, attacks, beside: [...harmless, ...upTo(LONGEST_BESIDE)] }, random);
}

/** What agents read, with an order to them and without; two of three as looked up. */
function agents(random: Random): Labelled[] {
  return [
    ...found(made('encoder/agents', random).map(attackRow), 3),
    ...found(made('encoder/agents-harmless', random).map(harmlessRow), 3),
  ];
}

/** Texts that were written one by one, of both sides, with a paragraph of a harmless one before, behind or on both sides. */
function withParagraphs(random: Random): Labelled[] {
  const [least, most] = PARAGRAPH;
  const written = writtenTexts();
  const paragraphs = written.filter(
    ({ text, label }) => label === 0 && text.length >= least && text.length <= most,
  );
  return ([0, 1] as const).flatMap((side) => {
    const texts = written.filter(({ text, label }) => label === side && text.length <= most);
    return Array.from({ length: BESIDE }, () => {
      const { text, role } = oneOf(texts, random);
      const where = random();
      const before = where < 0.7 ? `${oneOf(paragraphs, random).text}\n\n` : '';
      const behind = where > 0.3 ? `\n\n${oneOf(paragraphs, random).text}` : '';
      const is = side === 1 ? 'attack' : 'harmless';
      return ours({ text: `${before}${text}${behind}`, kind: 'with-paragraphs', is, marker: role });
    });
  });
}

/** Passages of documents, as a user's and as looked up in turn: in most languages hardly anything else is long but attacks. */
function documents(): Labelled[] {
  return documentPassages().map(({ text, lang }, index) =>
    ours({
      text,
      kind: `document: ${lang}`,
      is: 'harmless',
      marker: index % 2 === 0 ? 'user' : 'retrieved',
    }),
  );
}

/** Sentences of a language in a row that have nothing to do with each other. */
function joined(sentences: readonly Sentence[], random: Random): Sentence[] {
  const byLanguage = new Map<string, Sentence[]>();
  for (const sentence of sentences)
    byLanguage.set(sentence.kind, [...(byLanguage.get(sentence.kind) ?? []), sentence]);
  return [...byLanguage.values()].flatMap((pool) =>
    Array.from({ length: JOINED }, () => {
      const count = 2 + Math.floor(random() * (IN_A_ROW - 1));
      const drawn = Array.from({ length: count }, () => oneOf(pool, random).text);
      return { kind: 'in-a-row', text: drawn.map(ended).join(' ') };
    }),
  );
}

/** Sentences, each in one of these disguises. */
function disguised(sentences: readonly Sentence[], names: readonly string[], random: Random): Sentence[] {
  return Array.from({ length: DISGUISED }, () => {
    const text = EVASIONS[oneOf(names, random)]?.(oneOf(sentences, random).text, random) ?? '';
    return { kind: 'disguised', text };
  });
}

/** The sentences of many languages that both tiers learn, by language. */
function everyday(): Sentence[] {
  return everydaySentences().map(({ text, lang }) => ({ kind: lang, text }));
}

/** Of our own, what the linear model learns too. */
function ownOf(wanted: 0 | 1, seed: number): Sentence[] {
  const alone = writtenTexts().map(({ text, label }) => ({ text, positive: label === 1, source: 'written' }));
  return [...ownSentences(seed), ...alone, ...rowsInARow(seed)].flatMap(({ text, positive, source }) =>
    positive === (wanted === 1) ? { kind: source, text } : [],
  );
}

interface Attacked {
  readonly kind: string;
  readonly texts: readonly Sentence[];
  readonly count: number;
}

/** Texts with an attack before, behind or between their sentences. */
function attacked(
  { kind, texts, count }: Attacked,
  attacks: readonly Sentence[],
  random: Random,
): Labelled[] {
  return Array.from({ length: count }, () => {
    const sentences = oneOf(texts, random).text.split(/(?<=[.?!]) /);
    sentences.splice(Math.floor(random() * (sentences.length + 1)), 0, ended(oneOf(attacks, random).text));
    return attackRow({ kind, text: sentences.join(' ') });
  });
}

/** One of `every` texts as a user's, the others as looked up. */
function found(texts: readonly Labelled[], every = 2): Labelled[] {
  return texts.map((text, index) => (index % every === 0 ? text : { ...text, marker: 'retrieved' }));
}

function ended(text: string): string {
  return /[.?!。？！।]$/.test(text) ? text : `${text}.`;
}

const harmlessRow = (sentence: Sentence) => ours({ ...sentence, is: 'harmless' });
const attackRow = (sentence: Sentence) => ours({ ...sentence, is: 'attack' });

function made(name: keyof typeof EACH, random: Random): Sentence[] {
  const text = readFileSync(new URL(`../own/${name}.txt`, import.meta.url), 'utf8');
  return sentencesOf(text, EACH[name], random);
}
