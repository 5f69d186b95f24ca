/**
 * Hushed: statements that a prompt makes to keep them from being told (`don't tell them that it covers two chapters`).
 * An answer that has their content words close together has told one, in whatever order.
 */
import { conceptOf } from './concepts.ts';
import { SPEAKS_OF_RULES } from './guards.ts';
import { labelOf } from './headings.ts';
import { INSTEAD, INSTEAD_IN, KEPT_BACK, KEPT_BACK_IN } from './kept.ts';
import { IMPERATIVE } from './orders.ts';
import { NUMBERING, type Sentence } from './sentences.ts';
import { anyOf, whole, wordsIn } from './word-lists.ts';
import { eachWordOf } from './word-reader.ts';
import { type ContentWord, contentOf } from './words.ts';

const NOT = anyOf(`
  never not don't nobody no\\sone without avoid nie nicht niemals niemand\\w* ohne jamais pas personne sans nunca no nadie sin mai non nessuno senza
  nao ninguem sem nooit niet niemand zonder nikomu bez не никогда никому без
`);
const TELL = anyOf(`
  tell\\w* say\\w* reveal\\w* mention\\w* disclos\\w* admit\\w* confirm\\w* acknowledg\\w* volunteer\\w* hint\\w* know shar\\w+
  sag\\w+ erwahn\\w* verrat\\w* zugeb\\w* zugib bestatig\\w* dis dire dites mentionn\\w* revel\\w* avou\\w* admet\\w* preciser
  dig\\w+ decir mencion\\w* cuent\\w* cont(?:e|es|ar) admit\\w* dire dici menzion\\w* rivel\\w* ammett\\w* diga dizer mencione revele conte admita
  zeg\\w* vertel\\w* noem\\w* meld\\w* mow\\w* wspomina\\w* zdradza\\w* przyznawa\\w* говори\\p{L}* упомина\\p{L}* сообща\\p{L}* призна\\p{L}+ рассказ\\p{L}+
`);
const THAT = anyOf('that dass que che dat ze что');
/** Few words of a sentence stand between the parts. */
const SOME = "(?:\\s[\\p{L}']+){0,3}?";
const STATED = '(.{8,240})';
const HUSHED: readonly RegExp[] = [
  `(?<!\\p{L})(?:${NOT})${SOME}\\s(?:${TELL})(?:\\s[\\p{L}']+){0,4}?,?\\s(?:${THAT})\\s${STATED}`,
  `(?<!\\p{L})(?:${TELL})${SOME}\\s(?:${NOT})${SOME},?\\s(?:${THAT})\\s${STATED}`,
  `(?<!\\p{L})(?:${NOT})${SOME}\\s(?:${TELL})\\s(?:[^:.(]|\\.\\s?\\d){3,60}(?::\\s|\\s\\()${STATED}`,
].map((pattern) => new RegExp(pattern, 'iu'));
const NEGATED = new RegExp(whole(NOT), 'iu');
/** What is not to be mentioned, by its name: `never mention the fire in Eastgate`. */
const UNMENTIONED =
  /(?<!\p{L})(?:never|not|don't)\s(?:mention|admit|disclose|reveal|talk\sof|speak\sof)\s(?:to\s(?:[\p{L}']+\s){1,2}?)?((?:the|a|an|any|our|his|her|their)\s.{8,120})$/iu;
