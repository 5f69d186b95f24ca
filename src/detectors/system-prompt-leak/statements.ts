/** Statements: what says when, how much, how many or where, in the languages prompts are mostly written in. */
import { anyOf, whole } from './word-lists.ts';

const NUMBERS = anyOf(`
  two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty ninety half
  zwei drei vier fünf sechs sieben acht neun zehn zwölf vierzehn zwanzig dreißig
  dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta
  deux trois quatre cinq sept huit neuf dix douze quinze vingt trente
  dois duas quatro sete oito nove dez doze vinte trinta due tre quattro cinque sei sette otto dieci dodici venti trenta
  twee drie vier vijf zes zeven acht negen tien twaalf twintig dertig
`);
const DAYS = anyOf(`
  (?:mon|tues|wednes|thurs|fri|satur|sun)days? weekdays? weekends? (?:twice|once)\\sa\\s\\w+ daily hourly (?:each|every)\\s(?:day|morning|afternoon|evening|night|week|month|year)
  (?:mon|diens|donners|frei|sams|sonn)tags? mittwochs? sonnabends? werktags? feiertags? täglich
  lunes martes miércoles jueves viernes sábados? domingos? lundi mardi mercredi jeudi vendredi samedi dimanche
  segunda-feira terça-feira quarta-feira quinta-feira sexta-feira lunedì martedì mercoledì giovedì venerdì sabato domenica
  maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
`);
const COSTS = anyOf(`
  free\\sof\\scharge (?:is|are|travel|for)\\sfree costs? costing kostenlos kostenfrei kostet gratis cuestan? gratuit\\w{0,2} gratuito gratuita
  coûtent? custam? costano? kosten? gratuitamente percent prozent
`);

/** When, how much, how many, how long, where to. */
export const QUANTITY: RegExp = new RegExp(
  [
    // A number, and no part of a name such as U2.
    '(?<![a-z\\d-])\\d',
    whole(NUMBERS),
    whole(DAYS),
    whole(COSTS),
    '[一二两三四五六七八九十百千][点时時天日元円年週周个小]',
    '[\\w-]{2,63}\\.(?:com|org|net|io|edu|gov|app|example|eu|de|fr|es|pt|br|it|nl|jp|cn|uk|us)\\b',
    '免费|無料',
  ].join('|'),
  'iu',
);
