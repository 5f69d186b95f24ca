/** Personal data with a form that can be proved: checksums, ranges and grammars. */
import { z } from 'zod';
import type { Detector, ScanInput, Scanner } from '../../core/detector.ts';
import type { Hit } from '../../core/finding.ts';
import { isDigit, isHex, isLetter, isWord } from '../characters.ts';
import { type Grammar, type MORE, sweep } from '../sweep.ts';
import { LONGEST_CARD, matchCard } from './card.ts';
import { LONGEST_EMAIL, matchEmail } from './email.ts';
import { LONGEST_IBAN, matchIban } from './iban.ts';
import { LONGEST_IP, matchIp } from './ip.ts';
import { LONGEST_SSN, matchSsn, SSN_CONTEXT } from './ssn.ts';

type Match = (input: ScanInput, start: number) => Hit | undefined | typeof MORE;

interface Entity {
  readonly type: string;
  readonly lookback: number;
  readonly match: Match;
  /** May it begin with this unit? */
  readonly startsWith: (unit: number) => boolean;
}

/** In order of precedence: of two that start at the same place the earlier is reported. */
const ENTITIES = [
  { type: 'EMAIL', lookback: LONGEST_EMAIL, match: matchEmail, startsWith: isWord },
  { type: 'IBAN', lookback: LONGEST_IBAN, match: matchIban, startsWith: isLetter },
  { type: 'CREDIT_CARD', lookback: LONGEST_CARD, match: matchCard, startsWith: isDigit },
  { type: 'IP_ADDRESS', lookback: LONGEST_IP, match: matchIp, startsWith: startsAddress },
  { type: 'US_SSN', lookback: LONGEST_SSN, match: matchSsn, startsWith: isDigit },
] as const satisfies readonly Entity[];

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
  const starts = startTable(entities);
  const grammar: Grammar = {
    next: (text, at) => nextStart(starts, text, at),
    attempt: (input, at) => attempt(starts[input.text.charCodeAt(at)] ?? [], input, at),
  };
  return {
    lookback: Math.max(...entities.map((entity) => entity.lookback)),
    context: SSN_CONTEXT + 1,
    scan: (input) => sweep(input, grammar),
  };
}

/** ASCII unit -> what may begin with it, undefined for nothing. bench: detectors */
function startTable(entities: readonly Entity[]): (readonly Match[] | undefined)[] {
  return Array.from({ length: 0x80 }, (_, unit) => {
    const matches = entities.filter((entity) => entity.startsWith(unit)).map((entity) => entity.match);
    return matches.length > 0 ? matches : undefined;
  });
}

function startsAddress(unit: number): boolean {
  return isHex(unit) || unit === 0x3a;
}

function nextStart(starts: readonly (readonly Match[] | undefined)[], text: string, from: number): number {
  let inWord = from > 0 && isWord(text.charCodeAt(from - 1));
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!inWord && unit < 0x80 && starts[unit] !== undefined) return at;
    inWord = isWord(unit);
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
