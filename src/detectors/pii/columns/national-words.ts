/** Headers of columns that name numbers which a state gives its people, by the names of the rules that prove them. */
import { normalized } from '../../table/normalized.ts';

/** Each as its rule takes it for a name before a number, in lower case. */
const WORDS: readonly (readonly [string, readonly string[]])[] = [
  ['uk-nino', ['nino', 'ni number', 'ni no', 'national insurance']],
  ['uk-nhs-number', ['nhs', 'nhs number', 'nhs no', 'chi number']],
  ['ca-sin', ['sin', 'sin number', 'social insurance']],
  ['au-tfn', ['tfn', 'tax file number']],
  ['au-medicare', ['medicare', 'medicare no', 'medicare number']],
  ['in-aadhaar', ['aadhaar', 'aadhar', 'aadhaar no', 'aadhaar number']],
  [
    'de-tax-id',
    [
      'steuer id',
      'steuerid',
      'idnr',
      'id nr',
      'identifikationsnummer',
      'steueridentifikationsnummer',
      'steuer idnr',
      'tin',
      'steuernummer',
    ],
  ],
  ['fr-nir', ['nir', 'insee', 'securite sociale', 'n secu', 'num secu', 'numero secu', 'n ss', 'nss']],
  ['nl-bsn', ['bsn', 'bsn nr', 'bsn nummer', 'burgerservicenummer', 'sofinummer', 'sofi nummer']],
  [
    'be-national-number',
    ['niss', 'insz', 'rijksregisternummer', 'registre national', 'nrn', 'numero national', 'n national'],
  ],
  ['es-nif', ['nif', 'dni', 'nie', 'dni nie', 'nif nie', 'nif cif', 'num dni', 'numero dni']],
  ['pt-nif', ['nif', 'contribuinte', 'nipc', 'numero fiscal', 'nr contribuinte', 'n contribuinte']],
  ['at-svnr', ['svnr', 'sv nr', 'sozialversicherungsnummer', 'sv nummer', 'vsnr']],
  ['ch-ahv', ['ahv', 'ahv nr', 'ahv nummer', 'avs', 'n avs', 'numero avs', 'navs13', 'navs']],
  ['se-personnummer', ['personnummer', 'personnr', 'pnr', 'persnr']],
  [
    'no-fodselsnummer',
    ['fodselsnummer', 'fnr', 'fodselsnr', 'personnummer', 'personnr', 'fodsels og personnummer'],
  ],
  ['fi-hetu', ['hetu', 'henkilotunnus', 'henkilotunnus hetu', 'sotu']],
  ['dk-cpr', ['cpr', 'cpr nr', 'cpr nummer', 'cpr no']],
  ['pl-pesel', ['pesel', 'nr pesel', 'numer pesel', 'pesel pacjenta', 'pesel pracownika']],
  ['cz-sk-birth-number', ['rodne cislo', 'rodne c', 'r c', 'rc']],
  ['hu-taj', ['taj', 'taj szam', 'tajszam']],
  ['ro-cnp', ['cnp', 'cod numeric personal']],
  ['bg-egn', ['егн', 'egn']],
  ['gr-afm', ['αφμ', 'afm']],
  ['gr-amka', ['αμκα', 'amka']],
  ['hr-oib', ['oib']],
  ['br-cpf', ['cpf', 'cpf cliente', 'cpf cnpj', 'nr cpf']],
  ['br-cnpj', ['cnpj', 'cpf cnpj', 'cnpj fornecedor']],
  ['cl-rut', ['rut', 'rut cliente', 'rut trabajador']],
  ['za-id', ['id number', 'id no', 'sa id', 'identity number', 'rsa id']],
  ['kr-rrn', ['주민번호', '주민등록번호', 'rrn']],
  ['jp-my-number', ['マイナンバー', '個人番号', 'my number']],
  ['cn-resident-id', ['身份证', '身份证号', '身份证号码', '身份證']],
  ['tr-id', ['tckn', 'tc kimlik', 'tc kimlik no', 'kimlik no', 'tc no']],
  ['il-id', ['teudat zehut', 'תעודת זהות', 'תז', 'מספר זהות']],
  ['ie-pps', ['pps', 'ppsn', 'pps no', 'pps number']],
  ['ee-isikukood', ['isikukood', 'personal code', 'ik']],
  ['lt-asmens-kodas', ['asmens kodas', 'asmens kod', 'personal code', 'a k']],
  ['lv-personas-kods', ['personas kods', 'personas kod', 'personal code', 'p k']],
  ['hu-tax-id', ['adoazonosito', 'adoazonosito jel', 'ado azonosito']],
  ['hu-personal-id', ['szemelyi szam', 'szemelyi azonosito']],
  ['ar-cuil', ['cuil', 'cuit', 'cuit cuil', 'nro cuil', 'nro cuit']],
];

/** Headers, as `normalized` makes them, and the rules that each stands for. */
export const RULES_BY_HEADER: ReadonlyMap<string, readonly string[]> = byHeader();

export const NATIONAL_HEADERS: readonly string[] = [...RULES_BY_HEADER.keys()];

function byHeader(): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const [rule, words] of WORDS)
    for (const word of words.map(normalized)) headers.set(word, [...(headers.get(word) ?? []), rule]);
  return headers;
}
