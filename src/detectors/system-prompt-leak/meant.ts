/** Meant to be said: what a prompt itself puts into the assistant's mouth, so that saying it tells nothing. */

/** A word for saying something, and what may stand behind it before the phrase. */
const VERB =
  /\b(?:say|respond|reply|answer|write|print|output|end|begin|start|open|close|greet|ask|tell|use|sign|add|include|append|phrase|message)(?:s|ing|ed)?\b/;
const DOUBLE = new RegExp(
  `${VERB.source}[^"\\u00ab\\n]{0,60}["\\u00ab]([^"\\u00bb\\n]{3,300})["\\u00bb]`,
  'dgi',
);
/** An apostrophe inside of words ends no phrase. */
const SINGLE = new RegExp(
  `${VERB.source}[^'\\n]{0,60}(?<=[\\s:(])'((?:[^'\\n]|(?<=[a-z])'(?=[a-z])){3,300})'(?![a-z])`,
  'dgi',
);
/** Names of members of JSON, and names of code. */
const MEMBER = /["'`]([\w .-]{2,60})["'`]\s{0,3}:/dg;
const NAME = /\b[a-z0-9]{1,40}(?:_[a-z0-9]{1,40}){1,8}\b/dgi;

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The phrases and names of a folded prompt that its answers are meant to have. */
export function meantIn(prompt: string): Span[] {
  return [DOUBLE, SINGLE, MEMBER, NAME].flatMap((pattern) =>
    [...prompt.matchAll(pattern)].flatMap(({ indices }) => {
      const [start, end] = indices?.[1] ?? indices?.[0] ?? [0, 0];
      return start < end ? [{ start, end }] : [];
    }),
  );
}
