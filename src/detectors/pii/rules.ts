/** The rules for personal data, one ordered list: of two that match at one place the earlier is reported. */
import type { Rule } from '../engine/rule.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { ssn } from './ssn.ts';

export const PII_RULES: readonly Rule[] = [email, iban, card, ip, ssn];

/** The entities that `pii` knows. */
export const PII_ENTITIES: readonly string[] = [...new Set(PII_RULES.map(({ type }) => type))];
