/**
 * Sentences of our own that the encoder alone learns, at the end (`training/own/encoder`): how people who build an assistant tell it what it
 * is for, the same with an attack among it, and harmless requests and attacks in many languages in the same words.
 */
import { readFileSync } from 'node:fs';
import { type Sentence, sentencesOf } from '../grammar.ts';
import { randomOf } from '../shuffled.ts';
import type { Labelled } from './texts.ts';

/** Tries by pattern. */
const EACH = {
  'encoder/roles': 60,
  'encoder/tongues-harmless': 150,
  'encoder/tongues-attacks': 10,
  attacks: 6,
} as const;
/** Attacks that tell the assistant what it is from now on, or to show what it was told. */
const AGAINST_ROLES = ['override', 'reveal', 'secret', 'persona', 'mode', 'refusal', 'marker'];
const ATTACKED = 500;
const WEIGHT = 0.5;
const HARMLESS = { injection: 0, harmful_request: 0, toxicity: 0 };

type Random = () => number;

/** All of them; the same for the same seed. */
export function lateTexts(seed: number): Labelled[] {
  const random = randomOf(seed);
  const roles = made('encoder/roles', random);
  const attacks = made('attacks', random).filter(({ kind }) => AGAINST_ROLES.includes(kind));
  return [
    ...roles.map((sentence) => labelled(sentence, HARMLESS)),
    ...attacked(roles, attacks, random),
    ...made('encoder/tongues-harmless', random).map((sentence) => labelled(sentence, HARMLESS)),
    ...made('encoder/tongues-attacks', random).map((sentence) => labelled(sentence, { injection: 1 })),
  ];
}

/** Roles with an attack before, behind or between their sentences. */
function attacked(roles: readonly Sentence[], attacks: readonly Sentence[], random: Random): Labelled[] {
  const draw = (pool: readonly Sentence[]) => pool[Math.floor(random() * pool.length)] as Sentence;
  return Array.from({ length: ATTACKED }, () => {
    const sentences = draw(roles).text.split(/(?<=[.?!]) /);
    sentences.splice(Math.floor(random() * (sentences.length + 1)), 0, ended(draw(attacks).text));
    return labelled({ kind: 'attacked-role', text: sentences.join(' ') }, { injection: 1 });
  });
}

function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function labelled({ kind, text }: Sentence, labels: Labelled['labels']): Labelled {
  return {
    ...{ text, labels, task: 'injection', kind: labels['injection'] === 1 ? 'own' : 'own-harmless' },
    ...{ sources: [`own: ${kind}`], marker: 'user', weight: WEIGHT, anyones: true },
  };
}

function made(name: keyof typeof EACH, random: Random): Sentence[] {
  const text = readFileSync(new URL(`../own/${name}.txt`, import.meta.url), 'utf8');
  return sentencesOf(text, EACH[name], random);
}
