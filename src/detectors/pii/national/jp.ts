/** Japan: individual numbers ("My Number"). */
import { digitAt, isUniform, weighted } from './checks.ts';
import { type NationalId, UNTOLD } from './national-id.ts';

const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

export const myNumber: NationalId = {
  name: 'jp-my-number',
  type: 'JP_MY_NUMBER',
  finds: 'Japanese individual numbers with a right check digit (mod 11), named as one on their line',
  source: 'Ministry of Internal Affairs and Communications, ordinance 85 of 2014, article 5',
  forms: { '999999999999': UNTOLD, '9999 9999 9999': UNTOLD, '9999-9999-9999': UNTOLD },
  words: ['my number', 'mynumber', 'individual number', 'マイナンバー', '個人番号', 'kojin bango'],
  proves(compact) {
    const rest = weighted(compact, WEIGHTS) % 11;
    return !isUniform(compact) && (rest <= 1 ? 0 : 11 - rest) === digitAt(compact, 11);
  },
};
