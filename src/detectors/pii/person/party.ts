/** Parties of a case, before the word for what they are: `ADA BYRON,\n   Plaintiff`, `ADA BYRON   Claimant`. */
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { nearCapital } from '../near-capital.ts';
import { beginsWithCapital } from './names.ts';
import { OTHERS, THINGS, UNFILLED } from './other-words.ts';

/** As the headings of courts in English, German, French, Spanish, Italian and Portuguese have them. */
const PARTIES: readonly string[] = [
  ...['Claimant', 'Defendant', 'Plaintiff', 'Petitioner', 'Respondent', 'Appellant', 'Appellee', 'Applicant'],
  ...['Pursuer', 'Defender', 'Debtor', 'Kläger', 'Klägerin', 'Beklagter', 'Beklagte', 'Antragsteller'],
  ...['Antragstellerin', 'Antragsgegner', 'Antragsgegnerin', 'Demandeur', 'Demanderesse', 'Défendeur'],
  ...['Défenderesse', 'Demandante', 'Demandado', 'Demandada', 'Attore', 'Convenuto', 'Autor', 'Réu'],
].map((word) => word.normalize('NFD').replaceAll(/\p{M}/gu, ''));
/** Words of the names of firms, of states and of who speaks for them. */
const OF_FIRMS: ReadonlySet<string> = new Set(
  'limited llp lp council authority commissioner secretary people united states commonwealth crown queen king rex regina trust trustees plaintiffs'.split(
    ' ',
  ),
);

const LONGEST_NAME = 60;
const LONGEST_BETWEEN = 60;
const LONGEST = LONGEST_NAME + LONGEST_BETWEEN + 16;
const WORD = "(?:\\p{Lu}(?:\\p{L}|['’-](?=\\p{L}))*\\.?)";
const SMALL = '(?:de|van|von|der|den|del|della|di|da|dos|du|la|el|al|bin|ibn|ter|ten|zu|y|e)';
const NAME = `${WORD}(?: (?:${SMALL} ){0,2}${WORD}){1,4}`;
const BETWEEN = '(?:,? ?\\n[ \\t]{0,48}|, ?| {2,48}|\\t+)';
const PARTY = new RegExp(`^(?<name>${NAME})${BETWEEN}(?:${PARTIES.join('|')})(?![\\p{L}\\d])`, 'u');
/** A line that may still become a name and a party. */
const SO_FAR = new RegExp(
  `^[ \\t]{0,48}(?:(?:${WORD}|${SMALL})(?: |(?=[,\\n\\t])|$)){0,9}(?:,? ?(?:\\n[ \\t]{0,48}|[ \\t]{0,48}))(?:\\p{Lu}\\p{Ll}{0,15})?$`,
  'u',
);
const NEWLINE = 0x0a;
const blanks = new Set(' ,\n\t');

export const party: Rule = {
  name: 'person-party',
  type: 'PERSON',
  finds: 'two words with capitals that begin a line, before the word for a party to a case',
  source: 'headings of courts; the words are a list of our own',
  lookback: LONGEST,
  context: 50,
  triggers: PARTIES.map((word) => ({
    kind: 'inside',
    literal: word.toLowerCase(),
    exact: true,
    start: nameBefore,
  })),
  match({ text, final }, at) {
    if (!beginsWithCapital(text, at) || lineStart(text, at, 0) !== at) return undefined;
    const ahead = text.slice(at, at + LONGEST);
    if (!final && ahead.length < LONGEST && SO_FAR.test(ahead)) return MORE;
    const name = PARTY.exec(ahead)?.groups?.['name'];
    if (name === undefined || name.split(/[ ,.]+/).some(isOfFirm)) return undefined;
    return { type: 'PERSON', start: at, end: at + name.length, score: 0.7 };
  },
  pending: nearCapital(LONGEST, (text, from) => {
    const end = text.length;
    const last = lineAt(text, end, from);
    if (last < 0) return end;
    const above = last > from ? lineAt(text, last - 1, from) : -1;
    const begins = [above, last].find((at) => at >= 0 && end - at < LONGEST && SO_FAR.test(text.slice(at)));
    return begins ?? end;
  }),
};

/** Where the line begins that an offset ends; -1 for one that is too long to be a name and a party. */
function lineAt(text: string, end: number, floor: number): number {
  const least = Math.max(floor, end - LONGEST);
  let start = end;
  while (start > least && text.charCodeAt(start - 1) !== NEWLINE) start--;
  return start === least && start > floor ? -1 : start;
}

/** Where the line begins whose name a party is behind; -1 for none. */
function nameBefore(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST);
  let end = at;
  while (end > least && blanks.has(text.charAt(end - 1))) end--;
  return end === at || end === least ? -1 : lineStart(text, end, least);
}

/** Where the first word of a line begins. */
function lineStart(text: string, at: number, floor: number): number {
  const least = Math.max(floor, at - LONGEST_NAME - 48);
  let start = at;
  while (start > least && text.charCodeAt(start - 1) !== NEWLINE) start--;
  while (start < at && ' \t'.includes(text.charAt(start))) start++;
  return start;
}

function isOfFirm(word: string): boolean {
  const small = word.toLowerCase();
  return OTHERS.has(small) || THINGS.has(small) || UNFILLED.has(small) || OF_FIRMS.has(small);
}
