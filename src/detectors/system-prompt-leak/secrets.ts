/**
 * Secrets: codes, pass words, code names and numbers that a prompt names where it says what is not for everybody. Such
 * a word gives the prompt away by itself, however little stands around it.
 */
import { isLetterOfUnspaced } from '../characters.ts';
import { KEPT_BACK, NAMED_KEPT } from './kept.ts';
import { SECRET_WORD } from './meant.ts';
import { IMPERATIVE } from './orders.ts';
import type { Sentence } from './sentences.ts';
import { anyOf, whole } from './word-lists.ts';
import { wordsOf } from './word-reader.ts';
import { contentOf } from './words.ts';

/** The words of a secret, in small letters, as a text is read. */
export type Secret = readonly string[];

/** Letters of all of its words, and words. */
const LEAST = 3;
const LEAST_UNSPACED = 2;
const LONGEST = 64;
const MOST_WORDS = 6;

/** What names a thing by a word of its own. */
const NOUNS = anyOf(`
  is as under words? codes? names? named called tags? markers? labels? session lists? queue channel category project operation forms? team desk bookings? tickets? case file customer caller account order
  mark write note enter put vermerke notiere kurzel kennzeichen segna scrivi annota marca anota registra escreva marque inscris noteer schrijf codigo codice clave sigla interno
  als wort kennwort stichwort liste formular mot code liste formulaire como palabra lista formulario sotto parola modulo haslem jako слов\\p{L}+ код\\p{L}*
`);
/** What has a number. */
const NUMBERED = anyOf(`
  extension ext lines? numbers? phone mobile cell hotline pin codes? id account handy movil portable cellulare durchwahl nummer konto poste ligne interno linea numero ramal toestel
  nummer wewnetrzn\\w* numer\\w* добавочн\\p{L}* номер\\p{L}*
`);
const BEHIND = `(?<=(?<!\\p{L})(?:${NOUNS})\\s(?:of\\s)?["']?)`;

