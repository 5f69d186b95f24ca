/** Words before and behind an address that are no part of it; folded, so without accents. */
import { foldedWord } from '../../fold.ts';

/** Fields for an address, in the languages that have addresses with a name and a number; with a capital they begin no name. */
export const FIELDS: ReadonlySet<string> = new Set(
  (
    'Address Adresse Anschrift Adres Adress Adresa Adreso Indirizzo Morada Endereco Direccion Domicilio Domicile Osoite Osoitteeni ' +
    'Lakcim Bydliste Bytom Lieferadresse Rechnungsadresse Lieferanschrift Rechnungsanschrift Wohnanschrift Wohnadresse Postadresse ' +
    'Privatadresse Wohnort Wohnhaft Leveringsadresse Leveransadress Postadress Bezorgadres Woonadres Factuuradres Woonplaats Residence Residenza'
  ).split(' '),
);

/** What goes on behind an address in a sentence. */
export const JOINING: readonly string[] = [
  ...[
    'and',
    'und',
    'et',
    'y',
    'e',
    'en',
    'og',
    'och',
    'ja',
    'a',
    'i',
    'oraz',
    'es',
    'si',
    'ir',
    'un',
    've',
    'in',
  ],
  foldedWord('και'),
];
