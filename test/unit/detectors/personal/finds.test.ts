/** Personal data by entity: what is reported at the default threshold, exactly, and what stays below it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { foundIn } from './found.ts';

/** By entity: texts, and what is found in each; `[...]` marks it. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  CREDIT_CARD: ['rupay [6521 1111 1111 1110]', 'troy [9792030394440796]', 'diners [36227206271667]'],
  US_ITIN: ['ITIN: [912-70-1234]', 'my tax id is [900 94 0001]', 'taxpayer identification [999881234]'],
  PHONE: [
    'call [+1 (650) 253-0000] now',
    '[+44 20 7946 0958]',
    '[+49 (0)30 901820]',
    '[+4930901820]',
    '[212-555-0142]',
    'fax [(212) 555-0142 x12]',
    '[1-800-555-0199], toll free',
    '[01 70 18 99 00]',
    '[020 7946 0958]',
    '[(11) 91234-5678]',
    '[8 800 555-35-35]',
    'Telefon: [917 883 117]',
    '"phone":"[2125550142]"',
    'Llámame al [612 345 678]',
    'Mobil [0171 2345678].',
    'Callback: [503 234 853]. Topic: invoice.',
    'bel terug op [0785-68 62 58].',
    'call Xenia back on [4200 512 504]?',
  ],
  SWIFT_BIC: ['SWIFT: [DEUTDEFF]', 'BIC code [NEDSZAJJXXX]', 'swift/bic [CHASUS33]'],
  US_ROUTING: ['Routing number [021000021]', 'ABA: [011401533]'],
  IP_ADDRESS: ['from [8.8.8.8]', '[203.0.113.9]:443', 'by ([195.229.242.54] )', '[2001:db8::8a2e:370:7334]'],
  MAC_ADDRESS: [
    '[00:1a:2b:3c:4d:5e]',
    '[00-1A-2B-3C-4D-5E].',
    'cisco [001a.2b3c.4d5e]',
    'MAC address [12-34-56-78-90-12]',
  ],
  CRYPTO_WALLET: [
    '[1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa]',
    '[3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy]',
    '[bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4]',
    '[BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4]',
    '[bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0]',
    '[0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed]',
    '[0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359]',
    'XRP wallet [rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh]',
  ],
  DATE_OF_BIRTH: [
    'born on [12 May 1980] in Ulm',
    'Born [October 28, 1955]',
    '"dob": "[1980-05-12]"',
    'Date of birth: [05/12/1980]',
    'geboren am [12.05.1980]',
    'Geburtsdatum: [12. Mai 1980]',
    'née le [3 mars 1975]',
    'fecha de nacimiento: [12 de mayo de 1980]',
    'nata il [3 marzo 1975]',
    'data de nascimento [12/05/1980]',
    'geboortedatum [12-05-1980]',
    'data urodzenia [12.05.1980]',
    '生年月日 [1980年5月12日]',
    'дата рождения [12.05.1980]',
  ],
  ADDRESS: [
    '[221B Baker Street, London NW1 6XE]',
    'at [123 Main St, Springfield, IL 62701].',
    '[1600 Pennsylvania Avenue] NW',
    '[12 rue de la Paix, 75002 Paris]',
    '[Calle de Alcalá 5, 28014 Madrid]',
    '[Hauptstraße 5, 10115 Berlin]',
    '[Via Roma 27, 00100 Roma (RM)]',
    '[P.O. Box 1234, Anytown, CA 90001]',
    '[Keizersgracht 123, 1015 CJ Amsterdam]',
    'Krauses [Allé 534, 3405 Roskilde]',
    'to [Aspgatan 20, 95261 Luleå]. Please ring.',
    '[123 Main St, St. Louis, MO 63101].',
    '[Via Roma, 36, Jardim Belo, 46096236 Santos / SP]',
    '[Avenida Santos, 11, Belo, 43678-045 Santos / SC]',
  ],
  PERSON: [
    'my name is [Ada Byron]',
    'Dr. [Watson] said so',
    'ask [Maria Lopez], please',
    "[Maria Lopez]'s house",
    'from [Jean-Luc van der Berg]',
    'Patient: [Xenia Ypsilon]',
    'ich heiße [Anna]',
    'Frau [Müller] kommt',
    'Dear [Anna],',
    'ask [Jennifer West] about it',
    'Hi [Kaya Demirel],',
    'Miss [Wentworth] wrote',
    'I miss [Alice]',
    'my last name is [Stebel].',
    'for customer [Xenia Ypsilon] (new)',
    'From: [Amber Quill] <address unknown>',
    '"name": "[Amaya Sala]", "phone": "unknown"',
    'Contact: [Tymon Cison], phone below',
    'name,email\n[Xenia Ypsilon],luna64@example',
    '| [Noud van Geldens] | luna64@example |',
    'cc: [Xenia Ypsilon] <luna@example>',
    "VALUES ('[Cheryl Clayton]', 'john51@example')",
    'ring [Xenia Ypsilon] back on 94-3832',
    'rufen Sie [Xenia Ypsilon] unter 112-112 an',
    'Kind regards,\n[Xenia Ypsilon]\nSupport',
    'Deliver to:\n[Xenia Ypsilon]',
    'holder: [Xenia Ypsilon]',
  ],
  US_PASSPORT: ['passport number [A12345678]', 'US passport: [123456789]'],
  US_DRIVER_LICENSE: [
    "driver's license number is [D1234567]",
    'Driver License: [A123-4567-8901]',
    'DL [123 456 789]',
  ],
  MRN: ['MRN [00123456]', 'see [MRN-1234567]', 'medical record number: [A1234567]', 'patient ID [1234567]'],
};

/** What looks like one of them and is not. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'wrong check digits': [
    'routing number 021000022',
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
    '0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    'IBAN PT44 9100 5166 9547 2846 3453 6',
  ],
  'numbers that nothing names': [
    'reference 021000021',
    'code A12345678',
    'id 912-70-1234',
    'DEUTDEFF',
    'on 1980-05-12',
    'total 917 883 117',
    '2125550142',
  ],
  'numbers of orders and parcels': [
    'order #18342529',
    'PO-2024-16811',
    'Order 366-0231752-9891490',
    'tracking 1Z999AA10123456784',
    'tracking 9400 1118 9922 3818',
  ],
  'UUIDs and hashes': [
    '550e8400-e29b-41d4-a716-446655440000',
    '3f786850e387550fdab836ed7e6dc881de23001b',
    'd41d8cd98f00b204e9800998ecf8427e',
  ],
  'cells beside an address': [
    'Human Resources <hr@example>',
    'Total Price | luna64@example',
    'Release Notes, luna64@example',
    '/Xenia Ypsilon <luna64@example>',
    '12-Xenia Ypsilon <luna64@example>',
  ],
  'versions and times': [
    '0785.68.62.58',
    '2024-05-12 10',
    'v1.2.3.4',
    'release 10.0.0.1',
    '1664247234',
    '2024-05-12T10:11:12.123456Z',
    '10:11:12',
  ],
  'addresses of no machine in particular': ['0.0.0.0:80', '127.0.0.1', '255.255.255.0', '::1:8080'],
  'sums and amounts': ['41823 * 44801 = 1873712223', '37781 + 870 = 38651', '1,000,000', '$4,068.14', '10^9'],
  'books and places on earth': [
    'ISBN 978-3-16-148410-0',
    '9783161484100',
    '48.208174, 16.373819',
    '52.5200, 13.4050',
  ],
  'numbers to call that are no telephone': ['Use 112', 'RFC 2538', 'CVE-2042-41548', 'ext. 243', 'room 125'],
  'years, pages and ports': ['(1998) 123-456', 'e.g. 9092-9094', '1939-1945', 'call 2024-01-31'],
  code: ['call(12345678)', 'x+1234567890', 'std::vector', 'let a = 0x00ff;', 'via HTTP 2', '3 New Features'],
  'names of other things': [
    'Dell Inspiron Laptop',
    '"name": "Life Insurance Plan"',
    'San Jose City',
    'Stanley Cup final',
    'Martin Luther University',
    'Maria',
    'the German Grand Prix',
    'German Economy',
    'John F. Kennedy International Airport',
    'Circuit Gilles Villeneuve',
    'Carlos Franco Invitational',
    'Konrad Motorsport',
    'Pan American Games',
    'Miss Nepal',
    'I miss Earth',
    'in the pan. Sprinkle salt',
    'MS Compiler version 5',
    'I am South Asian and proud',
    'I am Virtual Obesity Expert',
    'Enforce Client Mutual Trust on the backend',
    'our customer British American Tobacco',
    'Als der beste Grafiker der Stadt',
    'Your name is Khanmigo Lite',
    '"name": "Confidential Business Plan 2022.pdf"',
  ],
  'courts of law': ['the 2064 Supreme Court hearing'],
  'names of hosts': ['https://dl.files.example.com/u/2191286/c1'],
};

/** Cells of tables and lists beside an address. */
const CELLS: Readonly<Record<string, readonly string[]>> = {
  'luna64@example.com,500 216 106': ['EMAIL luna64@example.com', 'PHONE 500 216 106'],
  '| luna64@example.com | 03645030606 |': ['EMAIL luna64@example.com', 'PHONE 03645030606'],
  "'Xenia Ypsilon', 'luna64@example.com'": ['PERSON Xenia Ypsilon', 'EMAIL luna64@example.com'],
  'a; Xenia Ypsilon <luna@example.org>; Noud Geldens <stern@example.org>': [
    ...['PERSON Xenia Ypsilon', 'EMAIL luna@example.org'],
    ...['PERSON Noud Geldens', 'EMAIL stern@example.org'],
  ],
  'luna64@example.com,20240312,active': ['EMAIL luna64@example.com'],
  'luna64@example.com, 365 2019 seats': ['EMAIL luna64@example.com'],
};

describe('personal data', () => {
  for (const [text, found] of Object.entries(CELLS)) {
    it(`in cells: ${text}`, () => assert.deepEqual(foundIn(text), found));
  }
  for (const [type, texts] of Object.entries(FOUND)) {
    for (const marked of texts) {
      const value = /\[(.*?)\]/.exec(marked)?.[1];
      const text = marked.replace(/\[(.*?)\]/, '$1');
      it(`${type}: ${marked}`, () =>
        assert.deepEqual(foundIn(text), value === undefined ? [] : [`${type} ${value}`]));
    }
  }
  for (const [what, texts] of Object.entries(LEFT)) {
    for (const text of texts) it(`leaves ${what}: ${text}`, () => assert.deepEqual(foundIn(text), []));
  }
});