/** Letters and digits, maybe in parts; but no measure, no ordinal and no span of time. */
const CODE =
  /(?<![\p{L}\p{N}@./_#-])(?=[\p{L}\p{N}_/-]*\d)(?=[\p{L}\p{N}_/-]*\p{L})(?!\d+(?:[.,:x-]\d+)*-?\p{Ll}+(?![\p{L}\p{N}]))[\p{L}\p{N}]+(?:[-_/][\p{L}\p{N}]+){0,4}(?![\p{L}\p{N}@_]|\.\p{L})/gu;
const SHORT = 5;
const SHORT_CODE = new RegExp(`${BEHIND}\\p{Lu}{1,4}[-/]?\\d{1,4}(?![\\p{L}\\d])`, 'gu');
/** Codes that everybody knows. */
const KNOWN = /^(?:covid|gpt|utf|sha|iso|rfc|ipv|int|uint|float|python|windows|office|http)/i;
/** What has a name of its own that nobody outside knows, where the sentence behind says that it is not to be told. */
const INSIDE = anyOf(`
  flags? groups? segments? cohorts? tiers? lists? queues? channels? tags? labels? projects? features? operations? campaigns? files? folders? programmes? programs? experiments?
  gruppe\\w? liste\\w? projekt\\w? kampagne\\w? groupe\\w? projet\\w? liste\\w? campagne\\w? grupos? listas? proyectos? campanas? projetos? gruppo elenco progetto campagna groep lijst project
`);
const QUOTED = new RegExp(`(?<=(?<!\\p{L})(?:${INSIDE})\\s(?:called\\s|named\\s)?)"([^"\\n]{4,40})"`, 'giu');
const DISTINCT = /\p{Lu}|\d|\p{L}[-_ ]\p{L}/u;
const MOST_QUOTED = 3;
/** Somebody's name, where that is not to be told. */
const NAMED_PERSON = /(?<=\p{Ll}[,;]?\s)\p{Lu}\p{Ll}{2,20}(?:\s\p{Lu}\p{Ll}{2,20})?/gu;
const NAMES = new RegExp(
  whole(anyOf('names? nome nombre nom namen naam nazwis\\w+ imieni\\w* имя имени')),
  'iu',
);
/** In capital letters, in a sentence that is not. */
const CAPITALS = new RegExp(
  `${BEHIND}(?:\\p{Lu}{4,}(?:[\\s-]\\p{Lu}{3,}){0,2}|\\p{Lu}{2,}(?:-\\p{Lu}{2,}){1,3})(?![\\p{L}\\p{N}_]|-\\d)`,
  'gu',
);
const NUMBER = new RegExp(
  `(?<=(?<!\\p{L})(?:${NUMBERED})(?:\\sis|\\snumber|:|\\s?#)?\\s\\(?)(?:\\d{4,}|\\d{2,}(?:[ /-]\\d{2,}){1,5})(?![\\d%]|[.,:/-]\\d)`,
  'giu',
);
/** An amount of which the prompt says that it is not to be told; round ones stand anywhere. */
const AMOUNT = /(?<![\d.,:/-])(?!\d0*(?:[.,]000)+(?!\d))\d{1,3}(?:[.,]\d{3})+(?![\d%]|[.,:/-]\d)/g;
/** What guests get a word for. */
const GUESTS = 'wi-?fi|wlan|wireless|guests?|network';
/** Behind a word for a secret one: in quotation marks, in capital letters, or as what it is. */
const NAMED = new RegExp(
  `(?<!(?:${GUESTS})\\s)(?:${SECRET_WORD}|${whole('code\\s?names?|project\\sname')})(?:(?:[^".\\n]{0,30}?|[^".\\n]{0,60}?(?:\\s(?:is|lautet|ist|est|es|e|to)|[:=])\\s?)"([^"\\n]{3,40})"|(?:\\s\\p{L}+){0,4}(?:\\s(?:is|lautet|est|es|e|to)|\\s?[:=])\\s{1,2}'?([\\p{L}\\p{N}_-]{5,40})(?![\\p{L}\\p{N}]))`,
  'giu',
);
const OWN = /\p{Lu}|\d/u;
/** What somebody has to say first. */
const ASKED_FOR = new RegExp(
  `${whole('(?:ask|wait|require|request)(?:s|ed|ing)?(?:\\s(?:them|him|her|callers?|customers?|users?))?\\s(?:for\\s)?(?:the|a|their)\\s(?:\\w+\\s)?(?:phrase|word|sentence|password|code|answer)')}[^".\\n]{0,40}"([^"\\n]{3,40})"`,
  'giu',
);
const CORNERS = /(?:合言葉|暗号|口令|密码|代号|パスワード)[^「"。\n]{0,6}[「"]([^」"\n]{2,20})[」"]/gu;

const GIVES = anyOf(`
  offer\\w* giv\\w+ grant\\w* hand\\s(?:out|them|him|her) issue\\w* send provide\\w* discount\\w* coupons? vouchers? promo\\w* gift\\w*
  biete\\w* anbiet\\w* gib gewahr\\w* rabatt\\w* gutschein\\w* accord\\w* offr\\w+ donn\\w+ remise\\w* ofre\\w+ (?<=(?:^|[,;:])\\s{0,3})da dale conced\\w+ descuento\\w* desconto\\w* cup[oo]\\w*
  end\\w* begin\\w* start\\w* repl(?:y|ies) respond\\w* answer\\w* output\\w* print prefix finish\\w* close\\w*
  tell say explain\\w* show\\w* quote cite sage? erklar\\w* zeig\\w* nenne dis dites expli\\w+ montr\\w+ (?<=(?:^|[,;:])\\s{0,3})di dile muestr\\w+ indic\\w+ spieg\\w+ mostr\\w+ vertel toon powiedz pokaz\\w* скажи\\p{L}* покажи\\p{L}*
  offri\\w* sconto bied\\w* geef korting\\w* daj zapropon\\w* rabat\\w* предлож\\p{L}* дай\\p{L}* скидк\\p{L}*
`);
const NOT = anyOf("never not don't nie nicht niemals jamais pas nunca no mai non nooit niet не никогда");
const WITHHELD = new RegExp(whole(`(?:${NOT})\\s(?:\\p{L}+\\s){0,2}(?:${GIVES})`), 'giu');
/** What those who work there get. */
const STAFF_PRICE = new RegExp(whole('(?:staff|employee|trade)\\s(?:discount|price|rate|voucher)s?'), 'giu');
/** What customers get, be it on a condition. */
const GIVEN = new RegExp(whole(GIVES), 'iu');
const HUSHED = new RegExp(
  whole(
    `(?:${NOT})\\s(?:\\p{L}+\\s){0,2}(?:${anyOf('tell say (?:read|give|hand|spell)\\sout read\\saloud reveal mention disclose share print name sag\\w* verrat\\w* nenn\\w* dis dire revel\\w* mencion\\w* digas? rivel\\w* dir(?:e|lo|glielo)? decir(?:lo|selo)? dizer contar raccont\\w+ erfahren zeg mow\\w* podawa\\w* говори\\p{L}* назыв\\p{L}*')})`,
  ),
  'iu',
);

/** The secrets that the sentences of a folded prompt name; what one says too that is for everybody is none. */
export function secretsIn(sentences: readonly Sentence[]): Secret[] {
  const open = sentences.filter((one) => !isKept(one) && !IMPERATIVE.test(one.text));
  return sentences.flatMap((sentence) => {
    const kept = isKept(sentence) ? keptIn(sentence) : [];
    const isOpen = (token: string) => open.some(({ text }) => text.includes(token));
    const named = [...namedIn(sentence), ...kept.filter((token) => !isOpen(token))];
    const tokens = isGiven(sentence.text) ? [] : named;
    return [...new Set([...tokens, ...keptBackIn(sentence)])].flatMap((token) => secretOf(token));
  });
}

/** Do customers get what it names? */
export function isGiven(text: string): boolean {
  return GIVEN.test(text.replaceAll(WITHHELD, ' ').replaceAll(STAFF_PRICE, ' '));
}

/** What is called a secret. */
function namedIn({ text, below }: Sentence): string[] {
  if (below === 'told') return [];
  return [NAMED, ASKED_FOR, CORNERS].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, quoted, word = '']) => quoted ?? (OWN.test(word) ? word : [])),
  );
}

