/** Personal data in the words of templates that nobody here wrote, invented: `[...]` marks what is found. */

/** By what is asked of them: texts, and every finding in each, names and addresses included. */
export const WILD: Readonly<Record<string, readonly string[]>> = {
  'numbers behind further words': [
    'US_SSN: my social is [451905804]',
    'US_SSN: Social: [187788821]',
    'US_SSN: ssn of the account holder: [187788821]',
    'US_ROUTING: SSN last 4: 4471; direct deposit RTN [105572404].',
    'US_ROUTING: ACH: [060612713] / 55512345678',
    'US_ROUTING: R/T [063781586], bank code below',
    'US_ROUTING: bank code [030552256]',
    'US_PASSPORT: travel document number [V83066997]',
    'MRN: EMR ID [47485545]',
    'MRN: lab result for patient #[67569193] is back',
    'US_DRIVER_LICENSE: CDL [M8042907]',
    "US_DRIVER_LICENSE: operator's license [W3451165]",
    'US_DRIVER_LICENSE: state ID [J1723230]',
    'US_DRIVER_LICENSE: license number [W093-1965-4275] issued by the state of Illinois',
    'US_DRIVER_LICENSE: license #: [N7400328] (driver)',
    'US_DRIVER_LICENSE: plate 7KTR221, lic no [N7400328]',
    'US_DRIVER_LICENSE: License: [N7400328] (CA), expires 4 Dec 2026',
    'PHONE: El cliente ha llamado desde el [659 978 797] y esperaba.',
    'PHONE: Contattami al [397 9167263] oppure scrivi.',
    'PHONE: She called from [607-497-9156] twice.',
    'PHONE: The customer ([734.398.1776]) says hello.',
    'PHONE: ([607-497-9156])',
    'PHONE: the flat below ([020 7946 0958]) is empty',
  ],
  'ships of the forces': [
    'ADDRESS: at [USNS Quillip, FPO AE 80567]',
    'ADDRESS: mail [USCGC Quillip\nFPO AP 96201]',
  ],
  'neighbourhoods with a number in them': [
    'ADDRESS: [Trecho Cunha, 58, Vila Nova Gameleira 2ª Seção, 44394-930 Pastor / RJ]',
  ],
  'dates of birth in records and conversations': [
    'DATE_OF_BIRTH: "birth_date": "[1962-08-24]T00:00:00Z"',
    'DATE_OF_BIRTH: D0B: [11/18/1985]',
    'DATE_OF_BIRTH: When were you born? [April 23, 1980].',
    'DATE_OF_BIRTH: A: and the last date of birth we have on file?\nB: [August 21, 1980]',
  ],
};

/** Names of people in the same way. */
export const WILD_NAMES: readonly string[] = [
  // A given name alone, beside what only people do, have or are.
  '[Nora] 10:41 AM: on my way',
  'thx, [Nora]',
  'agent [Nora] hung up; contact [Otto] at the desk',
  'the cardholder ([Zorvana Quillip]) wants a refund',
  '[Anna Clark], [Otto] and [Nora] are out',
  'Can [Nora] approve it?',
  'Please call [Nora] back.',
  'per [Nora], we should ship',
  'still waiting on [Nora] for sign-off',
  'As discussed with [Nora] yesterday',
  '[Nora] from sales will handle it, [Otto] is out today',
  '[Nora] has the keys',
  "Reminder: [Nora]'s appointment is on Monday",
  '[Nora] and [Otto] are getting married',
  'Attendees: [Nora Quillip], [Otto], [Hanna Ypsilon]; all',
  "whats up, it's [Nora], text me",
  // Ranks, relatives, further words.
  'Judge [Quillip] ruled that Officer [Ypsilon] lied.',
  'Coach [Quillip] was fired',
  'my landlord [Zorvana Quillip] said so',
  'last name [Quillip], born abroad',
  'Memo from: [Nora Quillip]',
  'Reservation under [Zorvana Quillip]',
  'Merhaba, adım [Zorvana Quillip], telefonum yok',
  '"given":"[Zorvana]","family":"[Quillip]","x":1',
  // Common family names.
  'Next of kin: [April Diaz]',
  '[Sierra Barnes]: ok',
  '[D. Jackson] et al.',
  '[J. R. Thompson], Secretary',
  '[Thompson, Nora]',
  'x\n[Sutton, Nora] <a@b>',
  'Jag heter [Jan Jansson]',
  '[Michelle H. Price] and others',
  // In capitals, alone on its line.
  '[NORA QUILLIP]\nVALID THRU 08/28',
];

