/** The rules for personal data, one ordered list: of two that match at one place the earlier is reported. */
import type { Rule } from '../engine/rule.ts';
import { addresses } from './address/index.ts';
import { bic } from './bic.ts';
import { bicBesideIban } from './bic-beside-iban.ts';
import { besideBirth } from './birth/beside.ts';
import { birthBesideSex } from './birth/beside-sex.ts';
import { birthInBrackets } from './birth/in-brackets.ts';
import { birth } from './birth/index.ts';
import { namedBehind as birthNamedBehind } from './birth/named-behind.ts';
import { birthInWords } from './birth/spelled.ts';
import { card } from './card.ts';
import { columns } from './columns/index.ts';
import { nameColumn } from './columns/names.ts';
import { eastAsian } from './east-asian/index.ts';
import { email } from './email.ts';
import { hl7 } from './hl7.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { itin } from './itin.ts';
import { licence, licenceBesideDriver, stateLicence } from './licence.ts';
import { listed } from './listed.ts';
import { mac } from './mac.ts';
import { micr } from './micr.ts';
import { namedBehind } from './named-behind.ts';
import { NATIONAL_RULES } from './national/index.ts';
import { passport } from './passport.ts';
import { patientNumber } from './patient-number.ts';
import { persons } from './person/index.ts';
import { phones } from './phone/index.ts';
import { spelledPhone } from './phone/spelled.ts';
import { records } from './record/index.ts';
import { routing } from './routing.ts';
import { ssn } from './ssn.ts';
import { travelZone } from './travel-zone.ts';
import { wallets } from './wallet/index.ts';
import { x12 } from './x12.ts';

export const PII_RULES: readonly Rule[] = [
  ...columns,
  nameColumn,
  ...hl7,
  ...x12,
  ...travelZone,
  ...[email, iban, ...NATIONAL_RULES, card, ...wallets, mac, ip, ssn],
  ...[
    itin,
    routing,
    micr,
    bic,
    bicBesideIban,
    passport,
    licence,
    stateLicence,
    licenceBesideDriver,
    ...listed,
    patientNumber,
    ...namedBehind,
    ...records,
    birth,
    birthInBrackets,
    birthBesideSex,
    ...besideBirth,
    birthNamedBehind,
    birthInWords,
  ],
  ...[...phones, spelledPhone, ...addresses, ...eastAsian, ...persons],
];

/** The entities that `pii` knows. */
export const PII_ENTITIES: readonly string[] = [...new Set(PII_RULES.map(({ type }) => type))];
