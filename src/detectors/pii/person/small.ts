/** Names without capitals, as people type in chats and as speech is written down: `my name is nora quill and`, `is this mrs quill?`. */
import { isSmall, joinsWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { spellings } from '../../spellings.ts';
import { MORE } from '../../sweep.ts';
import { FAMILY_NAMES } from './family-names.ts';
import { GIVEN_NAMES } from './given-names.ts';
import { OTHERS, PARTICLES, THINGS } from './other-words.ts';

const INTRODUCTIONS = [
  ...[
    'my name is',
    "my name's",
    'my name’s',
    'my full name is',
    'the name is',
    'me llamo',
    'mi nombre es',
    'ich heiße',
    'ich heisse',
  ],
  ...[
    'mein name ist',
    "je m'appelle",
    'je m’appelle',
    'mon nom est',
    'mi chiamo',
    'meu nome e',
    'me chamo',
    'ik heet',
    'mijn naam is',
  ],
  ...['jag heter', 'mitt namn ar', 'jeg heter', 'mera naam', 'nazywam sie', 'benim adim', 'nama saya'],
].flatMap(spellings);
const TITLES = ['mr', 'mrs', 'ms', 'miss', 'dr'];
/** Before these any word may be a name. */
const SURE_TITLES: ReadonlySet<string> = new Set(['mr', 'mrs']);
const LONGEST_WORD = Math.max(...INTRODUCTIONS.map(({ length }) => length));
/** Characters of three words and what follows them. */
const LONGEST = 64;
const NAME_WORD = /^ ?(\p{Ll}[\p{Ll}'’-]{1,20})(?![\p{L}\p{N}_@])/u;
/** What follows a name that was said, beside small words of sentences. */
const STOPS: ReadonlySet<string> = new Set(
  (
    'um uh er erm okay ok well im ill ive calling speaking phoning ringing writing trying looking living here thats also actually like born spelled spelt again ' +
    'hai hoon aur und bin ich und y soy et je suis e sono en ik och jag og ' +
    'back first last please now down still never not sorry because since when where and'
  ).split(' '),
);
/** Who has a title and no name. */
const NOBODY: ReadonlySet<string> = new Set(
  'president speaker chairman chair mayor minister ambassador secretary right wrong bean robot potato coffee clean whiskers universe world claus pepper monopoly fix administrator admin moderator editor satan grinch'.split(
    ' ',
  ),
);

export const small: Rule = {
  name: 'person-small',
  type: 'PERSON',
  finds:
    'names without capitals: a common given name behind words of introduction, a family name behind mr, mrs and the like',
  source: 'usage; chats, and speech that was written down',
  lookback: LONGEST + 2,
  context: LONGEST_WORD + 3,
  triggers: [...INTRODUCTIONS, ...TITLES].map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: smallBehind }),
  ),
  match({ text, final }, at) {
    if (!isSmallAt(text, at) || text.charAt(at - 1) !== ' ') return undefined;
    const title = titleBefore(text, at);
    if (title === undefined && !isIntroduced(text, at)) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const length = title === undefined ? introduced(text, at) : titled(text, at, title);
    return length === 0 ? undefined : { type: 'PERSON', start: at, end: at + length, score: 0.6 };
  },
};

/** Where a small word behind the announcement begins; -1 for none, the length of the text when it has not come. */
function smallBehind(text: string, end: number): number {
  const at = text.charAt(end) === '.' || text.charAt(end) === ':' ? end + 1 : end;
  if (at + 1 >= text.length) return text.length;
  return text.charAt(at) === ' ' && isSmallAt(text, at + 1) ? at + 1 : -1;
}

function isSmallAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isSmall(unit) || (unit >= 0x80 && /\p{Ll}/u.test(text.charAt(at)));
}

function announcementEnd(text: string, at: number): number {
  return '.:'.includes(text.charAt(at - 2)) ? at - 2 : at - 1;
}

function titleBefore(text: string, at: number): string | undefined {
  const end = announcementEnd(text, at);
  return TITLES.find((title) => endsWith(text, end, title));
}

function isIntroduced(text: string, at: number): boolean {
  const end = announcementEnd(text, at);
  return INTRODUCTIONS.some((words) => endsWith(text, end, words));
}

/** In small letters, and no end of a longer word or of a number. */
function endsWith(text: string, end: number, words: string): boolean {
  const from = end - words.length;
  if (from < 0 || text.slice(from, end).toLowerCase() !== words) return false;
  if (from === 0) return true;
  return !joinsWord(text.charCodeAt(from - 1)) && !/[\d(] ?$/.test(text.slice(Math.max(0, from - 2), from));
}

/** Length of the name: a common given name, and what no sentence goes on with behind it. */
function introduced(text: string, at: number): number {
  const first = wordAt(text, at);
  if (first.length < 3 || !GIVEN_NAMES.has(withCapital(first))) return 0;
  return withMore(text, at, at + first.length);
}

function withMore(text: string, at: number, from: number): number {
  let end = from;
  let next = from;
  for (let count = 0; count < 3; count++) {
    if (text.charAt(next) !== ' ') break;
    const word = wordAt(text, next + 1);
    if (word === '' || isStop(word)) break;
    next += 1 + word.length;
    if (!PARTICLES.has(word)) end = next;
    if (!PARTICLES.has(word)) break;
  }
  return end - at;
}

/** Behind a title the family name, where it ends the clause. */
function titled(text: string, at: number, title: string): number {
  const word = wordAt(text, at);
  if (word.length < 3 || NOBODY.has(word) || isStop(word)) return 0;
  const name = withCapital(word);
  if (FAMILY_NAMES.has(name)) return word.length;
  if (GIVEN_NAMES.has(name)) return withMore(text, at, at + word.length);
  return SURE_TITLES.has(title) && word.length > 3 && endsClause(text, at + word.length) ? word.length : 0;
}

function endsClause(text: string, end: number): boolean {
  const mark = text.charAt(end);
  if (mark === '' || '.,?!;\n'.includes(mark)) return true;
  return mark === ' ' && isStop(wordAt(text, end + 1));
}

function isStop(word: string): boolean {
  return STOPS.has(word) || (OTHERS.has(word) && !PARTICLES.has(word)) || THINGS.has(word);
}

function wordAt(text: string, at: number): string {
  return NAME_WORD.exec(text.slice(at, at + 24))?.[1] ?? '';
}

function withCapital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
