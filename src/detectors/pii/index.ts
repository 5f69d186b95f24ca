/** Personal data with a form that can be proved: checksums, ranges and grammars. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isWord } from '../characters.ts';
import { type Grammar, type MORE, sweep } from '../sweep.ts';
import { LONGEST_CARD, matchCard } from './card.ts';
import { LONGEST_EMAIL, matchEmail } from './email.ts';
import { LONGEST_IBAN, matchIban } from './iban.ts';
import { LONGEST_IP, matchIp } from './ip.ts';
import { LONGEST_SSN, matchSsn, SSN_CONTEXT } from './ssn.ts';

type Match = (input: ScanInput, start: number) => Hit | undefined | typeof MORE;

/** In order of precedence: of two that start at the same place the earlier is reported. */
const ENTITIES = [
  { type: 'EMAIL', lookback: LONGEST_EMAIL, match: matchEmail },
  { type: 'IBAN', lookback: LONGEST_IBAN, match: matchIban },
  { type: 'CREDIT_CARD', lookback: LONGEST_CARD, match: matchCard },
  { type: 'IP_ADDRESS', lookback: LONGEST_IP, match: matchIp },
  { type: 'US_SSN', lookback: LONGEST_SSN, match: matchSsn },
] as const satisfies readonly { type: string; lookback: number; match: Match }[];

/** The entities that `pii` knows. */
export const PII_ENTITIES = ['CREDIT_CARD', 'US_SSN', 'EMAIL', 'IBAN', 'IP_ADDRESS'] as const;

const options = z.strictObject({
  entities: z
    .array(z.enum(PII_ENTITIES))
    .min(1)
    .default([...PII_ENTITIES])
    .describe('Which entities to look for; all of them by default.'),
});

/** The detector `pii`: card numbers, social security numbers, e-mail addresses, bank accounts and IP addresses. */
export const pii: Detector = {
  name: 'pii',
  summary: 'Personal data whose form can be proved: payment cards, US SSN, e-mail, IBAN, IP addresses.',
  types: PII_ENTITIES,
  options,
  compile: (value) => compile(options.parse(value ?? {})),
};

function compile(chosen: z.output<typeof options>): Scanner {
  const names = new Set<string>(chosen.entities);
  const entities = ENTITIES.filter((entity) => names.has(entity.type));
  const matches: readonly Match[] = entities.map((entity) => entity.match);
  const starts = startTable(names);
  const grammar: Grammar = {
    next: (text, at) => nextStart(starts, text, at),
    attempt: (input, at) => attempt(matches, input, at),
  };
  return {
    lookback: Math.max(...entities.map((entity) => entity.lookback)),
    context: SSN_CONTEXT + 1,
    scan: (input) => sweep(input, grammar),
  };
}

/** Unit -> 1 when a chosen entity may begin with it. bench: detectors */
function startTable(names: ReadonlySet<string>): Uint8Array {
  const starts = new Uint8Array(0x80);
  const letters = names.has('EMAIL') || names.has('IBAN');
  for (let unit = 0x30; unit <= 0x39; unit++) starts[unit] = 1;
  for (let unit = 0x41; unit <= 0x5a; unit++) {
    starts[unit] = letters || (names.has('IP_ADDRESS') && unit <= 0x46) ? 1 : 0;
    starts[unit + 0x20] = starts[unit] ?? 0;
  }
  starts[0x5f] = names.has('EMAIL') ? 1 : 0;
  starts[0x3a] = names.has('IP_ADDRESS') ? 1 : 0;
  return starts;
}

function nextStart(starts: Uint8Array, text: string, from: number): number {
  let before = from > 0 ? text.charCodeAt(from - 1) : 0;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80 && starts[unit] === 1 && !isWord(before)) return at;
    before = unit;
  }
  return text.length;
}

function attempt(matches: readonly Match[], input: ScanInput, at: number): Hit | undefined | typeof MORE {
  for (const match of matches) {
    const found = match(input, at);
    if (found !== undefined) return found;
  }
  return undefined;
}
