/**
 * Bidden: words by which a text says what somebody bids an assistant do: `the bot is instructed to`, `my makers want me to`,
 * `the brief says`, `rules I go by`. Told by the words that came last, the newest last, in small letters.
 */
import { setOf } from './word-lists.ts';

/** Being bidden, whoever it is that is; and being so only where an assistant is. */
const BIDDEN = setOf('told instructed directed ordered briefed coached forbidden');
/** Having been bidden: `has orders to`. */
const ORDERS = setOf('orders instructions');
const HOLDS = setOf('have has had got under');
const MADE = setOf(
  'asked configured programmed designed trained taught set made built created supposed meant required expected allowed tuned primed prompted scripted bound obliged sworn',
);
/** What it is bidden stands behind these. */
const BIDS = setOf('to not never');
const IS = setOf('is was been s being gets got am m');
const WAS = setOf('was been');
/** Customers are told too. */
const OTHERS = setOf(
  'you your everyone everybody anyone who customer customers guest guests patient patients',
);
const YOU = setOf('you your');
const ASSISTANTS = setOf(
  'assistant bot chatbot model agent gpt persona ai llm copilot system it assistent assistente asistente',
);
const SELF = setOf('i im ive me my one');
/** Who makes assistants, and what they do to `me`. */
const MAKERS = setOf(
  'they who makers maker developers developer operators operator creators creator company team owners owner folks people maintainers prompt brief setup configuration instructions someone somebody bosses employer',
);
const MAKE = setOf(
  'told tell tells instructed asked ask asks want wants wanted made make makes built configured programmed designed set gave give gives trained taught have has had briefed need needs expect expects forbid forbids bade bid bids tasked urge urged',
);
/** What an assistant goes by, and what such a thing does. */
const GIVEN = setOf(
  'instructions instruction prompt brief briefing guidelines guidance rules orders directives charter playbook script setup configuration config programming mandate remit spec specification',
);
const SPEAKS = setOf(
  'say says said tell tells ask asks state states want wants require requires contain contains include includes cover covers read reads boil boils amount goes forbid forbids prescribe prescribes go',
);
/** Written for somebody else. */
const YOURS = setOf('your their his her its these a an some any new another own');
/** Owned so, it is what the assistant goes by. */
const OWNED = setOf(
  'charter playbook programming config guidance directions mandate remit constraints settings script directives makers operators creators developers spec',
);
const OWNERS = setOf('my our');
/** Going by it: `rules I go by`, `what I follow`. */
const FOLLOW = setOf('follow obey go operate work act behave answer run');
const HOW = setOf('what how rules way points list guidelines');
const BY = setOf('by under this these');
/** What stands above an answer. */
const ABOVE = setOf('text prompt message instructions section');
const WRITTEN = setOf('written laid prescribed');
const MUST = setOf('must mustn shouldn should may shall has needs will never always cannot only');
const NAMED_ASSISTANTS = setOf('assistant bot chatbot model agent gpt persona copilot');

/** Words that may complete it: any other says nothing of the kind. */
export const BIDDING: ReadonlySet<string> = new Set(
  [BIDS, SPEAKS, OWNED, FOLLOW, MUST, BY, setOf('me above')].flatMap((words) => [...words]),
);

/** Does a text that says this word behind those say what an assistant is bidden? */
export function isBidden(word: string, words: readonly string[]): boolean {
  if (!BIDDING.has(word)) return false;
  const last = words.at(-1) ?? '';
  if (BIDS.has(word) && isTold(last, words)) return true;
  if (word === 'me') return isDoneToMe(last, words);
  if (word === 'above') return ABOVE.has(last);
  return isGoneBy(word, words) || (MUST.has(word) && NAMED_ASSISTANTS.has(last) && !has(words, YOURS, 3));
}

/** `Is told to`, `has been asked to`; `the bot is designed to`; `has orders to`. */
function isTold(last: string, words: readonly string[]): boolean {
  if (ORDERS.has(last)) return has(words, HOLDS, 2) && !has(words, YOU, 3);
  if (!BIDDEN.has(last) && !MADE.has(last)) return false;
  if (!has(words, IS, 3) || has(words, OTHERS, 5)) return false;
  if (BIDDEN.has(last) || (last === 'asked' && has(words, WAS, 3))) return true;
  return has(words, ASSISTANTS, 5) || has(words, SELF, 4);
}

/** `They want me`, `written for me`. */
function isDoneToMe(last: string, words: readonly string[]): boolean {
  if (has(words, YOU, 3)) return false;
  return (MAKE.has(last) && has(words, MAKERS, 5)) || (last === 'for' && has(words, WRITTEN, 2));
}

/** `My mandate`, `the brief says`, `what I follow`, `I go by`. */
function isGoneBy(word: string, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (OWNED.has(word) && OWNERS.has(last)) return true;
  if (SPEAKS.has(word) && GIVEN.has(last)) return !has(words, YOURS, 3);
  if (FOLLOW.has(word)) return last === 'i' && has(words, HOW, 3);
  return BY.has(word) && FOLLOW.has(last) && words.at(-2) === 'i';
}

function has(words: readonly string[], some: ReadonlySet<string>, within: number): boolean {
  for (let at = Math.max(0, words.length - within); at < words.length; at++)
    if (some.has(words[at] ?? '')) return true;
  return false;
}
