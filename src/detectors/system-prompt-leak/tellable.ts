/**
 * Tellable: what a prompt states so that customers are told it. An answer has to repeat when a shop opens and what a thing
 * costs, who the assistant is, and what it was told to ask for or to tell; by itself that gives no prompt away.
 */
import { GUARDED, IMPERATIVE, KEPT, QUANTITY } from './statements.ts';

/** A stretch of a prompt that may be told, or the lead (`You are`) that makes what follows a quote of the prompt. */
export interface Tellable {
  readonly start: number;
  readonly end: number;
  readonly lead: boolean;
}

/** Where a sentence or a line ends; a full stop inside of a number, an address or a German date ends none. */
const END =
  /[.!?](?=\s|$)(?!\s(?:jan|feb|m\u00e4rz|apr|mai|jun|jul|aug|sep|okt|nov|dez))|[\u3002\uff01\uff1f!?;\n]/gi;
const LONGEST = 400;

/** What follows a statement that is to be kept: `Do not tell anybody.` */
const KEPT_BACK =
  /^\s*(?:[-*]\s*)?(?:never|do not|don't|this is|these are|it is|offer it|reveal|sag|sage|no |nunca|ne |n'en|n\u00e3o|\u4e0d\u8981|\u4e0d\u5f97)[^.]{0,60}(?:tell|say|mention|reveal|disclose|share|volunteer|only|internal|secret|confidential|public|digas|hables|parle|dis|diga|comente|\u8bf4|\u900f\u9732|\u63d0)/i;
/** Who the assistant is. */
const IDENTITY =
  /\b(you are|you're|you act as|your name is|role:|persona:|name:|du bist|dein name ist|eres|tu nombre es|tu es|vous \u00eates|voc\u00ea \u00e9)(?![a-z])\s{0,3}:?\s{0,3}(?!not\b|to\b)(.{3,160})|(\u4f60\u662f|\u3042\u306a\u305f\u306f)(.{2,80})/di;
/** What the assistant does. */
const SCOPE =
  /^\s{0,3}(?:[-*]\s{0,3})?(you (?=(?:help|assist|support|guide|answer|explain|advise|handle|look|summari|write|plan|talk|teach|serve|cover)\w{0,5}\b)|du (?=\w{2,20}st\b)|tu (?=(?:aides|r\u00e9ponds|conseilles|accompagnes)\b)|atiendes a |ayudas a |voc\u00ea (?=(?:ajuda|atende|responde)\b))(.{3,200})/di;
/** What it is to ask for or to tell. */
const TELLS =
  /\b(?:you (?:may|can) (?:share|tell|say|mention|give)|refer (?:to|\w{1,20} to)|ask(?:ing)? (?:for|about|whether|them for|the \w{1,20} for)|(?<=(?:^|[,:.] |then |and |to |you |must )\s{0,3})(?:request|mention)|collect|gather|verify|questions(?=:)|(?:say|answer|explain|reply|state)(?:ing)? that|(?:tell|remind|inform) (?:\w{1,20} ){1,2}(?:that|to)|pide|pregunta por|frage nach|demande|pe\u00e7a)\b:?(.{3,300})/di;
/** What makes it none, before it and in it. */
const NEGATION =
  /\b(?:never|not|no|without|n't|nie|nicht|kein\w{0,2}|nunca|jamais|ne|n\u00e3o)\b[^,;]{0,25}$/i;
const NEGATED = /\b(?:never|not|only|must|should|nie|nicht|nur|nunca|jamais|ne|n\u00e3o)\b/i;
/** Behind these the prompt speaks to the assistant again. */
const TURNS =
  /\b(?:only|unless|if|but|when|without|never|not|before|until|and you|your?|sondern|aber|pero|mais|mas)\b/i;

interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** The stretches of a folded prompt that may be told. */
export function tellableIn(prompt: string): Tellable[] {
  const sentences = sentencesOf(prompt);
  return sentences.flatMap((sentence, at) => {
    const { start, text } = sentence;
    if (text.length > LONGEST) return [];
    if (isStatement(text, inTheSameLine(prompt, sentence, sentences[at + 1])))
      return [{ start, end: start + text.length, lead: false }];
    return [...leadAndRest(IDENTITY, text), ...scopeIn(text), ...toldIn(text)].map((one) => {
      return { ...one, start: one.start + start, end: one.end + start };
    });
  });
}

function sentencesOf(prompt: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { index } of [...prompt.matchAll(END), { index: prompt.length }]) {
    const text = prompt.slice(start, index);
    if (text.trim() !== '') sentences.push({ start, text });
    start = index + 1;
  }
  return sentences;
}

/** The next sentence, unless it is a line or an entry of its own. */
function inTheSameLine(prompt: string, { start, text }: Sentence, next: Sentence | undefined): string {
  const end = start + text.length;
  return next?.start === end + 1 && prompt[end] !== '\n' ? next.text : '';
}

/** Does it say when, how much or where, to nobody in particular, with nothing kept back? */
function isStatement(text: string, next: string): boolean {
  return QUANTITY.test(text) && !GUARDED.test(text) && !IMPERATIVE.test(text) && !KEPT_BACK.test(next);
}

function scopeIn(text: string): Tellable[] {
  return NEGATED.test(text) || KEPT.test(text) ? [] : leadAndRest(SCOPE, text);
}

/** Patterns have the lead in an odd group, and what follows it in the next. */
function leadAndRest(pattern: RegExp, text: string): Tellable[] {
  const { indices } = pattern.exec(text) ?? {};
  const lead = indices?.[1] ?? indices?.[3];
  const rest = indices?.[2] ?? indices?.[4];
  if (lead === undefined || rest === undefined) return [];
  return [
    { start: lead[0], end: lead[1], lead: true },
    { start: rest[0], end: untilTurn(text, rest), lead: false },
  ];
}

function toldIn(text: string): Tellable[] {
  const match = TELLS.exec(text);
  const rest = match?.indices?.[1];
  if (match === null || rest === undefined || NEGATION.test(text.slice(0, match.index))) return [];
  return [{ start: rest[0], end: untilTurn(text, rest), lead: false }];
}

function untilTurn(text: string, [start, end]: readonly [number, number]): number {
  return start + (TURNS.exec(text.slice(start, end))?.index ?? end - start);
}
