/**
 * Tellable: what a prompt states so that customers are told it. An answer has to repeat when a shop opens and what a thing
 * costs, who the assistant is, and what it was told to ask for or to tell; by itself that gives no prompt away.
 */
import { CONDITIONAL, GUARDED } from './guards.ts';
import { KEPT_BACK } from './kept.ts';
import { IMPERATIVE, STEPS } from './orders.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { QUANTITY } from './statements.ts';
import { type Tellable, toldIn } from './told.ts';

const LONGEST = 400;

/** A sentence that says when, how much or where; one that speaks to nobody and says neither; one that speaks to the assistant. */
type Kind = 'fact' | 'plain' | 'rule';

/** The stretches of a folded prompt that may be told. */
export function tellableIn(prompt: string): Tellable[] {
  const sentences = sentencesOf(prompt);
  const kinds = sentences.map(kindOf);
  const facts = besideFacts(sentences, kinds);
  return sentences.flatMap(({ start, text, below }, at) => {
    if (below === 'kept' || text.length > LONGEST) return [];
    if (facts[at]) return [{ start, end: start + text.length, lead: false }];
    return toldIn(text).map((one) => ({ ...one, start: one.start + start, end: one.end + start }));
  });
}

function kindOf({ text, next, below }: Sentence): Kind {
  if (below !== 'anything' || text.length > LONGEST) return 'rule';
  if (GUARDED.test(text) || IMPERATIVE.test(text) || KEPT_BACK.test(next)) return 'rule';
  if (QUANTITY.test(text) || STEPS.test(text)) return 'fact';
  return CONDITIONAL.test(text) ? 'rule' : 'plain';
}

/** Facts stand together: a plain sentence is one in the same paragraph as one, with nothing but plain ones between. */
function besideFacts(sentences: readonly Sentence[], kinds: readonly Kind[]): boolean[] {
  const facts = kinds.map((kind) => kind === 'fact');
  for (let at = 1; at < kinds.length; at++)
    if (kinds[at] === 'plain' && sentences[at]?.joined && facts[at - 1]) facts[at] = true;
  for (let at = kinds.length - 2; at >= 0; at--)
    if (kinds[at] === 'plain' && sentences[at + 1]?.joined && facts[at + 1]) facts[at] = true;
  return facts;
}