/** What reads like names and is a firm, an office or a thing. */
export const NO_NAMES: readonly string[] = [
  'La société Rémy Benard SA est à Lyon, la société Marie S.A.S. aussi',
  'Moisés Barrios Alberola S.L. y Ana Silva e Filhos',
  'In Q3 Wallace-Cox reported a loss',
  'New Nora signed the plan, North Otto approved it',
  'per Thomas, Ponce and Howard, we met with Allen and Sons',
  'call Nora, Klein and Baker back',
  'Our client Clark, Webb and Craig wants a quote',
  'Zhang, George and Craig is hiring',
  "Ben & Jerry's opened",
  'Tom and Jerry is fun',
  'Captain Crunch is a cereal; Officer Training is on Monday',
  'Steuerliche Identifikationsnummer ist neu',
  'Plan B. Thompson Ltd agreed',
  'the Virginia Mason Hospital and the Austin Taylor High School',
  'Morgan Stanley rose',
  'NORA FOUNDATION\nSUPPORT PAGE',
];

/** The values of a statement that fills a table, on the line of its columns. */
export const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  "INSERT INTO p (mrn, first_name, last_name, birth_date) VALUES ('06662992', 'Zorvan', 'Quillip', '2003-09-15');":
    [...['MRN 06662992', 'PERSON Zorvan', 'PERSON Quillip', 'DATE_OF_BIRTH 2003-09-15']],
  "insert into p (note, mrn) values ('a, b', '06662992'), ('c', '06662993')": [
    'MRN 06662992',
    'MRN 06662993',
  ],
  "INSERT INTO goods (sku, title) VALUES ('06662992', 'Zorvan')": [],
};

/** What looks like one of them and is not. */
export const TAME: readonly string[] = [
  'Software license: N7400328 (CAL), 40 seats',
  'Restricted Rights as defined in Clause 252.227-7013 (c) (1) of DFARs',
  'as set forth in DFARS 202.227-7015 Technical Data',
  '{"Mon Jan _2 15:04:05.000 2006", "hour out of range"}',
  'write(data, callback) { let calls = 1000000; call(1000000)',
  "browser.satisfies({chrome: '>118.01.1322'})",
  'Copyright: 1991-1998, Thomas G. Lane.',
  'This software is copyright (C) 1991-2020, Nora K. Lane, Otto Street.',
  '2016 Iain Lane <iain at example>',
  '- 4507534739750823898, -4507534739750823898, 12'.replace('- 4', 'x-4'),
  'bits\n 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1',
  'llamado desde 2019 hasta 2021, 12 veces',
  'sum(607-497-9156) and (607-497-9156 + 2)',
  'calls from 2019-04 to 2021-08, 14 000 in all',
  'e = 2.718281828459045, and 5.123456789012346 more',
  'outlet 10.1.1.3-B, release 12.3.4.5-rc1',
  'Case 318-44-2096 is on the docket',
  'claim 881-22-0019 pending',
  'bin 212-14-1009, aisle 7',
  'your ssn was removed from account 449075212',
  'software license A1234567',
  'medical license no. A1234567',
  'Was the date of birth removed? Ticket 1980-02-03-17',
  'Is the birthday cake ready? March 3 is the day.',
  '018F ; [.22F8.0020.0002][.0000.0032.0002] # LATIN SMALL LETTER',
  'parts = raw[4-1::-1] + raw[6-1:4-1:-1]',
  'd="m1.2 2.6-.094-.593c-.579.506-1.499.97-2.594 1.406-.006-.005"',
  'set(Swift_LANGUAGE_VERSION 5) and CMAKE_Swift_COMPILER',
  'ending with dl. (Closes: #802093)',
  'Boston, MA  02110-1301, USA.',
];
