/** Counts, for each rule that comes with Weir, what hostile texts cost, and what sixteen times as much of them does; says what grew faster. */
import { drive } from '../../../../src/detectors/drive.ts';
import { RecognizerScanner } from '../../../../src/detectors/engine/recognize.ts';
import type { Rule } from '../../../../src/detectors/engine/rule.ts';
import { RULES_BY_HEADER } from '../../../../src/detectors/pii/columns/national-words.ts';
import { PII_RULES } from '../../../../src/detectors/pii/rules.ts';
import { SECRET_RULES } from '../../../../src/detectors/secrets/rules.ts';
import { NATIONAL_FOUND } from '../../../cases/detectors/national.ts';
import { GENRES } from '../../../cases/detectors/other-genres.ts';
import { LAYOUTS } from '../../../cases/detectors/other-layouts.ts';
import { PERSONAL_SNIPPETS } from '../../../cases/detectors/personal.ts';
import { APP_PASSWORD_EXAMPLES } from '../../../cases/detectors/secrets/app-passwords.ts';
import { NAMED_EXAMPLES } from '../../../cases/detectors/secrets/names.ts';
import { OTHER_EXAMPLES } from '../../../cases/detectors/secrets/others.ts';
import { PAIRS_AND_CODES } from '../../../cases/detectors/secrets/pairs-and-codes.ts';
import { PLACE_EXAMPLES } from '../../../cases/detectors/secrets/places.ts';
import { PROVED_KEY_EXAMPLES } from '../../../cases/detectors/secrets/proved-keys.ts';
import { TOKEN_EXAMPLES } from '../../../cases/detectors/secrets/tokens.ts';
import { WEB_KEY_EXAMPLES } from '../../../cases/detectors/secrets/web-keys.ts';
import { stepsOf } from './steps.ts';

/** Characters: more than any rule looks at around a match. */
const SHORT = 2048;
const TIMES = 16;
/** What is linear grows sixteen times, what reads each part with all others 256 times; counts differ by what V8 has made of the code meanwhile. */
const MOST = 64;
/** A text is begun again behind these parts of an example, before its end. */
const PARTS: readonly number[] = [0.5, 1];

/** The zone of a passport that machines read. */
const ZONE = 'P<USAQUILL<<ADA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\n5482019379USA9001158F3105205<<<<<<<<<<<<<<04\n';

