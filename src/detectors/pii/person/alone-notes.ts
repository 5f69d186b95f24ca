/** People in short notes: `Nora out sick`, `- Otto to call the landlord`. */
import { MORE } from '../../sweep.ts';
import type { Words } from './alone.ts';
import { DONE } from './alone-words.ts';

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
