/** Phrases of words with blanks between, where they are called a passphrase or the phrase of a wallet. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { saysSomething } from './proof/plain-password.ts';

const NAMES = [
  ...[
    'passphrase',
    'pass phrase',
    'pass_phrase',
    'seed phrase',
    'seed_phrase',
    'recovery phrase',
    'mnemonic',
  ],
  ...['secret phrase', 'backup phrase', 'frase de recuperacion', 'phrase de recuperation', 'phrase secrete'],
  ...['frase semilla', 'frase segreta', 'passwortsatz', 'wiederherstellungsphrase'],
];
/** Characters between a name and its phrase. */
const REACH = 64;
const LONGEST_NAME = 24;
/** Whose it is, in front of a verb or a colon. */
const OWNER = String.raw`(?: (?:for|of|to|on|für|fur|von|zu[rm]?|de|du|del|pour|para|per)(?: [\p{L}\p{N}_.-]{1,20}){1,4}?)?`;
const GAP = new RegExp(
  String.raw`^["'\x60*]{0,3}${OWNER} ?(?:(?::=|[:=])|is:?|ist:?|es:?|est:?)["'\x60*]{0,3}[ \t]{1,2}["'\x60]?|^=["']`,
  'u',
);
/** Four words or more of three letters or more. */
const PHRASE = /^\p{Ll}{3,12}(?: \p{Ll}{3,12}){3,23}(?=["'`]|\.?\s*$|\.?[ \t]*\r?\n)/u;
const LONGEST = 320;
const OF_SENTENCES =
  /^(?:the|and|for|your|our|not|must|from|has|have|was|are|with|should|which|these|words?|phrase|seed|store|keep|write|never)$/;

export const phrase: Rule = {
  name: 'named-passphrase',
  type: 'GENERIC_SECRET',
  finds:
    'four words or more with blanks between, in small letters, where a name calls them a passphrase or seed',
  source: 'Diceware; BIP 39; the names are a list of our own',
  lookback: LONGEST + 2,
  context: REACH + LONGEST_NAME,
  triggers: NAMES.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'begins', start: phraseBehind }),
  ),
  match,
};

/** Where the phrase of a name begins; -1 for none. */
function phraseBehind(text: string, end: number): number {
  const gap = GAP.exec(text.slice(end, end + REACH));
  return gap === null ? -1 : end + gap[0].length;
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isNamed(text, start)) return undefined;
  const ahead = text.slice(start, start + LONGEST + 1);
  const ends = ahead.search(/["'`\n]/);
  if (ends < 0 && !final && ahead.length <= LONGEST) return MORE;
  const found = PHRASE.exec(ends < 0 ? ahead : ahead.slice(0, ends + 1))?.[0];
  if (found === undefined) return undefined;
  const words = found.split(' ');
  if (saysSomething(words) && !isOfWallet(words)) return undefined;
  return { type: 'GENERIC_SECRET', start, end: start + found.length, score: 0.9 };
}

/** As many words as the phrase of a wallet has, all in its length, and none that its list lacks and most sentences have. */
function isOfWallet(words: readonly string[]): boolean {
  if (![12, 15, 18, 21, 24].includes(words.length) || new Set(words).size < words.length - 1) return false;
  return words.every((word) => /^[a-z]{3,8}$/.test(word) && !OF_SENTENCES.test(word));
}

/** Does one of the names lead to here? */
function isNamed(text: string, start: number): boolean {
  const from = Math.max(0, start - REACH - LONGEST_NAME);
  const before = text.slice(from, start).toLowerCase();
  return NAMES.some((name) => {
    const at = before.lastIndexOf(name);
    if (at < 0 || /[\p{L}\p{N}]/u.test(at > 0 ? before.charAt(at - 1) : '')) return false;
    return phraseBehind(text, from + at + name.length) === start;
  });
}
