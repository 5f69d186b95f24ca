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
  ['de-tax-id', ['steuer id', 'idnr', 'steueridentifikationsnummer', 'steuer idnr']],
  ['fr-nir', ['nir', 'insee', 'securite sociale']],
  ['nl-bsn', ['bsn', 'burgerservicenummer', 'sofinummer']],
  ['be-national-number', ['niss', 'insz', 'rijksregisternummer', 'registre national', 'nrn']],
  ['es-nif', ['nif', 'dni', 'nie']],
  ['pt-nif', ['nif', 'contribuinte', 'nipc', 'numero fiscal']],
  ['at-svnr', ['svnr', 'sozialversicherungsnummer', 'sv nummer']],
  ['ch-ahv', ['ahv', 'ahv nummer', 'avs']],
  ['se-personnummer', ['personnummer', 'personnr']],
  ['no-fodselsnummer', ['fodselsnummer', 'fnr', 'fodselsnr', 'personnummer']],
  ['fi-hetu', ['hetu', 'henkilotunnus']],
  ['dk-cpr', ['cpr', 'cpr nr', 'cpr nummer']],
  ['pl-pesel', ['pesel', 'nr pesel', 'numer pesel']],
  ['cz-sk-birth-number', ['rodne cislo']],
  ['hu-taj', ['taj', 'taj szam']],
  ['ro-cnp', ['cnp']],
  ['bg-egn', ['егн']],
  ['gr-afm', ['αφμ', 'afm']],
  ['gr-amka', ['αμκα', 'amka']],
  ['hr-oib', ['oib']],
  ['br-cpf', ['cpf', 'cpf cliente', 'cpf cnpj', 'nr cpf']],
  ['br-cnpj', ['cnpj', 'cpf cnpj', 'cnpj fornecedor']],
  ['ar-cuil', ['cuil', 'cuit', 'cuit cuil']],
  ['cl-rut', ['rut', 'rut cliente', 'rut trabajador']],
  ['za-id', ['id number', 'id no', 'sa id', 'identity number', 'rsa id']],
  ['kr-rrn', ['주민번호', '주민등록번호', 'rrn']],
  ['jp-my-number', ['マイナンバー', '個人番号', 'my number']],
  ['cn-resident-id', ['身份证', '身份证号', '身份证号码', '身份證']],
  ['tr-id', ['tckn', 'tc kimlik', 'tc kimlik no', 'kimlik no', 'tc no']],
  ['il-id', ['teudat zehut', 'תעודת זהות', 'תז', 'מספר זהות']],
  ['ie-pps', ['pps', 'ppsn', 'pps number']],
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
