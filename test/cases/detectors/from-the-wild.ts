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
  ],
  'dates of birth in records and conversations': [
    'DATE_OF_BIRTH: "birth_date": "[1962-08-24]T00:00:00Z"',
    'DATE_OF_BIRTH: D0B: [11/18/1985]',
    'DATE_OF_BIRTH: When were you born? [April 23, 1980].',
    'DATE_OF_BIRTH: A: and the last date of birth we have on file?\nB: [August 21, 1980]',
  ],
};

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
  'e = 2.718281828459045, and 5.123456789012346 more',
  'Case 318-44-2096 is on the docket',
  'claim 881-22-0019 pending',
  'bin 212-14-1009, aisle 7',
  'your ssn was removed from account 449075212',
  'software license A1234567',
  'medical license no. A1234567',
  'Was the date of birth removed? Ticket 1980-02-03-17',
  'Is the birthday cake ready? March 3 is the day.',
];
