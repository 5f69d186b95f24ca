/** Names before what people alone do, are or declare: `Ada Byron passed away`, `Ada Byron (wife)`, `I, Ada Byron, hereby …`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { beginningsOf } from '../beginnings.ts';
import { nearCapital } from '../near-capital.ts';
import { namesBack } from './beside.ts';
import { holdsRole } from './leading-roles.ts';
import { isOfFirm } from './legal-form.ts';
import { beginsWithCapital, LONGEST_NAME, type NameRead, readName } from './names.ts';

/** What stands behind a name, and what has to stand before it. */
interface Form {
  readonly behind: readonly string[];
  readonly before?: RegExp;
  /** Is it a place in a firm as often: `Human Resources (ext 405)`? */
  readonly offices?: true;
}

const FORMS: readonly Form[] = [
  {
    behind: [
      ...behind(
        ' ',
        'passed away, is typing, has left the chat, has left the meeting, has left the conversation',
      ),
      ...behind(
        ' ',
        'joined the meeting, left the meeting, joined the chat, left the chat, has joined the meeting',
      ),
      ...behind(
        ' (',
        'wife), husband), mother), father), daughter), son), sister), brother), spouse), stepmother)',
      ),
      ...behind(' ("', 'employee, patient, guarantor, executor, testator'),
      ...behind(' (the "', 'employee, patient, guarantor, executor, testator'),
      ...behind(', aged ', '1, 2, 3, 4, 5, 6, 7, 8, 9'),
    ],
  },
  { behind: [' (ext ', ' (ext. ', ' (extension '], offices: true },
  {
    // As mails quote who wrote what is answered.
    behind: [' wrote:', ' a ecrit :', ' a ecrit:', ' escribio:', ' ha scritto:', ' escreveu:'],
    before: /(?:\d|[AaPp]\.?[Mm]\.?),? $|(?:^|\n)> ?$/,
  },
  {
    behind: behind(
      ', ',
      'hereby, do hereby, do solemnly, solemnly, being duly, being of sound, the undersigned, residing at, declare that, declare under, ' +
        'certify that, swear that, make oath, authorise, authorize, appoint',
    ),
    before: /(?:^|[^\p{L}])(?:I|We), $/u,
  },
];
/** Words of offices and of parts of firms. */
const OF_OFFICES: ReadonlySet<string> = new Set(
  (
    'resources payable receivable desk office reception dispatch security maintenance facilities parking pharmacy radiology admissions emergency ' +
    'care service services relations room floor lab line hall hotline affairs control planning operations switchboard registrar'
  ).split(' '),
);

const ACTS = FORMS.flatMap(({ behind }) => behind);
const BEGINNINGS = beginningsOf(ACTS);
const LONGEST_ACT = Math.max(...ACTS.map(({ length }) => length));
const LONGEST_BEFORE = 6;

export const beforeAct: Rule = {
  name: 'person-before-act',
  type: 'PERSON',
  finds:
    'two words with capitals before what people alone do, are or declare: `passed away`, `(wife)`, `I, Ada Byron, hereby`',
  source: 'usage; deeds, minutes, mails and lists of people; the words are a list of our own',
  lookback: LONGEST_NAME + LONGEST_ACT + 2,
  context: LONGEST_BEFORE + 2,
  triggers: ACTS.map((literal) => ({ kind: 'inside', literal, exact: true, start: namesBack })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || '/\\@#-.'.includes(text.charAt(at - 1) || ' ')) return undefined;
    const name = readName(text, at);
    if (name.open && !final) return MORE;
    if (!isWhole(text, at, name)) return undefined;
    const behind = text.slice(name.end, name.end + LONGEST_ACT).toLowerCase();
    const form = FORMS.find((one) => one.behind.some((act) => behind.startsWith(act)));
    if (form === undefined) return !final && BEGINNINGS.has(behind) ? MORE : undefined;
    const before = text.slice(Math.max(0, at - LONGEST_BEFORE), at);
    return isNamed(name, form, before) ? { type: 'PERSON', start: at, end: name.end, score: 0.6 } : undefined;
  },
  pending: nearCapital(LONGEST_NAME + LONGEST_ACT, (text, from) => {
    const end = text.length;
    for (let act = Math.max(from, end - LONGEST_ACT); act <= end; act++) {
      if (act < end && !BEGINNINGS.has(text.slice(act).toLowerCase())) continue;
      const start = namesBack(text, act, from);
      if (start >= 0) return start;
    }
    return end;
  }),
};

/** What stands behind a name, each with the mark before it. */
function behind(mark: string, acts: string): readonly string[] {
  return acts.split(', ').map((act) => mark + act);
}

/** Are these two to four words of a name that begins here, and of no firm? */
function isWhole(text: string, at: number, name: NameRead): boolean {
  if (name.isThing || name.words.length < 2 || name.words.length > 4 || holdsRole(name)) return false;
  if (namesBack(text, name.end, 0) !== at) return false;
  return isOfFirm(text, { start: at, end: name.end, last: name.words.at(-1) ?? '' }, true) !== true;
}

function isNamed(name: NameRead, { before, offices }: Form, text: string): boolean {
  return before?.test(text) !== false && !(offices === true && isOffice(name));
}

function isOffice({ words }: NameRead): boolean {
  return words.some((word) => OF_OFFICES.has(word.toLowerCase()));
}
