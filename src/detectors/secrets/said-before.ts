/** Passwords in front of the words that tell them: `use ... as the password`, `... is your new password`. */
import type { ScanInput } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isLetter } from '../characters.ts';
import type { Rule } from '../engine/rule.ts';
import { fold } from '../fold.ts';
import { MORE } from '../sweep.ts';
import { tableOf } from './form.ts';
import { isBuiltPassword, isMadePassword } from './proof/password.ts';
import { isJoinedNoise } from './proof/random.ts';

const SHORTEST = 8;
const LONGEST = 64;
/** The most characters behind a password that tell it. */
const BEHIND = 60;
const SPANISH = fold('contraseña').text;
const NAMES = [
  'password',
  'passphrase',
  'passcode',
  ' pw',
  'passwort',
  'kennwort',
  'mot de passe',
  SPANISH,
  'senha',
];
/** Links, whose it is and which, and its name, by language. */
const TELLING = [
  '(?:when|if|once) (?:prompted|asked) for (?:the |a |your )?pass(?:word|phrase|code)',
  'at the (?:password|passphrase) prompt',
  '(?:as|is|was) (?:(?:the|your|my|our|their|his|her) )?(?:(?:new|current|root|admin|temporary|initial|wifi) )?(?:pass(?:word|phrase|code)|pw)',
  '(?:als|ist) (?:(?:das|dein|ihr|mein|unser) )?(?:neues? )?(?:passwort|kennwort)',
  '(?:comme|est) (?:(?:le|ton|votre|mon) )?(?:nouveau )?mot de passe',
  `(?:como|es) (?:(?:la|tu|su|mi) )?(?:nueva )?${SPANISH}`,
  '(?:come|e) (?:(?:la|tua|mia) )?(?:nuova )?password',
  '(?:como|e) (?:(?:a|sua|minha) )?(?:nova )?senha',
].join('|');
/** What goes on with another thing's name, such as `is the password manager`, tells none. */
const GOES_ON =
  ' (?:for|on|of|to|and|until|when|in|at|now|instead|from|fur|vom|zum|und|pour|du|de|para|del|per|do|da)[ ]';
const TOLD = new RegExp(
  `^,?["'\x60*]{0,3} (?:${TELLING})(?=["'\x60*]{0,3}(?:[^\\w \\t"'\x60*-]|${GOES_ON}|[ \\t]*$))`,
  'i',
);
const MAY_BECOME = /^,?["'`*]{0,3}(?: [A-Za-z ]*)?["'`*]{0,3}$/;
const BLANK = 0x20;
/** What a password does not hold. */
const ENDS = tableOf((unit) => unit <= BLANK || '"\'`*'.includes(String.fromCharCode(unit)));

export const saidBefore: Rule = {
  name: 'said-before-password',
  type: 'GENERIC_SECRET',
  finds:
    'passwords in front of the words that tell them, such as `as the password` and `is your new password`',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST + BEHIND,
  context: 1,
  triggers: NAMES.map((literal) => ({ kind: 'inside', literal, exact: true, start: passwordBefore })),
  match,
  pending(text, from) {
    const word = wordFrom(text, text.length, from);
    const told = passwordBefore(text, text.length, from);
    return Math.min(word < 0 ? text.length : word, told < 0 || !mayBeTold(text, told) ? text.length : told);
  },
};

/** Where the last word begins before an offset that is not of letters alone; -1 when none is near. */
function passwordBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - BEHIND - LONGEST);
  let last = at;
  while (last > least && isOfWords(text.charCodeAt(last - 1))) last--;
  return last > least ? wordFrom(text, last, floor) : -1;
}

function isOfWords(unit: number): boolean {
  return isLetter(unit) || unit === 0x2c || ENDS[unit] === 1;
}

/** Where the word begins that goes up to an offset; -1 where none does, or a longer one than a password. */
function wordFrom(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let start = at;
  while (start > least && ENDS[text.charCodeAt(start - 1)] !== 1) start--;
  return start < at && isBegin(text, start) ? start : -1;
}

function isBegin(text: string, start: number): boolean {
  return start === 0 || ENDS[text.charCodeAt(start - 1)] === 1;
}

/** Is what stands here a password, behind which nothing but words has come? */
function mayBeTold(text: string, start: number): boolean {
  const end = wordEnd(text, start);
  return isPassword(text.slice(start, end)) && MAY_BECOME.test(text.slice(end, end + BEHIND));
}

function match({ text, final }: ScanInput, start: number): Hit | undefined | typeof MORE {
  if (!isBegin(text, start)) return undefined;
  const end = wordEnd(text, start);
  if (end - start > LONGEST) return undefined;
  if (end === text.length) return final ? undefined : MORE;
  if (!isPassword(text.slice(start, end))) return undefined;
  const ahead = text.slice(end, end + BEHIND);
  if (!final && ahead.length < BEHIND && MAY_BECOME.test(ahead)) return MORE;
  return TOLD.test(ahead) ? { type: 'GENERIC_SECRET', start, end, score: 0.7 } : undefined;
}

/** Up to a blank or a quote, or to a comma before it. */
function wordEnd(text: string, start: number): number {
  const limit = Math.min(text.length, start + LONGEST + 1);
  let end = start;
  while (end < limit && ENDS[text.charCodeAt(end)] !== 1) end++;
  return end > start && end < text.length && text.charCodeAt(end - 1) === 0x2c ? end - 1 : end;
}

function isPassword(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST) return false;
  return isBuiltPassword(value) || isMadePassword(value) || isJoinedNoise(value);
}
