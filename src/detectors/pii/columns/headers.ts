/** Headers of columns that name what stands below them; as `normalized` makes them: in lower case, without accents. */
import { normalized } from '../../table/normalized.ts';
import type { Headers } from '../../table/reader.ts';
import { BIRTH_WORDS } from '../birth/words.ts';
import { PLAIN_WORDS } from '../phone/words.ts';
import { NATIONAL_HEADERS } from './national-words.ts';

/** What a column holds. */
export type ColumnKind =
  | 'birth'
  | 'phone'
  | 'ssn'
  | 'passport'
  | 'record'
  | 'licence'
  | 'licence beside'
  | 'routing'
  | `national ${string}`;

/** What forms tell of the order of a date behind its header: `Date of birth (dd/mm/yyyy)`. */
const ORDERS = ['dd mm yyyy', 'mm dd yyyy', 'yyyy mm dd'];
const BIRTHS = [
  ...['date of birth', 'birth date', 'dob'].flatMap((header) => ORDERS.map((order) => `${header} ${order}`)),
  ...['geburtsdatum tt mm jjjj', 'date de naissance jj mm aaaa', 'fecha de nacimiento dd mm aaaa'],
  // `DoB`, of which the last letter begins a word of its own.
  ...['do b', 'born on', 'data ur', 'data di nascita gg mm aaaa'],
  'birth dt',
  'geb datum',
  'geb',
  'geboortedat',
  'date naissance',
  'fecha nac',
  'fecha nacimiento',
  'f nacimiento',
].concat(
  ['dt nascimento', 'data nascimento', 'data nascita', 'dt nasc', 'birth day', 'patient dob', 'syntymaaika'],
  [
    'datum narozeni',
    'data nasterii',
    'dogum',
    'dogum tarihi',
    'ngay sinh',
    'tanggal lahir',
    'gebdat',
    'born',
    'født',
  ],
  ['生日', '出生年月日', '誕生日', '생일'],
);
const PHONES = [
  'phone1',
  'phone2',
  'phone nr',
  'mobile nr',
  'mobile phone',
  'cell phone',
  'cell',
  'contact number',
  'contact no',
].concat(
  [
    'ph no',
    'mob',
    'tel nr',
    'telefon nr',
    'telefono movil',
    'no telp',
    'no hp',
    'telefone celular',
    'home phone',
    'work phone',
  ],
  [
    'phone home',
    'phone work',
    'phone mobile',
    'day phone',
    'numero telefono',
    'nr tel',
    'nr telefonu',
    '電話番号',
    '手机',
    '手机号',
    '휴대폰',
    '전화번호',
    '연락처',
  ],
);
const SSNS = [
  'ssn',
  'ssn no',
  'ssn number',
  'social security',
  'social security number',
  'social security no',
  'soc sec no',
  'soc sec',
];
const PASSPORTS = [
  'passport',
  'passport no',
  'passport number',
  'passport nr',
  'passport num',
  'passport id',
  'us passport',
];
const RECORDS = [
  'mrn',
  'mrn no',
  'mrn number',
  'medical record',
  'medical record number',
  'medical record no',
  'patient id',
  'patient no',
  'patient number',
  'chart no',
  'chart number',
  'hospital no',
  'hospital number',
];
const LICENCES = [
  'driver license',
  'drivers license',
  'driver s license',
  'driver licence',
  'driving licence',
  'dl no',
  'dl number',
  'dln',
  'driver license number',
  'drivers license number',
  'license number driver',
];

/** Of dogs and of software as well: beside a column of personal data alone. */
const LICENCES_BESIDE = [
  'license',
  'licence',
  'license no',
  'licence no',
  'license number',
  'licence number',
  'lic no',
  'license num',
];

const ROUTINGS = [
  'routing',
  'routing number',
  'routing no',
  'routing nr',
  'bank routing',
  'bank routing number',
  'aba',
  'aba number',
  'aba routing',
  'rtn',
  'routing transit number',
  'ach routing',
];

const LISTS: readonly (readonly [ColumnKind, readonly string[]])[] = [
  ['birth', [...BIRTH_WORDS, ...BIRTHS]],
  ['phone', [...PLAIN_WORDS, ...PHONES]],
  ['ssn', SSNS],
  ['passport', PASSPORTS],
  ['record', RECORDS],
  ['licence', LICENCES],
  ['licence beside', LICENCES_BESIDE],
  ['routing', ROUTINGS],
];

/** Where visits are counted, `mobile` is a kind of them. */
const DEVICES = [
  'desktop',
  'tablet',
  'laptop',
  'landing page',
  'impressions',
  'clicks',
  'sessions',
  'pageviews',
  'visits',
];

export const HEADERS: Headers<ColumnKind> = {
  kinds: new Map([
    ...NATIONAL_HEADERS.map((header): [string, ColumnKind] => [header, `national ${header}`]),
    ...LISTS.flatMap(([kind, words]) => words.map((word): [string, ColumnKind] => [normalized(word), kind])),
  ]),
  others: new Set(DEVICES),
};
