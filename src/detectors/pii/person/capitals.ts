/** Names in capitals with a common given name: in a line or cell of their own, behind a role, or with a common family name. */
import type { Hit } from '../../../core/finding.ts';
import { MORE } from '../../sweep.ts';
import { CITIES } from './alone-words.ts';
import { FORM_REACH, isOfFirm } from './legal-form.ts';
import { THINGS } from './other-words.ts';
import {
  beginsCell,
  capitalized,
  endsCell,
  LONGEST_SHOUTED,
  readShouted,
  type Shouted,
  shoutedWords,
} from './shouted.ts';

/** Who somebody is, directly before the name. */
const ROLES =
  'insured|policy ?holder|(?:account |card ?)?holder|witness|victim|suspect|defendant|plaintiff|claimant|complainant|respondent|petitioner|' +
  'patient|pt|customer|client|employee|passenger|pax|guest|driver|tenant|landlord|applicant|member|resident|caller|beneficiary|payee|' +
  'consignee|shipper|addressee|debtor|borrower|student|pupil|nurse|officer|detective|deputy|sergeant|sgt|captain|capt|lieutenant|lt|' +
  'attorney|judge|justice|senator|wife|husband|mother|father|son|daughter|brother|sister|spouse|mr|mrs|ms|miss|dr|prof|mx|sir|' +
  'sold to|deliver to|delivered to|ship to|shipped to|bill to|paid to|pay to|order of|issued to|sent to|signed by|identified as|attn|c/o|' +
  'spoke to|spoke with|name is|dear|paciente|cliente|asegurado|titular|senor|senora|sr|sra|herr|herrn|frau|patientin|kunde|monsieur|madame|mme';
const ROLE = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${ROLES})[.:]? $`, 'iu');
/** Small words before a name that ends its cell or sentence. */
const SMALL =
  /(?:^|[^\p{L}\p{N}])(?:is|that|by|for|from|to|with|and|named|called|de|von|par|di|por|para|fur|pour|per)[:]? $/iu;
/** Before a given name, these make a place, a ship or a saint of it. */
const PLACE =
  /(?:^|[^\p{L}])(?:SAN|SANTA|SANTO|SAO|ST|STE|SAINT|FORT|PORT|MOUNT|MT|LAKE|LOS|LAS|EL|THE|CAMP|VILLA|HOTEL|MV|MS|MT|SS|USS|HMS)\.? $/u;
/** Characters before a name that are looked at. */
export const CAPITALS_REACH = 24;
/** What stands behind a name that is not told yet. */
const LONGEST = LONGEST_SHOUTED + FORM_REACH;

/** The name in capitals that begins here. */
export function capitalsAt(text: string, start: number, final: boolean): Hit | undefined | typeof MORE {
  const slice = text.slice(start, start + LONGEST_SHOUTED);
  const isOpen = !final && text.length - start < LONGEST;
  if (isOpen && mayGoOn(slice)) return MORE;
  const name = readShouted(slice);
  if (name === undefined) return undefined;
  const end = start + name.length;
  if (isOpen && text.length - end < FORM_REACH) return MORE;
  const last = slice.slice(0, name.length).split(' ').at(-1) ?? '';
  if (!isSomebody(text, start, name) || isOfFirm(text, { start, end, last }, true) === true) return undefined;
  return { type: 'PERSON', start, end, score: 0.6 };
}

/** Is there nothing but words in capitals so far, or is the second of them not whole? */
function mayGoOn(slice: string): boolean {
  const end = shoutedWords(slice).at(-1)?.end ?? 0;
  return end + 2 >= slice.length;
}

function isSomebody(text: string, start: number, name: Shouted): boolean {
  const before = text.slice(Math.max(0, start - CAPITALS_REACH), start);
  if (before.endsWith('/') || before.endsWith('-') || PLACE.test(before)) return false;
  if (THINGS.has(name.next.toLowerCase())) return false;
  if (name.isCommon || (name.isSure && ROLE.test(before))) return true;
  if (!name.isSure || !endsCell(text, start + name.length)) return false;
  const [given = ''] = shoutedWords(text.slice(start, start + LONGEST_SHOUTED));
  return (
    !CITIES.has(capitalized(given === '' ? '' : given.word)) &&
    (beginsCell(text, start) || SMALL.test(before))
  );
}
