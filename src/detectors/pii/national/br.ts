/** Brazil: tax numbers of persons (CPF) and of companies (CNPJ), with letters in those given out since 2026. */
import { isUniform } from './checks.ts';
import { type NationalId, TELLING, UNTOLD } from './national-id.ts';

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

export const cpf: NationalId = {
  name: 'br-cpf',
  type: 'BR_CPF',
  finds: 'Brazilian CPF with two right check digits: in its dotted groups, or named as one',
  source: 'Receita Federal do Brasil, Instrucao Normativa RFB 1548/2015',
  forms: {
    '999.999.999-99': TELLING,
    '999999999-99': 0.7,
    '99999999999': UNTOLD,
    '999 999 999 99': UNTOLD,
    '999.999.999.99': UNTOLD,
    '999 999 999-99': UNTOLD,
    '999.999.999/99': UNTOLD,
    '999.999.999 99': UNTOLD,
  },
  words: ['cpf*', 'cadastro de pessoa*', 'pessoa fisica', 'brazilian id', 'brazilian tax'],
  proves: (compact) => !isUniform(compact) && checksTwice(compact, CPF_WEIGHTS),
};

export const cnpj: NationalId = {
  name: 'br-cnpj',
  type: 'BR_CNPJ',
  finds:
    'Brazilian CNPJ, of digits or with letters, with two right check digits: in its groups, or named as one',
  source: 'Receita Federal do Brasil, Instrucao Normativa RFB 2229/2024 (alphanumeric CNPJ)',
  forms: {
    '9#.###.###/####-99': TELLING,
    'A9.###.###/####-99': TELLING,
    'AA.###.###/####-99': TELLING,
    '############99': UNTOLD,
    '########/####-99': TELLING,
    '99 999 999 9999 99': UNTOLD,
    '99.999.999.9999-99': UNTOLD,
    '99999999/999999': UNTOLD,
    '99.999.999/999999': UNTOLD,
  },
  words: ['cnpj*', 'cadastro nacional', 'pessoa juridica', 'brazilian company'],
  proves: (compact) => !isUniform(compact) && checksTwice(compact, CNPJ_WEIGHTS),
};

/** The first check digit counts the characters before it, the second also the first; a letter counts as its code. */
function checksTwice(compact: string, weights: readonly number[]): boolean {
  const last = compact.length - 1;
  return [last - 1, last].every((place) => {
    const used = weights.slice(last - place);
    const sum = used.reduce((total, weight, at) => total + weight * (compact.charCodeAt(at) - 0x30), 0);
    const rest = sum % 11;
    return compact.charCodeAt(place) - 0x30 === (rest < 2 ? 0 : 11 - rest);
  });
}
