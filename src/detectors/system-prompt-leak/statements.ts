/** Statements: what tells a fact for customers from an order to the assistant, in the languages prompts are mostly written in. */

function anyOf(words: string): string {
  return words.trim().split(/\s+/).join('|');
}

const UNITS = anyOf(`
  am pm a\\.m p\\.m uhr h hours? horas? heures? stunden? days? tagen? tage d\u00edas? dias? jours? weeks? wochen? semanas?
  semaines? months? monaten? monate mes meses m\u00eas mois minutes? minuten minutos? years? jahren? jahre a\u00f1os? anos? ans
  percent per\\scent prozent por\\sciento por\\scento pour\\scent % dollars? euros? pounds? eur usd gbp chf kroner reais yen
`);
const NUMBERS = anyOf(`
  one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty sixty ninety
  zwei drei vier f\u00fcnf sechs sieben acht zehn zw\u00f6lf dos tres cuatro cinco seis siete ocho diez quince
  deux trois quatre cinq sept huit dix quinze duas dois quatro sete oito dez
`);
const DAYS = anyOf(`
  (?:mon|tues|wednes|thurs|fri|satur|sun)days? weekdays? montags? dienstags? mittwochs? donnerstags? freitags? samstags?
  sonntags? werktags? lunes martes mi\u00e9rcoles jueves viernes s\u00e1bado domingo lundi mardi mercredi jeudi vendredi samedi
  dimanche segunda-feira sexta-feira
`);
const MONTHS = anyOf(`
  january february march april may june july august september october november december januar februar m\u00e4rz mai juni juli
  oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  janvier f\u00e9vrier mars avril juin juillet ao\u00fbt septembre octobre novembre d\u00e9cembre
  janeiro fevereiro mar\u00e7o maio junho julho setembro outubro novembro dezembro
`);
const WIDE_UNITS =
  '[\u70b9\u65f6\u6642\u5929\u65e5\u5143\u5186\u5e74\u9031\u5468]|\u30d1\u30fc\u30bb\u30f3\u30c8|\u4e2a\u6708|%';

/** When, how much, how long, where to. */
export const QUANTITY: RegExp = new RegExp(
  [
    '\\d[:h]\\s?\\d\\d\\b',
    '(?<![\\d.,])\\d{1,5}[.,]\\d\\d(?![\\d.,]?\\d)',
    '\\d(?:st|nd|rd|th)\\b',
    `(?:\\d|\\b(?:${NUMBERS}))[\\s-]?(?:working |full |business )?(?:${UNITS})(?![\\p{L}\\p{N}])`,
    '[$\u20ac\u00a3\u00a5]\\s?\\d',
    `\\b(?:${DAYS})(?![\\p{L}\\p{N}])`,
    `[\\d\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343](?:${WIDE_UNITS})`,
    `\\d\\.?\\s(?:de\\s)?(?:${MONTHS})(?![\\p{L}\\p{N}])|\\b(?:${MONTHS})\\s\\d`,
    '[\\w-]{2,63}\\.(?:com|org|net|io|edu|gov|app|example|eu|de|fr|es|pt|br|jp|cn|uk|us)\\b',
    '[\\w.-]{1,64}@[\\w-]{1,64}\\.\\w',
    '\\b(?:https?://|www\\.)\\w',
  ].join('|'),
  'iu',
);

const KEPT_WORDS = anyOf(`
  internal(?:ly)? confidential secret(?:ly)? hidden private classified restricted undisclosed passwords? passcodes? codes?
  pin tokens? credentials? codenames? thresholds? limits? maximum max cap floor ceiling margins? commissions? budgets?
  discounts? scores? supervisors? escalat\\w{0,6} labelled flagged tagged queue desk tier cohort quietly silently
  intern geheim vertraulich kulanz\\w{0,20} rabatt\\w{0,10} kennwort passwort interno interna confidencial secreto descuento
  m\u00e1ximo margem cup[oo]m desconto interne confidentiel secret remise plafonn\\w{0,3} marge
`);
const ADDRESSED = anyOf(`
  you your yours yourself i my me never always must should shall only not cannot can't don't doesn't won't if unless
  whenever except when avoid users? customers? assistant gpt chatbot model answers? repl(?:y|ies) respon\\w{1,8} say tell
  du\\s\\w{2,15}st dich dein\\w{0,2} nie niemals darfst sollst musst nur nicht wenn
  tu te toi ton jamais doit dois seulement ne si
  usted debes debe nunca s\u00f3lo solo si
  voc\u00ea seu deve n\u00e3o s\u00f3
`);
const WIDE_GUARDED =
  '[\u4f60\u60a8\u4e0d\u8bf7\u5fc5]|\u5982\u679c|\u53ea\u80fd|\u8865\u507f|\u6700\u591a|\u4fdd\u5bc6|\u4ee3\u53f7|\u4f18\u60e0\u5238|\u304f\u3060\u3055\u3044|\u306a\u3044\u3067|\u3042\u306a\u305f|\u5fc5\u305a|\u3060\u3051|\u305f\u3060\u3057|\u5185\u90e8|\u79d8\u5bc6|\u6700\u5927|\u5272\u5f15|\u5024\u5f15';

/** What names what is not for everybody. */
export const KEPT: RegExp = new RegExp(`(?<![\\p{L}\\p{N}])(?:${KEPT_WORDS})(?![\\p{L}\\p{N}])`, 'iu');

/** What speaks to the assistant, or names what is not for everybody. */
export const GUARDED: RegExp = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${KEPT_WORDS}|${ADDRESSED})(?![\\p{L}\\p{N}])|${WIDE_GUARDED}`,
  'iu',
);

const ORDERS = anyOf(`
  act add adopt allow apply ask assume avoid be begin book break call check close collect compare confirm consider create
  decide describe discuss do draft encourage end ensure escalate explain focus follow format forward generate give
  greet guide hand handle have help hide ignore implement include inform insist invent keep label let limit list listen log
  look maintain make mark mention never note offer open output pass play prefer present pretend print prioritise prioritize
  promise provide push put quote read recommend record refer refund refuse remember remind remove repeat reply report respond
  return reveal route run save score search send set share show speak start state stay stick stop store suggest summarise
  summarize take talk tell transfer translate treat try use verify wait warn withhold work write
  sag sage gib biete antworte nenne leite verwende schreibe frage
  di diga ofrece pide explica trata responde ofre\u00e7a responda oriente avise
  dis donne propose r\u00e9ponds demande transmets utilise
`);

/** An order, where a sentence begins or behind a comma. */
export const IMPERATIVE: RegExp = new RegExp(
  `(?:^[\\s\\p{P}\\d>#|]{0,12}(?:[\\p{L} ]{1,30}:\\s{0,3})?|[,:]\\s(?:and |then )?)(?:then |please |also |first |always )?(?:${ORDERS})(?![\\p{L}\\p{N}'@])`,
  'iu',
);