/** What no list of examples holds. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  iban: ['DE89 3704 0044 0532 0130 00'],
  'private-key-in-base64': [
    Buffer.from(`-----BEGIN PRIVATE KEY-----\n${'A'.repeat(200)}`).toString('base64'),
  ],
  'account-pair-password': ['use root / Fjord2024x! '],
  'credential-pair-password': ['creds -> root:Fjord2024x!'],
  'told-pass-password': ['pw is Fjord2024x! '],
  'terminal-flag-password': ['plink -pw Fjord2024x! '],
  'named-passphrase': ['passphrase: copper lantern drizzle violin '],
  'table-cell-secret': ['name,password\nanna,Fjord2024x!\n'],
  'address-colombian': ['Carrera 7 # 71-21, Medellin, '],
  'column-passport': ['name,passport\nAnna,C01X00T47\n'],
  'column-routing': ['name,aba\nAnna,021000021\n'],
  'column-medical-record': ['name,mrn\nAnna,00123456\n'],
  'column-driver-license': ['name,driver_license\nAnna,D1234567\n'],
  'hl7-address': ['PID|1||||||||||14 ELM ST^^DAYTON^OH^45402|\n'],
  'person-surname': ['Surname Ypsilon. '],
  'person-role-holder': ['lautend auf Xenia Ypsilon, '],
  'person-calling': ["It's Jane calling. "],
  'person-rank': ['Judge Ypsilon said. '],
  'person-beside-number': ['Xenia Ypsilon, 1984-03-02, 8503020000'],
  'us-itin-listed': ['W-7 list\n912-70-4418 Ada\n985 91 2207'],
  'us-routing-listed': ['ABA list\n263017283 | Ada\n0650-0314-9 '],
  'us-passport-listed': ['two passports: 593017284 and A40918263 '],
  'us-driver-license-listed': ['licences: D400-7836-0001, S514-772-80-360-0 '],
  'us-driver-license-of-state': ['Ohio license RT482913 '],
  'swift-bic-beside-iban': ['IE11AIBK93127740188263 (AIBKIE2D) '],
  'person-beside-mail-cells': ['Xenia,Ypsilon,xypsilon@x.example\n'],
  'column-person': ['first_name,surname\nXenia,Ypsilon\n'],
  'person-passenger': ['YPSILON/XENIA MRS '],
  'person-titled-in-capitals': ['DEAR MR YPSILON, '],
  'person-inverted-in-capitals': ['YPSILON, JANE\n'],
  'us-routing-on-cheque': ['⑆021000021⑆ '],
  'uk-nhs-number-of-patient': ['patient 943 476 5919 '],
  'person-part-beside-part': ['Nom : Ypsilon\nPrénom : Xenia\n'],
  'person-paper-done-by': ['checked by X. Ypsilon, '],
  'person-paper-done': ['approved X.Y. Ypsilon, '],
  'person-holder-with-initials': ['holder X. de Ypsilon, '],
  'date-of-birth-named-behind': ['12/15/1961 is my birthday, '],
  'person-in-travel-zone': [ZONE],
  'us-passport-in-travel-zone': [ZONE],
  'date-of-birth-in-travel-zone': [ZONE],
  'person-korean-said': ['저는 김민수입니다. '],
  'hl7-kin': ['NK1|1|YPSILON^XENIA|SPO\n'],
  'hl7-guarantor': ['GT1|1||YPSILON^XENIA|\n'],
  'person-short-patient': ['Pt Xenia Ypsilon, 67F. '],
  'date-of-birth-shortened': ['Xenia Ypsilon, b. 02/03/1984, '],
  'person-colleague': ['my colleague Xenia Ypsilon, '],
  'person-kin-title': ['Uncle Albert, '],
  'person-copied': ['cc: Ypsilon, '],
  'person-french-title': ['M. Ypsilon, '],
  'x12-person': ['NM1*IL*1*YPSILON*XENIA~'],
  'x12-date-of-birth': ['DMG*D8*19610209*F~'],
  'date-of-birth-in-brackets': ['Xenia Ypsilon (b. 4 Feb 1949), '],
  'address-vcard': ['ADR;TYPE=HOME:;;14 Elm St;Dayton;OH;45402;USA\n'],
  'person-japanese-surname': ['田中さん、'],
  'person-family-first': ['Zhang Wei, '],
  'person-speaker': ['12/03/2024, 14:22 - Ypsilo: ok\n'],
  'person-titled-small-word': ['Mr van der Ypsilon, '],
  'person-with-short': ['spoke w/ Shanice, '],
  'person-greek-title': ['κ. Μπακόπουλος, '],
  'person-listed-present': ['Present: Xenia Ypsilon, Yvo Ypsilon, '],
  'person-part-small-word': ['Achternaam: van der Ypsilon, '],
  'person-greeted-second': ['Dear Jane and Ypsilo,\n'],
  'person-inverted-beside-mail': ['"Ypsilon, Xenia" <xypsilon@x.example>, '],
  'person-the-role': ['the executor, Xenia Ypsilon, '],
  'person-signed-alone': ['Cheers,\nYpsilo\n'],
  'person-signed-apart': ['Gruß, Ypsilo\n'],
  // A line of capitals is one word or many.
  'person-signature': [
    'Xenia Ypsilon\nSENIOR-ENGINEER-OF-PRODUCTS-AND-WAYS engineer!\n\n',
    'Xenia Ypsilon\nSenior Engineer\n\n',
  ],
  'phone-in-words': ['call me: oh seven seven double oh nine one two three, '],
  'date-of-birth-in-words': ['born on the ninth of June nineteen sixty-two, '],
  'date-of-birth-beside-sex': ['W/F 03/14/1987, '],
  'address-town-first': ['80331 München, Sonnenstraße 12, '],
  'person-small': ['my name is xenia ypsilon, ', 'mrs ypsilon, '],
  'person-full-title': ['Mrs Jane Porter', 'Dr. Jane Porter', 'Herr Dr. Hans Maier'],
};
const IN_LAYOUTS = Object.values({ ...LAYOUTS, ...GENRES })
  .flat()
  .map((row) => row.replaceAll(/\{[A-Z_]+\|([^}]*)\}/g, '$1'));
const PERSONAL = [...PERSONAL_SNIPPETS, ...NATIONAL_FOUND.map(([text]) => text), ...IN_LAYOUTS];
const SECRET = [
  ...TOKEN_EXAMPLES,
  ...OTHER_EXAMPLES,
  ...PLACE_EXAMPLES,
  ...PROVED_KEY_EXAMPLES,
  ...WEB_KEY_EXAMPLES,
  ...APP_PASSWORD_EXAMPLES,
  ...PAIRS_AND_CODES,
];

/** A table with a number of this rule that no list of examples has in a column: below each header that names it, whatever number is found there. */
function tablesOf({ name, type }: Rule): readonly string[] {
  const proved = name.replace('column-', '');
  const headers = [...RULES_BY_HEADER].flatMap(([header, rules]) => (rules.includes(proved) ? header : []));
  const values = NATIONAL_FOUND.flatMap(([, found]) =>
    found.startsWith(`${type} `) ? found.slice(type.length + 1) : [],
  );
  return headers.flatMap((header) => values.map((value) => `name,${header}\nAnna,${value}\n`));
}

function scan(scanner: RecognizerScanner, text: string): unknown {
  return scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
}

function examplesOf(rule: Rule): readonly string[] {
  const { name } = rule;
  const own = SECRET.filter((example) => example.rule === name).map(({ text }) => text);
  if (own.length > 0) return own.slice(0, 1);
  if (name === 'named-secret') return NAMED_EXAMPLES.slice(0, 3).map(({ text }) => text);
  const scanner = new RecognizerScanner([rule]);
  const found = [...PERSONAL, ...tablesOf(rule)].filter((text) => drive(scanner, [text]).hits.length > 0);
  return [...found.slice(0, 2), ...(FURTHER[name] ?? [])];
}

const without: string[] = [];
const faster: string[] = [];
let counted = 0;
for (const rule of [...SECRET_RULES, ...PII_RULES]) {
  const examples = examplesOf(rule);
  if (examples.length === 0) without.push(rule.name);
  const scanner = new RecognizerScanner([rule]);
  for (const example of examples)
    for (const part of PARTS) {
      const beginning = example.slice(0, Math.max(1, Math.ceil(example.length * part) - 1));
      const textOf = (length: number) => beginning.repeat(length / beginning.length + 1).slice(0, length);
      // What is made once, is made here.
      scan(scanner, textOf(SHORT));
      const [short = 0, long = 0] = stepsOf(
        () => scan(scanner, textOf(SHORT)),
        () => scan(scanner, textOf(SHORT * TIMES)),
      );
      counted++;
      if (long > short * MOST) faster.push(`${rule.name} ${short} ${long}: ${beginning}`);
    }
}
process.stdout.write(JSON.stringify({ without, faster, counted }));
