/** People in short notes: `Nora out sick`, `- Otto to call the landlord`. */
import { MORE } from '../../sweep.ts';
import type { Named, Words } from './alone.ts';
import { BOOKS, CITIES, DONE } from './alone-words.ts';

/** How people stand in short notes, without a verb: `Nora out sick`. */
const STATES: ReadonlySet<string> = new Set([
  ...[
    'out sick',
    'off sick',
    'out today',
    'off today',
    'out tomorrow',
    'off tomorrow',
    'out until',
    'off until',
  ],
  ...[
    'blocked by',
    'blocked on',
    'stuck on',
    'working on',
    'waiting for',
    'waiting on',
    'on leave',
    'on holiday',
  ],
  ...[
    'on vacation',
    'on pto',
    'on call',
    'on duty',
    'on sick',
    'back on',
    'back from',
    'late today',
    'in charge',
  ],
]);
const FIRST: ReadonlySet<string> = new Set([...STATES].map((state) => state.split(' ', 1)[0] ?? ''));

/** The time of a message. */
const TIME = /^ (?:@ )?\[?\d{1,2}:\d\d/;
const TIME_SO_FAR = /^ (?:@ ?)?\[?\d{0,2}:?\d?$/;
const LONGEST_TIME = 9;

/** Do these two words say how somebody is, without a verb? */
export function isShortState(
  first: string,
  second: string | undefined,
  open: boolean,
): boolean | typeof MORE {
  if (!FIRST.has(first)) return false;
  return second === undefined ? open && MORE : STATES.has(`${first} ${second}`);
}

/** Do these words say what somebody is to do, as minutes have it behind a name that begins a line? */
export function isTasked({ words: [to, verb], open }: Words): boolean | typeof MORE {
  if (to !== 'to') return to === undefined && open && MORE;
  return verb === undefined ? open && MORE : DONE.has(verb);
}

/** `Nora 10:41 AM`, as chats put it; cities stand beside departures as well, books of the Bible before verses. */
export function isTimed(text: string, { words: [name = ''], end, final }: Named): boolean | typeof MORE {
  if (CITIES.has(name) || BOOKS.has(name)) return false;
  const behind = text.slice(end, end + LONGEST_TIME);
  if (TIME.test(behind)) return true;
  return !final && behind.length < LONGEST_TIME && TIME_SO_FAR.test(behind) ? MORE : false;
}