/** What looks like one, in a sentence that is not for everybody. */
function keptIn(sentence: Sentence): string[] {
  const { text } = sentence;
  const capitals = isLoud(text) ? [] : all(CAPITALS, text).filter(saysSomething);
  const amounts = isHushed(sentence) ? all(AMOUNT, text) : [];
  return [...codesIn(text), ...capitals, ...all(NUMBER, text), ...amounts];
}

/** What the sentence behind says is not to be told: things in quotation marks, and people whose names are not to be said. */
function keptBackIn({ text, next }: Sentence): string[] {
  if (!KEPT_BACK.test(next)) return [];
  const quoted = [...text.matchAll(QUOTED)].flatMap(([, said = '']) => said);
  const distinct = quoted.filter((said) => DISTINCT.test(said) && said.split(' ').length <= MOST_QUOTED);
  return NAMES.test(next) ? [...distinct, ...all(NAMED_PERSON, text)] : distinct;
}

/** Does a sentence say that it is not for everybody? */
export function isKept(sentence: Sentence): boolean {
  return sentence.below === 'kept' || NAMED_KEPT.test(sentence.text) || isHushed(sentence);
}

function isHushed({ text, next }: Sentence): boolean {
  return HUSHED.test(text) || KEPT_BACK.test(next);
}

function all(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([token]) => token);
}

function codesIn(text: string): string[] {
  const long = all(CODE, text).filter((code) => code.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= SHORT);
  return [...long, ...all(SHORT_CODE, text)].filter((code) => !KNOWN.test(code));
}

/** In capital letters for the most part. */
function isLoud(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) > (text.match(/\p{Ll}/gu)?.length ?? 0);
}

/** It is no word that is written large for emphasis; letters in front of one say nothing either way. */
function saysSomething(token: string): boolean {
  const words = wordsOf(token).filter(({ length }) => length >= LEAST);
  return !NAMED_KEPT.test(token) && words.length > 0 && words.every((word) => contentOf(word) !== undefined);
}

function secretOf(token: string): Secret[] {
  const words = wordsOf(token).map((word) => word.toLowerCase());
  const letters = words.join('').length;
  const says = words.some((word) => /\d/.test(word) || contentOf(word) !== undefined);
  const least = isLetterOfUnspaced(token.charCodeAt(0)) ? LEAST_UNSPACED : LEAST;
  return says && letters >= least && letters <= LONGEST && words.length <= MOST_WORDS ? [words] : [];
}