/** What is to be said in its place, in quotation marks. */
const SAY_INSTEAD = /\s?[:,;(-]\s?(?:so |always |just |then )?(?:say|call it|answer)(?: only)? ["']/i;
const UNSPACED: readonly RegExp[] = [
  /(?:不要|不得|不能|不可|别|禁止|切勿|严禁)(?:[向对跟]?.{0,5})(?:透露|泄露|告诉|告知|说|提及|提到|承认)(.{3,40})/u,
  /(.{3,60}?)(?:こと|の|件)?(?:は|を|について|には)(?:決して|絶対に|一切)?(?:話さ|言わ|伝え|触れ|明かさ|口にし|教え)(?:ないで|ないこと|ません|るな|ない(?=$|[、。]))/u,
];
/** For whom it is, in front of it. */
const LABEL = /^[\s*-]{0,6}[^:.,"]{2,40}:\s/;
/** Behind these it says what to do in its place. */
const ENDS =
  /[;(]|(?:^|[:,]|\ssay|\sanswer)\s?"|,\s(?:say|answer|reply|respond|write|use|tell|but|sondern|mais|pero|ma|mas|maar|ale|но|отвеча\p{L}*)\s/iu;

/** Content words: fewer say too little, of few all have to be said, and of more so many are enough. */
const FEWEST = 3;
const FEW = 4;
const ENOUGH = 0.75;
const NEW = 2;
/** Words that may stand among them, beside as many again. */
const AMONG = 8;
const NO_KEYS: readonly string[] = [];
const DIGIT = /^\d$/;
/** Digits in words; greater numbers are concepts. */
const SMALL_NUMBERS: ReadonlyMap<string, string> = new Map(
  [
    'two zwei deux dos due dois duas twee',
    'three drei trois tres tre drie',
    'four vier quatre cuatro quattro quatro',
  ]
    .concat([
      'five fünf cinq cinco cinque vijf',
      'six sechs seis sei zes',
      'seven sieben sept siete sette sete zeven',
    ])
    .concat(['eight acht huit ocho otto oito', 'nine neun neuf nueve nove negen'])
    .flatMap((words, at) => wordsIn(words).map((word) => [word, String(at + 2)] as const)),
);
const HIRAGANA = /[\u3041-\u309f]/;

/** A statement, by the keys of its words. */
export type Statement = readonly (readonly string[])[];

/** What is hushed in the sentences of a folded prompt. */
export function hushedIn(sentences: readonly Sentence[]): Statement[] {
  return sentences.flatMap((sentence) =>
    stated(sentence)
      .slice(0, 1)
      .flatMap((one) => {
        const statement = statementOf(one.slice(0, endOf(one)));
        return statement.length < FEWEST ? [] : [statement];
      }),
  );
}

/** What a sentence says that is not to be told; all of it where it orders nothing, below a heading that says so. */
function stated({ text: numbered, below, next }: Sentence): string[] {
  const bare = numbered.replace(NUMBERING, '');
  const text = labelOf(bare) === 'kept' ? bare.replace(LABEL, '') : bare;
  const patterns = NEGATED.test(text) ? HUSHED : UNSPACED;
  const before = text.slice(
    0,
    (KEPT_BACK_IN.exec(text) ?? INSTEAD_IN.exec(text) ?? insteadIn(text))?.index ?? 0,
  );
  const hushed = [
    ...(before === '' ? [] : [before]),
    ...[...patterns, UNMENTIONED].flatMap((pattern) => pattern.exec(text)?.[1] ?? []),
  ];
  const isStatement = !IMPERATIVE.test(text);
  if (isStatement && (KEPT_BACK.test(next) || INSTEAD.test(next))) return [...hushed, text];
  return isStatement && below === 'kept' && !SPEAKS_OF_RULES.test(text) ? [...hushed, text] : hushed;
}

/** A rule says what to say in any case; a statement, in its own place. */
function insteadIn(text: string): RegExpExecArray | null {
  const found = SAY_INSTEAD.exec(text);
  return found === null || IMPERATIVE.test(text.slice(0, found.index)) ? null : found;
}

function endOf(stated: string): number {
  return ENDS.exec(stated)?.index ?? stated.length;
}

function statementOf(text: string): Statement {
  const words = new Map<string, readonly string[]>();
  eachWordOf(text, (word) => {
    const keys = keysOf(word, contentOf(word));
    const [key] = keys;
    if (key !== undefined) words.set(key, keys);
  });
  return [...words.values()];
}

/** A content word or a digit, and what it means. Of Japanese, what has no letter of inflexion. */
function keysOf(word: string, content: ContentWord | undefined): readonly string[] {
  if (HIRAGANA.test(word)) return NO_KEYS;
  const lower = word.toLowerCase();
  const stem = word.length === 1 && DIGIT.test(word) ? word : content?.stem;
  const concept = SMALL_NUMBERS.get(lower) ?? conceptOf(lower);
  if (stem === undefined) return concept === undefined ? NO_KEYS : [concept];
  return concept === undefined ? [stem] : [stem, concept];
}

interface Part {
  readonly statement: number;
  readonly part: number;
}

const NO_PARTS: readonly Part[] = [];

/** Statements, ready to be watched for: their words by key. */
export interface Hushed {
  readonly statements: readonly Statement[];
  readonly parts: ReadonlyMap<string, readonly Part[]>;
}

/** Undefined for none. */
export function hushedOf(statements: readonly Statement[]): Hushed | undefined {
  if (statements.length === 0) return undefined;
  const parts = new Map<string, Part[]>();
  for (const [statement, words] of statements.entries())
    for (const [part, keys] of words.entries())
      for (const key of keys) parts.set(key, [...(parts.get(key) ?? []), { statement, part }]);
  return { statements, parts };
}

/** Follows one text. */
export class HushedWatch {
  readonly #hushed: Hushed;
  readonly #knows: (stem: string) => boolean;
  /** By statement and word of it: the last word of the text that said it. */
  readonly #said: Map<number, number>[];
  #words = 0;

  /** `knows` is true for words of the user. */
  constructor(hushed: Hushed, knows: (stem: string) => boolean) {
    this.#hushed = hushed;
    this.#knows = knows;
    this.#said = hushed.statements.map(() => new Map());
  }

  /** Takes the next word and what it says; true when it completes what a statement says. */
  take(word: string, content: ContentWord | undefined): boolean {
    const keys = keysOf(word, content);
    if (keys.length === 0) return false;
    this.#words++;
    let tells = false;
    for (const key of keys)
      for (const { statement, part } of this.#hushed.parts.get(key) ?? NO_PARTS) {
        this.#said[statement]?.set(part, this.#words);
        tells ||= this.#isTold(statement);
      }
    return tells;
  }

  #isTold(at: number): boolean {
    const statement = this.#hushed.statements[at] ?? [];
    const said = this.#said[at] ?? new Map<number, number>();
    const oldest = this.#words - 2 * statement.length - AMONG;
    const told = statement.filter((_, part) => (said.get(part) ?? Number.NEGATIVE_INFINITY) > oldest);
    const fresh = told.filter((keys) => !keys.some((key) => this.#knows(key)));
    return (
      told.length >= (statement.length <= FEW ? statement.length : ENOUGH * statement.length) &&
      fresh.length >= NEW
    );
  }
}
