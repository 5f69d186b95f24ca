/** Words that announce a date of birth, and names of months; folded, so without accents. */

export const BIRTH_WORDS: readonly string[] = [
  ...['born', 'birth', 'date of birth', 'birth date', 'birthdate', 'birthday', 'dob', 'd.o.b', 'birth_date'],
  ...['date_of_birth', 'dateofbirth', 'bday', 'bdate'],
  ...['geboren', 'geburtsdatum', 'geburtstag', 'geb', 'geboren am'],
  ...['ne le', 'nee le', 'ne(e) le', 'naissance', 'date de naissance', 'anniversaire'],
  ...['nacimiento', 'fecha de nacimiento', 'nacido', 'nacida', 'nacio', 'cumpleanos', 'f. nac'],
  ...['nato il', 'nata il', 'nato', 'nata', 'nascita', 'data di nascita', 'compleanno'],
  ...['nascimento', 'data de nascimento', 'nascido', 'nascida', 'nasceu', 'aniversario'],
  ...['geboortedatum', 'geboortedag', 'geboren op', 'verjaardag'],
  ...['urodzenia', 'data urodzenia', 'urodzony', 'urodzona', 'ur'],
  ...['fodelsedatum', 'fodd', 'fodt', 'fødselsdato', 'fødselsdag', 'født', 'syntynyt', 'syntymaaika'],
  ...[
    'narozen',
    'narozena',
    'datum narozeni',
    'szuletett',
    'szuletesi',
    'dogum tarihi',
    'дата рождения',
    'родился',
  ],
  ...['родилась', '生年月日', '出生日期', '생년월일'],
];

/** By language: January to December. The first three letters do too, where a language abbreviates so. */
const MONTHS: readonly string[] = [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janner februar maerz apr mai jun jul aug sept okt nov dez',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  'januari februari mars april maj juni juli augusti september oktober november december',
];

/** Months by their number, 1 to 12. */
export const MONTH_NAMES: ReadonlyMap<string, number> = new Map(
  MONTHS.flatMap((names) => names.split(' ').map((name, place) => [name, place + 1] as const)),
);
