/**
 * Tellable: what a prompt states so that customers are told it. An answer has to repeat when a shop opens and what a thing
 * costs, who the assistant is, and what it was told to ask for or to tell; by itself that gives no prompt away.
 */
import { GUARDED, OF_CUSTOMERS, SPOKEN_TO, YOUR } from './guards.ts';
import { INSTEAD, INSTEAD_IN, KEPT, KEPT_BACK, KEPT_BACK_IN } from './kept.ts';
import { FOR_ANYBODY, IMPERATIVE, REFERS_BACK, STEPS } from './orders.ts';
import { NUMBERING, type Sentence, sentencesOf } from './sentences.ts';
import { QUANTITY } from './statements.ts';
import { type Tellable, toldIn } from './told.ts';
import { anyOf, whole } from './word-lists.ts';

/** Characters of a sentence; what is longer is none. */
const LONGEST = 400;

/** A sentence that says when, how much or where; one that speaks to nobody and says neither; one that speaks to the assistant. */
type Kind = 'fact' | 'plain' | 'rule';

/** What is said of the sentence before. */
const SAID_OF = new RegExp(
  `^\\s*${whole(
    anyOf(`
      they it he she this that these those his her their its sie es er ihre? dies\\w{0,2} il elle ils elles ellos ellas esto eso
      ele ela eles elas isso loro essi esso zij hij
    `),
  )}`,
  'iu',
);
/** Words of the languages in which a rule would be known as one. */
const KNOWN = new RegExp(
  `${whole(
    anyOf(`
      the an is are was has and of in at with can der die das ein eine ist sind und im mit sich el los las es son una con
      le les est sont une et des au os as são uma com il gli sono della nel het een zijn en van
    `),
  )}|[\u3040-\u30ff\u4e00-\u9fff]`,
  'iu',
);

/** What begins with a prohibition speaks to the assistant. */
const FORBIDS = new RegExp(
  `^[\\s\\p{P}\\d]*${whole(anyOf("never do\\snot don't nunca jamais niemals mai nooit nigdy никогда"))}`,
  'iu',
);

/** The stretches of a folded prompt that may be told. */
export function tellableIn(prompt: string): Tellable[] {
  return tellableOf(sentencesOf(prompt));
}

/** Those of its sentences. */
export function tellableOf(sentences: readonly Sentence[]): Tellable[] {
  const facts = factsIn(sentences);
  return sentences.flatMap(({ start, text, below }, at) => {
    if (below === 'kept' || text.length > LONGEST) return [];
    if (facts[at]) return [{ start, end: start + text.length, lead: false }];
    return toldIn(text).map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
  });
}

function kindOf(sentence: Sentence): Kind {
  const { text, next, below } = sentence;
  if (below === 'told') return isToldBelow(text, next) ? 'fact' : 'rule';
  return below !== 'anything' || text.length > LONGEST ? 'rule' : kindByWords(sentence);
}

function kindByWords({ text, next }: Sentence): Kind {
  if (GUARDED.test(text) || IMPERATIVE.test(text) || isKeptBack(text, next)) return 'rule';
  const says = QUANTITY.test(text.replace(NUMBERING, '')) || STEPS.test(text);
  if (SPOKEN_TO.test(text)) return says || !YOUR.test(text) ? 'plain' : 'rule';
  if (says) return 'fact';
  return OF_CUSTOMERS.test(text) ? 'rule' : 'plain';
}

/** Below a heading that says what customers may know, only what is kept or forbidden is none of it. */
function isToldBelow(text: string, next: string): boolean {
  return !KEPT.test(text) && !FORBIDS.test(text) && !isKeptBack(text, next);
}

function isKeptBack(text: string, next: string): boolean {
  return KEPT_BACK_IN.test(text) || INSTEAD_IN.test(text) || KEPT_BACK.test(next) || INSTEAD.test(next);
}

/** What stands beside an order bears on it: `The pump leaks since May; say that it rests`. */
function kindsOf(sentences: readonly Sentence[]): Kind[] {
  const kinds = sentences.map(kindOf);
  return kinds.map((kind, at) => {
    const { behind, text } = sentences[at] ?? { behind: 'paragraph', text: '' };
    const next = sentences[at + 1];
    const sameLine = behind === 'semicolon' || behind === 'sentence';
    const behindRule = sameLine && kinds[at - 1] === 'rule';
    if (behindRule && (SAID_OF.test(text) || (behind === 'semicolon' && kind === 'plain'))) return 'rule';
    return next !== undefined && bearsBack(next) ? 'rule' : kind;
  });
}

/** An order about what stands before it in the line. */
function bearsBack({ behind, text }: Sentence): boolean {
  if (behind === 'line' || behind === 'paragraph' || FOR_ANYBODY.test(text)) return false;
  if (behind === 'sentence') return IMPERATIVE.test(text) && REFERS_BACK.test(text);
  return IMPERATIVE.test(text) || KEPT.test(text) || (GUARDED.test(text) && !QUANTITY.test(text));
}

/** Facts stand together: a plain sentence is one in the same line or list as one, with nothing but plain ones between. */
function factsIn(sentences: readonly Sentence[]): boolean[] {
  const kinds = kindsOf(sentences);
  const facts = kinds.map((kind) => kind === 'fact');
  const known = isKnown(sentences);
  const joins = (at: number, other: number) =>
    kinds[at] === 'plain' && facts[other] && standTogether(sentences[at], sentences[other], known);
  for (let at = 1; at < kinds.length; at++) if (joins(at, at - 1)) facts[at] = true;
  for (let at = kinds.length - 2; known && at >= 0; at--) if (joins(at, at + 1)) facts[at] = true;
  return facts;
}

/** Is it written in a language in which a rule would be known as one? */
function isKnown(sentences: readonly Sentence[]): boolean {
  return sentences.filter(({ text }) => KNOWN.test(text)).length * 2 >= sentences.length;
}

/** In one line; where rules would be known, in one list too. */
function standTogether(one: Sentence | undefined, other: Sentence | undefined, lists: boolean): boolean {
  if (one === undefined || other === undefined) return false;
  const { behind } = one.start > other.start ? one : other;
  if (behind === 'line') return lists && one.alone && other.alone;
  return behind !== 'paragraph';
}
