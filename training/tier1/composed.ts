/**
 * Texts put together from others, in pairs that differ only in what makes an attack: an attack in a document and a harmless
 * sentence in it, a request in a document and the same one from the user about it, a harmful request with and without noise behind.
 */
import { oneOf } from '../shuffled.ts';
import type { Labelled } from './texts.ts';

const ATTACKS = 500;
const REQUESTS = 250;
const NOISY = 200;
/** Characters. */
const DOCUMENT = 220;
const SHORT = 260;
const WEIGHT = 0.5;
/** What random suffixes are made of. */
const NOISE = Array.from('!"#$%&()*+-/:;<=>?@[]^_`{|}~');

type Random = () => number;
/** A document and what is put into it. */
type Pair = readonly [document: Labelled, inner: Labelled];

/** The same for the same rows and numbers. */
export function composedTexts(own: readonly Labelled[], random: Random): Labelled[] {
  const short = own.filter(({ text }) => text.length <= SHORT);
  const pools = {
    documents: own.filter(({ kind, marker }) => kind === 'benign-doc' && marker !== 'user'),
    attacks: short.filter(({ labels, marker }) => labels['injection'] === 1 && marker === 'user'),
    requests: short.filter(({ task, kind, marker, labels }) => {
      return task === 'injection' && labels['injection'] === 0 && marker === 'user' && kind === 'benign-chat';
    }),
    remarks: short.filter(({ task, labels }) => task === 'toxicity' && labels['toxicity'] === 0),
    harmful: short.filter(({ labels }) => labels['harmful_request'] === 1),
  };
  const draw = (pool: readonly Labelled[]) => oneOf(pool, random);
  const words = own.filter(({ task }) => task === 'injection').map(({ text }) => text.slice(0, 200));
  const made: Labelled[] = [];
  for (let count = 0; count < ATTACKS; count++) {
    const document = draw(pools.documents);
    made.push(put([document, draw(pools.attacks)], 1, random));
    made.push(put([document, draw(pools.remarks)], 0, random));
  }
  for (let count = 0; count < REQUESTS; count++) {
    const [document, request] = [draw(pools.documents), draw(pools.requests)];
    const pair = [put([document, request], 1, random), asked([document, request], random)];
    // Only who says it makes the difference.
    made.push(...pair.map((one) => ({ ...one, anyones: false })));
  }
  for (let count = 0; count < NOISY; count++) made.push(noisy(draw(pools.harmful), words, random));
  return made;
}

/** A text within a part of a document. */
function put(pair: Pair, injection: 0 | 1, random: Random): Labelled {
  const [document, inner] = pair;
  const part = partOf(document.text, random);
  const at = boundary(part, random);
  const text = `${part.slice(0, at)} ${inner.text} ${part.slice(at)}`.trim();
  return made(pair, text, injection);
}

/** A user's request with a document before or behind it. */
function asked(pair: Pair, random: Random): Labelled {
  const [document, request] = pair;
  const part = partOf(document.text, random);
  const text = random() < 0.5 ? `${request.text}\n\n${part}` : `${part}\n\n${request.text}`;
  return { ...made(pair, text, 0), marker: 'user' };
}

function made([document, inner]: Pair, text: string, injection: 0 | 1): Labelled {
  return {
    ...{ text, marker: document.marker, task: 'injection', kind: 'composed', weight: WEIGHT },
    sources: [...document.sources, ...inner.sources],
    labels: injection === 1 ? { injection: 1, indirect: 1 } : { injection: 0 },
  };
}

/** Words of anywhere, marks and halves of words behind a request. */
function noisy(request: Labelled, words: readonly string[], random: Random): Labelled {
  const parts = Array.from({ length: 12 + Math.floor(random() * 14) }, () => {
    if (random() < 0.3) return oneOf(NOISE, random).repeat(1 + Math.floor(random() * 2));
    const word = oneOf(oneOf(words, random).split(/\s+/), random);
    const begin = Math.floor((random() * word.length) / 2);
    return `${word.slice(begin, begin + 9)}${random() < 0.2 ? oneOf(NOISE, random) : ''}`;
  });
  const suffix = parts.map((part) => (random() < 0.25 ? part : ` ${part}`)).join('');
  const labels = { injection: 1, harmful_request: 1, jailbreak: 1 };
  return { ...request, text: `${request.text}${suffix}`, kind: 'noise', labels, weight: WEIGHT };
}

function partOf(text: string, random: Random): string {
  const from = boundary(text.slice(0, Math.max(0, text.length - DOCUMENT)), random);
  return text.slice(from, from + DOCUMENT);
}

/** Somewhere between two words: at the begin, at the end or within. */
function boundary(text: string, random: Random): number {
  const where = random();
  if (where < 0.25) return 0;
  if (where < 0.5) return text.length;
  const blank = text.indexOf(' ', Math.floor(random() * text.length));
  return blank < 0 ? text.length : blank;
}
