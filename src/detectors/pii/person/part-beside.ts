/** Family names in a field that may hold the name of anything, beside a field for a given name: `Nom : Duval`, `Prénom : Zoé`. */
import type { ScanInput } from '../../../core/detector.ts';
import type { Hit } from '../../../core/finding.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { isCapital } from './evidence.ts';
import { beginsWithCapital } from './names.ts';
import { isPlain } from './shouted.ts';

/** Words for a name of anything; folded, so without accents. */
const FIELDS: readonly string[] = [
  'nom',
  'name',
  'naam',
  'nombre',
  'nome',
  'namn',
  'navn',
  'jmeno',
  'ime',
  'nume',
];
/** Fields for the other part of the name of a person. */
const PARTS =
  'prenoms?|vornamen?|voornaam|voornamen|apellidos?|cognome|imie|nazwisko|fornamn|fornavn|prijmeni|prezime|priimek|prenume|sobrenome|apelidos?|' +
  'given ?names?|first ?names?|forenames?|middle ?name';
/** The same as they are written beside a value, where the case of letters tells names. */
const WRITTEN = PARTS.split('|')
  .flatMap((part) => [part, part.charAt(0).toUpperCase() + part.slice(1), part.toUpperCase()])
  .join('|');
const GAP = '(?: ?\\([^)\\n]{1,16}\\))?["\']? {0,3}[:=] {0,3}["\']?';
const LABEL = new RegExp(`(?:^|[\\n;,{|>"'] ?)(?:${FIELDS.join('|')})${GAP}$`, 'i');
const LABEL_REACH = 36;
const MOST_BETWEEN = 24;
const WORD = "\\p{Lu}(?:\\p{L}|['’-](?=\\p{L}))+";
const VALUE = new RegExp(
  `^${WORD}(?: (?:(?:de|van|von|der|da|di|la|le) ){0,2}${WORD}){0,2}(?=["']?(?:[,;]| {2}|\\r?\\n|$| (?:${WRITTEN})${GAP}))`,
  'u',
);
const LONGEST_VALUE = 48;
const BESIDE = 28;
const BEHIND = new RegExp(`^["']?(?:[,;]\\s{0,6}|\\s{1,6})["']?(?:${PARTS})${GAP}`, 'i');
const BEFORE = new RegExp(
  `(?:^|[\\n;,{|>"'] ?)(?:${PARTS})${GAP}[^\\n:=]{1,32}["']?[\\n,;][\\s"']{0,6}$`,
  'i',
);
const BEFORE_REACH = 72;

export const partBeside: Rule = {
  name: 'person-part-beside-part',
  type: 'PERSON',
  finds: 'whatever name fills a field for a name beside one for a given or a family name',
  source: 'forms as people fill them in; the words are a list of our own',
  lookback: LONGEST_VALUE + BESIDE,
  context: LABEL_REACH + BEFORE_REACH,
  triggers: FIELDS.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: valueBehind }),
  ),
  match,
};

/** Where the value of a field begins; -1 for none, the length of the text when it has not come. */
function valueBehind(text: string, end: number): number {
  let at = end;
  while (at < text.length && at - end < MOST_BETWEEN && !isCapital(text, at) && text.charAt(at) !== '\n')
    at++;
  if (at === text.length) return at;
  return isCapital(text, at) && LABEL.test(`\nname${text.slice(end, at)}`) ? at : -1;
}

function match({ text, final }: ScanInput, at: number): Hit | undefined | typeof MORE {
  if (!beginsWithCapital(text, at)) return undefined;
  const label = LABEL.exec(text.slice(Math.max(0, at - LABEL_REACH), at))?.[0];
  if (label === undefined) return undefined;
  if (!final && text.length - at < LONGEST_VALUE + BESIDE) return MORE;
  const value = VALUE.exec(text.slice(at, at + LONGEST_VALUE))?.[0] ?? '';
  if (value === '' || value.split(' ').some(isPlain)) return undefined;
  const end = at + value.length;
  const field = at - label.length + (/^\w/.test(label) ? 0 : 1);
  const isBeside =
    BEHIND.test(text.slice(end, end + BESIDE)) ||
    BEFORE.test(text.slice(Math.max(0, field - BEFORE_REACH), field));
  return isBeside ? { type: 'PERSON', start: at, end, score: 0.7 } : undefined;
}
