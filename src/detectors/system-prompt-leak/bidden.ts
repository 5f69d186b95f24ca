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
const WRITTEN = setOf('written laid prescribed');
const MUST = setOf('must mustn shouldn should may shall has needs');
const NAMED_ASSISTANTS = setOf('assistant bot chatbot model agent gpt persona copilot');

/** Words that may complete it: any other says nothing of the kind. */
export const BIDDING: readonly string[] = [
  ...[BIDS, SPEAKS, OWNED, FOLLOW, MUST, BY, setOf('me')].flatMap((words) => [...words]),
];

/** Does a text that says this word behind those say what an assistant is bidden? */
export function isBidden(word: string, words: readonly string[]): boolean {
  const has = (some: ReadonlySet<string>, within: number) =>
    words.slice(-within).some((before) => some.has(before));
  const last = words.at(-1) ?? '';
  if (BIDS.has(word) && (BIDDEN.has(last) || MADE.has(last))) return isTold(last, has);
  if (BIDS.has(word) && ORDERS.has(last)) return has(HOLDS, 2) && !has(YOU, 3);
  if (word === 'me') return isDoneToMe(last, has);
  if (OWNED.has(word)) return OWNERS.has(last);
  if (SPEAKS.has(word) && GIVEN.has(last)) return !has(YOURS, 3);
  if (FOLLOW.has(word)) return last === 'i' && has(HOW, 3);
  if (BY.has(word)) return FOLLOW.has(last) && words.at(-2) === 'i';
  return MUST.has(word) && NAMED_ASSISTANTS.has(last) && !has(YOURS, 3);
}

type Has = (some: ReadonlySet<string>, within: number) => boolean;

/** `They want me`, `written for me`. */
function isDoneToMe(last: string, has: Has): boolean {
  if (has(YOU, 3)) return false;
  return (MAKE.has(last) && has(MAKERS, 5)) || (last === 'for' && has(WRITTEN, 2));
}

/** `Is told to`, `has been asked to`; `the bot is designed to`. */
function isTold(last: string, has: Has): boolean {
  if (!has(IS, 3) || has(OTHERS, 5)) return false;
  return BIDDEN.has(last) || (last === 'asked' && has(WAS, 3)) || has(ASSISTANTS, 5) || has(SELF, 4);
}
