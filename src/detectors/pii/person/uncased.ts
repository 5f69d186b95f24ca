/** Names in scripts without capitals, behind a word that says so: Hebrew, Arabic, Persian, Hindi, Thai and others. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import { isWord, joinsPhraseWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import {
  UNCASED_BARE,
  UNCASED_FIELDS,
  UNCASED_LOOSE,
  UNCASED_NOBODY,
  UNCASED_PARTS,
  UNCASED_PERSONAL,
} from './uncased-words.ts';

const SCRIPTS =
  'Hebrew Arabic Devanagari Bengali Tamil Telugu Gujarati Gurmukhi Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Georgian Ethiopic'
    .split(' ')
    .map((script) => `\\p{sc=${script}}`)
    .join('');
const LETTERS = `[${SCRIPTS}]`;
const BEGINS = new RegExp(`^(?=\\p{L})${LETTERS}`, 'u');
const WORD = `(?=\\p{L})[${SCRIPTS}\\p{M}]{2,22}(?:["'-]${LETTERS}[${SCRIPTS}\\p{M}]{0,16}){0,2}`;
/** Titles with a dot are passed over, and so are the initials of the south of India. */
const NAME = new RegExp(`^${WORD}\\.?(?: ${WORD}){1,3}`, 'u');
/** `मेरा नाम ... है`: the verb of the sentence. */
const VERB = / (?:है|हैं|हूँ|हूं|छ|আছে)$/u;
/** The word behind a name that Arabic joins to the next one: `و` is "and". */
const JOINED_AND = / و(?=\p{L}{4})[^ ]+(?= |$)/u;
const ONE = new RegExp(`^${WORD}`, 'u');
const LONGEST = 72;
/** Characters behind a name in which its record says something of a person. */
const REACH = 44;
const END = /^(?:$|["'<>|\n\r,;()[\]{}\t/!?،؛।]|\.(?:\s|$)| [-(|/]| {2}| ?\d)/u;
const DIGITS = /\d(?:[ /.-]?\d){5}/;
/** Between a field and its value. */
const FIELD_GAP = /^(?:["']? ?[:=|>]|:)?["']? ?["']?$|^ ?[:=] {0,4}["']?$|^:? ?\r?\n$|^["'] ?[:,] ?["']$/;
const MARKED = /[:=|>\n]/;
const LONGEST_GAP = 8;
const LETTER = /[\p{L}\p{N}\p{M}]/u;

type Kind = 'field' | 'part' | 'loose' | 'bare';

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...spelled(UNCASED_LOOSE, 'loose'),
  ...spelled(UNCASED_BARE, 'bare'),
  ...spelled(UNCASED_FIELDS, 'field'),
  ...spelled(UNCASED_PARTS, 'part'),
]);
/** Those that may stand without a mark before the name. */
const bare: ReadonlySet<string> = new Set(UNCASED_BARE.flatMap(spellings));
const personal = UNCASED_PERSONAL.flatMap(spellings);
const nobody = UNCASED_NOBODY.flatMap(spellings);
const longest = Math.max(...[...kinds.keys()].map(({ length }) => length));

export const uncased: Rule = {
  name: 'person-uncased',
  type: 'PERSON',
  finds:
    'names in scripts without capitals (Hebrew, Arabic, Persian, Hindi, Thai and others) behind a field or a word for a person',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST + REACH + 2,
  context: longest + LONGEST_GAP + 2,
  triggers: [...kinds.keys()].map(
    (literal): Trigger => ({
      kind: 'before',
      literal,
      start: (text, end) => (beginsWord(text, end - literal.length) ? nameBehind(text, end) : -1),
    }),
  ),
  match(input, at) {
    if (!BEGINS.test(input.text.slice(at, at + 1))) return undefined;
    const word = announcing(input.text, at);
    return word === undefined ? undefined : nameAt(input, at, word);
  },
};

function spelled(words: readonly string[], kind: Kind): readonly (readonly [string, Kind])[] {
  return words.flatMap(spellings).map((word) => [word, kind] as const);
}

/** Two words of which the second is the name of a family or a town, whatever the sentence goes on with: السيدة نورة القحطاني تسكن. */
const TWO = new RegExp(`^(?!ال)${WORD} ال\\p{sc=Arabic}{3,16}(?= )`, 'u');

/** Where the name behind a word begins: -1 for none, the length of the text when it has not come. */
function nameBehind(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < LONGEST_GAP && !isLetter(text, at)) at++;
  if (at === text.length) return at;
  return at > end &&
    text.charCodeAt(at) > 0x7f &&
    BEGINS.test(text.charAt(at)) &&
    FIELD_GAP.test(text.slice(end, at))
    ? at
    : -1;
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit > 0x7f ? LETTER.test(text.charAt(at)) : isWord(unit);
}

/** No letter of the script of a word stands directly before it. */
function beginsWord(text: string, start: number): boolean {
  if (start === 0) return true;
  const before = text.charCodeAt(start - 1);
  return !joinsPhraseWord(before) && (before < 0x80 || !isLetter(text, start - 1));
}

/** The word that announces a name here, and whether a mark stands between. */
function announcing(text: string, at: number): { readonly kind: Kind } | undefined {
  let end = at;
  while (end > 0 && at - end < LONGEST_GAP && !isLetter(text, end - 1)) end--;
  const gap = text.slice(end, at);
  if (gap === '' || !FIELD_GAP.test(gap)) return undefined;
  const word = wordBefore(text, end);
  const kind = kinds.get(word);
  if (kind === undefined || MARKED.test(gap)) return kind && { kind };
  return bare.has(word) && gap === ' ' ? { kind: 'bare' } : undefined;
}

/** The longest of the words that end here; empty for none. */
function wordBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - longest), end).toLowerCase();
  for (let from = 0; from < before.length - 1; from++) {
    const word = before.slice(from);
    if (kinds.has(word) && beginsWord(text, end - word.length)) return word;
  }
  return '';
}

function nameAt(
  { text, final }: ScanInput,
  at: number,
  { kind }: { readonly kind: Kind },
): Hit | undefined | typeof MORE {
  if (!final && text.length - at < LONGEST + REACH) return MORE;
  const slice = text.slice(at, at + LONGEST);
  const read = readIn(slice, kind);
  if (read === undefined) return undefined;
  const name = read.replace(VERB, '');
  if (nobody.some((word) => ` ${name} `.includes(` ${word} `))) return undefined;
  const end = at + name.length;
  if (kind === 'loose' && !isOfPerson(text.slice(end, end + REACH))) return undefined;
  return { type: 'PERSON', start: at, end, score: 0.7 };
}

/** The words of the name that the text begins with; undefined where something goes on behind them. */
function readIn(slice: string, kind: Kind): string | undefined {
  const read = NAME.exec(slice)?.[0] ?? (kind === 'part' ? ONE.exec(slice)?.[0] : undefined);
  if (read === undefined) return undefined;
  const before = JOINED_AND.exec(read)?.index ?? 0;
  if (kind === 'bare' && before > 0 && read.slice(0, before).includes(' ')) return read.slice(0, before);
  if (END.test(slice.slice(read.length, read.length + 3))) return read;
  return kind === 'bare' ? TWO.exec(slice)?.[0] : undefined;
}

function isOfPerson(behind: string): boolean {
  return DIGITS.test(behind) || personal.some((word) => behind.includes(word));
}
