/** Does the sentence before a phrase forbid it or talk about it, as the instructions of a careful assistant do? */
import { patternOf } from '../pattern.ts';

/** Characters before the phrase that are looked at. */
export const FORBIDDEN_REACH = 90;

const FORBIDDING = patternOf(
  "(?i)\\b(never|under no circumstances?|not|cannot|can't|don't|won't|shouldn't|mustn't|avoid|refuse|decline|without|prohibited|forbidden|disallows?|disallowed|against|protect|prevent|" +
    'if (?:the |a |any |some ?)?(?:user|users|person|people|one|i|they|someone|anyone)|users? (?:may|might|will|could|asks?|specifically|requests?|attempts?|tries)|' +
    'asks? you|asks? for|asking|attempts?|attempting|prompted|requests? (?:to|like|such)|commands? (?:like|such|to)|such as|phrases? like|like:?|trying|tells? you|starting with)\\b[^.!?\\n]*$',
);

/** Looks at the sentence up to an offset. */
export function isForbidden(text: string, offset: number): boolean {
  return FORBIDDING.test(text.slice(Math.max(0, offset - FORBIDDEN_REACH), offset));
}
