/** Harmless texts with what disguises imitate: other scripts, flags, images as text, links whose letters are escaped. */
import { readFileSync } from 'node:fs';
import { linesOf } from './grammar.ts';
import { oneOf } from './shuffled.ts';

type Random = () => number;

/** Puts something natural to a harmless text. */
export type Adding = (text: string, random: Random) => string;

const FLAGS = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(0x1f1e6 + at));
const ENGLAND = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}';
/** Families, people with a colour of skin, a heart in its coloured form: joiners, modifiers, variation selectors. */
const JOINED = ['👨‍👩‍👧‍👦', '👩🏽‍🚀', '❤️', '🏳️‍🌈', '🧑🏿‍🤝‍🧑🏻', '☎️'];
/** First bytes of images. */
const HEADS = {
  png: '89504e470d0a1a0a0000000d49484452',
  jpeg: 'ffd8ffe000104a46494600010100',
  gif: '474946383961',
};
const LONGEST_IMAGE = 600;

function flag(random: Random): string {
  return random() < 0.2 ? ENGLAND : oneOf(FLAGS, random) + oneOf(FLAGS, random);
}

function bytes(count: number, random: Random): Uint8Array {
  return Uint8Array.from({ length: count }, () => Math.floor(random() * 256));
}

function image(random: Random): string {
  const kind = oneOf(Object.keys(HEADS) as (keyof typeof HEADS)[], random);
  const body = bytes(20 + random() * LONGEST_IMAGE, random);
  const data = Buffer.concat([Buffer.from(HEADS[kind], 'hex'), body]).toString('base64');
  return `data:image/${kind};base64,${data}`;
}

/** A link to what one of the sentences asks for, with every letter escaped that is not of ASCII. */
function link(random: Random): string {
  const words = encodeURIComponent(oneOf(SENTENCES, random).text);
  return random() < 0.5
    ? `https://search.example/?q=${words.replaceAll('%20', '+')}`
    : `https://wiki.example/wiki/${words.replaceAll('%20', '_')}`;
}

interface Sentence {
  readonly language: string;
  readonly text: string;
}

const SENTENCES: readonly Sentence[] = linesOf(
  readFileSync(new URL('natural.txt', import.meta.url), 'utf8'),
).map((line) => ({ language: line.slice(0, 2), text: line.slice(3) }));

/** By kind: what is put to a harmless text. */
export const ADDED: Readonly<Record<string, Adding>> = {
  flags: (text, random) => `${flag(random)} ${text} ${flag(random)}${flag(random)}`,
  'joined emoji': (text, random) => `${text} ${oneOf(JOINED, random)}${oneOf(JOINED, random)}`,
  'data URLs': (text, random) => `${text}\n\n![](${image(random)})`,
  'percent-encoded links': (text, random) => `${text}\n${link(random)}`,
  'hashes and ids': (text, random) =>
    `${text}\nsha256:${Buffer.from(bytes(32, random)).toString('hex')} ${Buffer.from(bytes(24, random)).toString('base64url')}`,
};

const LANGUAGES = { fa: 'Persian', vi: 'Vietnamese' };

/** By language: its sentences, each alone, and as many texts of three in a row. */
export function foreignTexts(random: Random): Readonly<Record<string, readonly string[]>> {
  const texts = Object.entries(LANGUAGES).flatMap(([language, name]) => {
    const alone = SENTENCES.flatMap((sentence) => (sentence.language === language ? sentence.text : []));
    const three = alone.map((first) => [first, oneOf(alone, random), oneOf(alone, random)].join(' '));
    return [[`${name} sentences`, alone] as const, [`${name} sentences, three in a row`, three] as const];
  });
  return Object.fromEntries(texts);
}
