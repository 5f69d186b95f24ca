/** Told: what of a sentence the assistant has to say: who it is, what it helps with, what it is to ask for or to tell. */
import { KEPT } from './kept.ts';

/** A stretch of a prompt that may be told, or the lead (`You are`) that makes what follows a quote of the prompt. */
export interface Tellable {
  readonly start: number;
  readonly end: number;
  readonly lead: boolean;
}

/** Who the assistant is. */
const IDENTITY =
  /(?<!\p{L})(you are|you're|you will be|you act as|you play|you work as|your name is|role:|persona:|(?:(?:bot |assistant )?name|employer|company|brand|organi[sz]ation)(?=\s{0,3}[:|])|du bist|du spielst|sie sind|dein name ist|eres|sos|es [oa]|jij bent|actuas como|tu nombre es|tu es|tu incarnes|vous etes|voce e|voce trabalha como|trabajas como|sei|je bent|u bent)(?![a-z])\s{0,3}[:|]?\s{0,3}(?!not\b|to\b)(.{3,160})|(你是|あなたは)(.{2,80})/diu;
/** What the assistant does. */
const SCOPE =
  /(?<=^\s{0,3}(?:[-*]\s{0,3})?|,? and |, )(you (?=(?:cheer|coach|recommend|suggest|help|assist|support|guide|answer|explain|advise|handle|look|summari|write|plan|talk|teach|serve|cover)\w{0,5}\b)|du (?=\w{2,20}st\b)|tu (?=(?:aides|reponds|conseilles|accompagnes)\b)|atiendes a |ayudas a |voce (?=(?:ajuda|atende|responde)\b)|aiuti |je helpt |(?<=^[\s#*-]{0,6})(?:answer (?:\w+ )?questions (?:on|about) |(?:help|assist|support) (?:\w+ ){0,3}with ))(.{3,200}?)(?=,? (?:and )?you\b|$)/dgi;
/** What it is to ask for or to tell. */
const TELLS =
  /(?<!\p{L})(?:you (?:may|can) (?:share|tell|say|mention|give)|refer (?:to|\w{1,20} to)|ask(?:ing)? (?:for|about|whether|if|which|what|how|where|when|who|them for|the \w{1,20}(?: \w{1,20})? (?:for|whether|to))|(?<=(?:^|[,:.] |then |and |to |you |must )\s{0,3})(?:request|mention)|(?<=then )add|(?:give|name)(?= (?:the |our |your |their |an? )?(?:[\w-]{2,20} ){0,4}(?:number|hotline|help\s?line|line|address|contact|link)\b)|collect|gather|verify|(?:take|note|write) down|read (?:back|out|aloud)|find out|obtain|questions(?=:)|(?:say|answer|explain|reply|state)(?:ing)? that|(?<=^[\s\d.)*-]{0,8})(?:teach|explain)|(?:tell|remind|inform) (?:[\w']{1,20} ){1,3}(?:that|to)|(?:guide|walk|lead|take) (?:[\w']{1,20} ){1,3}through|(?:di(?:ga(?:n|s)?|le)?|responda|responde|conteste?a?|respondez|reponds|dis|dites|rispondi|dica|zeg|antwoord|se (?:responde|dice|contesta|alega)|si (?:dice|risponde)|on (?:dit|repond)|sag(?:en|e|t)?|antworte[nt]?|erklare[nt]?|man sagt),? (?:que|qu'|che|dass|dat)|(?:sagen|sage|sag),(?= (?:er|sie|es|wir|ich|der|die|das) )|pide|pedi|pede|pregunta por|pregunta|pregunta|frag(?:e|en sie)?\b.{0,60}\bnach|demandez?|peca|pergunte|chiedi|domanda|vraag\b.{0,40}\bnaar)(?!\p{L}):?(.{3,300})|(?:询问|请问|先问|收集|核实)(.{2,100})/diu;
/** The same where the verb comes last. */
const TELLS_BEFORE = /([^。を]{2,100})を(?:必ず)?お?(?:尋ね|聞[きいく]|伺[いっう]|確認)/d;
/** What makes it none, before it and in it. */
const NEGATION =
  /(?:(?<!\p{L})(?:never|not|no|without|nie|nicht|kein\p{L}{0,2}|nunca|jamais|ne|nao|non|mai|niet|nooit)|n't)(?!\p{L})[^,;]{0,25}$/iu;
const NEGATED =
  /(?<!\p{L})(?:never|not|only|must|should|nie|nicht|nur|nunca|jamais|ne|nao|non|mai|niet)(?!\p{L})/iu;
/** Behind these the prompt speaks to the assistant again. */
const TURNS =
  /(?<!\p{L})(?:only|unless|if|but|when|without|never|not|before|and you|your?|sondern|aber|bevor|pero|antes de|avant de|mais|mas|antes de|prima di|maar)(?!\p{L})/iu;
/** An answer that is written out. */
const WRITTEN_OUT =
  /^\s{0,3}(?:\*\*)?(?:a|answer|antwort|respuesta|reponse|resposta|risposta|antwoord)(?:\*\*)?\s?:(.{3,400})/diu;

/** What is said of a thing in passing, with a number: `offer a voucher, which is valid for 30 days`. */
const ASIDE =
  /(?<=[\p{L},] )((?:which|that|die|der|das|que|qui|che) (?:arrives?|takes?|costs?|lasts?|is|are|begins?|starts?|opens?|closes?|kostet|dauert|cuesta|dura|coute|custa|costa)(?!\p{L})[^,;]{0,20}(?:\d|two|three|four|five|six|seven|ten|zwei|drei|dos|tres|deux|trois)[^,;]{0,80})/diu;

/** What of a sentence the assistant may say though the sentence speaks to it. */
export function toldIn(text: string): Tellable[] {
  return [
    ...leadAndRest(IDENTITY.exec(text), text),
    ...scopeIn(text),
    ...asksIn(text),
    ...stretchesOf(TELLS_BEFORE.exec(text)),
    ...stretchesOf(WRITTEN_OUT.exec(text)),
    ...stretchesOf(ASIDE.exec(text)),
  ];
}

function scopeIn(text: string): Tellable[] {
  if (NEGATED.test(text) || KEPT.test(text)) return [];
  return [...text.matchAll(SCOPE)].flatMap((match) => leadAndRest(match, text));
}

/** Patterns have the lead in an odd group, and what follows it in the next. */
function leadAndRest(match: RegExpExecArray | null, text: string): Tellable[] {
  const { indices } = match ?? {};
  const lead = indices?.[1] ?? indices?.[3];
  const rest = indices?.[2] ?? indices?.[4];
  if (lead === undefined || rest === undefined) return [];
  return [
    { start: lead[0], end: lead[1], lead: true },
    { start: rest[0], end: untilTurn(text, rest), lead: false },
  ];
}

function asksIn(text: string): Tellable[] {
  const match = TELLS.exec(text);
  const rest = match?.indices?.[1] ?? match?.indices?.[2];
  if (match === null || rest === undefined || NEGATION.test(text.slice(0, match.index))) return [];
  return [{ start: rest[0], end: untilTurn(text, rest), lead: false }];
}

function stretchesOf(match: RegExpExecArray | null): Tellable[] {
  const [start, end] = match?.indices?.[1] ?? [0, 0];
  return start < end ? [{ start, end, lead: false }] : [];
}

function untilTurn(text: string, [start, end]: readonly [number, number]): number {
  return start + (TURNS.exec(text.slice(start, end))?.index ?? end - start);
}
