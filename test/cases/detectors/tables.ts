/** Tables as people and programs write them: what a column's header tells, however far below it a row stands. Invented. */

/** A table whose last row is the one that counts: `%` is where its value stands. */
interface TableForm {
  readonly name: string;
  /** Given the name of the column, and how many rows stand between its header and the last one. */
  readonly text: (column: string, rows: number) => string;
}

function between(rows: number, row: (at: number) => string): string {
  return Array.from({ length: rows }, (_, at) => `${row(at)}\n`).join('');
}

export const TABLE_FORMS: readonly TableForm[] = [
  {
    name: 'Markdown',
    text: (column, rows) =>
      `| no | owner | ${column} |\n|---|:--|--:|\n${between(rows, (at) => `| ${at} | kim | - |`)}| 77 | lee | % |\n`,
  },
  {
    name: 'Markdown without pipes at the edges',
    text: (column, rows) => `owner | ${column}\n--- | ---\n${between(rows, () => 'kim | none')}lee | \`%\``,
  },
  {
    name: 'a wiki of Atlassian',
    text: (column, rows) =>
      `|| no || owner || ${column} ||\n${between(rows, (at) => `| ${at} | kim | - |`)}| 77 | lee | % |\n`,
  },
  {
    name: 'CSV with quotes and commas in cells',
    text: (column, rows) =>
      `"id","name","${column}"\n${between(rows, (at) => `"${at}","Kim, Ana","n/a"`)}"77","Lee, Bo","%"\n`,
  },
  {
    name: 'CSV, the first column',
    text: (column, rows) => `${column},site\n${between(rows, () => '-,north')}%,south\n`,
  },
  {
    name: 'CSV with semicolons and Windows line ends',
    text: (column, rows) => `site;${column};note\r\n${between(rows, () => 'north;-;ok\r')}south;%;ok\r\n`,
  },
  {
    name: 'tabs',
    text: (column, rows) => `site\t${column}\n${between(rows, () => 'north\t-')}south\t%\n`,
  },
  {
    name: 'a client of a database',
    text: (column, rows) =>
      `+------+------+\n| site | ${column} |\n+------+------+\n${between(rows, () => '| north | NULL |')}| south | % |\n+------+------+`,
  },
  {
    name: 'a drawn table',
    text: (column, rows) =>
      `┌──────┬──────┐\n│ site │ ${column} │\n├──────┼──────┤\n${between(rows, () => '│ north │ - │')}│ south │ % │\n└──────┴──────┘`,
  },
  {
    name: 'columns filled up with blanks',
    text: (column, rows) =>
      `SITE    ${column}     SINCE\n${between(rows, () => 'north   -       may')}south   %    june\n`,
  },
  {
    name: 'a page',
    text: (column, rows) =>
      `<table>\n<tr><th>site</th><th class="wide">${column}</th></tr>\n${between(rows, () => '<tr><td>north</td><td></td></tr>')}<tr>\n  <td>south</td>\n  <td class="wide"><code>%</code></td>\n</tr></table>`,
  },
  {
    name: 'a statement that fills a table',
    text: (column, rows) =>
      `INSERT INTO sites (site, ${column}, note) VALUES\n${between(rows, () => "('north', NULL, '-'),")}('south', '%', 'ok');`,
  },
];

/** By what finds it: its type, a value, and names of columns that say what it is. */
export const TABLE_VALUES = {
  secrets: [
    [
      'GENERIC_SECRET',
      ['Kestrel', 'bay', '71x'].join(''),
      ['password', 'Passwort', 'mot de passe', 'contraseña'],
    ],
    ['GENERIC_SECRET', ['copper', 'lantern', 'drizzle', 'violin'].join('-'), ['passphrase', 'DB_PASSWORD']],
    [
      'GENERIC_SECRET',
      ['q7Rw2', 'ZpX9v', 'Lk4Tn', '8sBd3'].join(''),
      ['api_key', 'accessToken', 'Secret Key'],
    ],
  ],
  pii: [
    ['DATE_OF_BIRTH', '1962-03-07', ['dob', 'Geburtsdatum', 'date of birth']],
    ['PHONE', '612345678', ['phone', 'Telefon']],
    ['MRN', '00123456', ['mrn', 'patient_id']],
  ],
} as const;

/** Numbers that a state gives its people: a name on the line before one tells as well. */
export const TABLE_NUMBERS = [
  ['AU_TFN', '123456782', ['tfn', 'Tax File Number']],
  ['PL_PESEL', '44051401359', ['pesel', 'nr_pesel']],
  ['KR_RRN', '9710139019902', ['주민번호']],
  ['PT_NIF', '501964843', ['nif', 'contribuinte']],
  ['BR_CPF', '39053344705', ['cpf']],
  ['UK_NHS', '9434765919', ['nhs', 'NHS number']],
  ['CL_RUT', '12531909-2', ['rut']],
  ['UK_NINO', 'AB123456C', ['nino', 'NI number']],
  ['EE_ISIKUKOOD', '36805280109', ['isikukood', 'Personal code']],
  ['LT_ASMENS_KODAS', '33309240064', ['asmens kodas', 'asmens_kodas']],
  ['LV_PERSONAS_KODS', '16117519997', ['personas kods', 'p.k.']],
  ['NL_BSN', '111222333', ['BSN-nr.', 'sofi-nummer']],
  ['RO_CNP', '1630615123457', ['cod numeric personal']],
] as const;

/** Where the header does not say it, or what stands between is no table. */
export const NO_TABLES: readonly string[] = [
  'owner | note\n--- | ---\nlee | %',
  'owner | NAME\n--- | ---\nkim | -\n\nowner | note\n--- | ---\nlee | %',
  '<table><tr><th>a</th><th>NAME</th></tr></table><table><tr><td>b</td><td>%</td></tr></table>',
  'owner | NAME\nSo much for that, and now to something that is no table at all.\nlee | %',
];
