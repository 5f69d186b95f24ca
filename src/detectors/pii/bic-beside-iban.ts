/** Bank identifier codes that no word names, directly behind an account in the same country: `IE11… (AIBKIE2D)`. */
import type { Trigger } from '../engine/recognizer.ts';
import type { Rule } from '../engine/rule.ts';
import { MORE } from '../sweep.ts';
import { isBic, isBicFrom } from './bic.ts';
import { isIban } from './iban.ts';

/** Characters of the longest number of an account in groups, and what stands between. */
const REACH = 48;
const CODE = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?![A-Za-z0-9])/;
const LONGEST = 12;
/** What accounts end with: a digit, or the currency that closes those of Mauritius and the Seychelles. */
const LAST = [...'0123456789', 'mur', 'scr', 'usd', 'eur', 'gbp', 'zar'];
const PARTING = ['(', ', ', '; ', '/', '/ ', ' (', ' , ', ' ; ', ' /', ' / '];
const BEFORE =
  /(?:^|[^A-Z0-9])([A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,34}(?<=\d|mur|scr|usd|eur|gbp|zar)) ?[(,;/] ?$/i;

export const bicBesideIban: Rule = {
  name: 'swift-bic-beside-iban',
  type: 'SWIFT_BIC',
  finds: 'bank identifier codes directly behind an IBAN of the same country',
  source: 'ISO 9362, ISO 13616-1',
  lookback: LONGEST,
  context: REACH + 1,
  triggers: LAST.flatMap((last) => PARTING.map((parting) => triggerOf(last + parting))),
  match({ text, final }, at) {
    if (!isBicFrom(text, at)) return undefined;
    const account = BEFORE.exec(text.slice(Math.max(0, at - REACH), at))?.[1]?.replaceAll(/[ -]/g, '') ?? '';
    if (account === '' || !isIban(account)) return undefined;
    if (!final && text.length - at < LONGEST) return MORE;
    const code = CODE.exec(text.slice(at, at + LONGEST))?.[0] ?? '';
    if (!isBic(code) || code.slice(4, 6) !== account.slice(0, 2).toUpperCase()) return undefined;
    return { type: 'SWIFT_BIC', start: at, end: at + code.length, score: 0.9 };
  },
};

function triggerOf(literal: string): Trigger {
  return { kind: 'before', literal, start: (text, end) => (isBicFrom(text, end) ? end : -1) };
}
