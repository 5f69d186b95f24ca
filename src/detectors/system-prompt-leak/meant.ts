/** Meant to be said: what a prompt itself puts into the assistant's mouth, so that saying it tells nothing. */
import { anyOf, whole } from './word-lists.ts';

/** A word for saying something, and what may stand behind it before the phrase. */
const VERB = whole(
  anyOf(`
    (?:say|respond|reply|answer|write|print|output|end|begin|start|open|close|greet|ask|tell|use|sign|add|include|append|phrase|message|finish)(?:s|ing|ed)?
    sagt? sagen verabschied\\w* end(?:e|en|et) antworte\\w* schließ\\w* beende\\w* beginn\\w* begruß\\w* gruß\\w* schreib\\w* frage?n? verwende\\w* unterschreib\\w*
    dis dites repond\\w* termine\\w* conclu\\w* commence\\w* ecri\\w+ utilise\\w* demande\\w* salue\\w* signe\\w*
    di dile diga responde\\w* contest\\w+ termin\\w+ empiez\\w+ escrib\\w+ usa usar salud\\w+ desp[ie]d\\w+ finali[cz]\\w+ acab\\w+ cierr\\w+ firm[ae]\\w* pregunt\\w+
    dig\\w+ respond\\w+ comec\\w+ encerr\\w+ escrev\\w+ use cumpriment\\w+ pergunt\\w+ assin\\w+ despe[cd]\\w+ finali[sz]\\w+ termin\\w+
    rispond\\w+ conclud\\w+ chiud\\w+ inizi\\w+ scriv\\w+ salut\\w+ chied\\w+ firm\\w+
    zeg antwoord\\w* sluit begin eindig schrijf gebruik groet vraag
    powiedz\\w* odpowi\\w+ mow zakoncz\\w* koncz\\w* zacznij napisz pisz uzyj uzywaj
    скажи\\p{L}* говори\\p{L}* отвеча\\p{L}+ ответь\\p{L}* пиши\\p{L}* напиши\\p{L}* заканчива\\p{L}+ начина\\p{L}+ используй\\p{L}*
  `),
);
/** What is named behind these is a secret word, and no answer. */
export const SECRET_WORD: string = whole(
  anyOf(`
    pass(?:word|phrase|code)s? key\\s?words? code\\s?words? kennwort passwort stichwort codewort mot\\sde\\spasse mot[\\s-]cle mot\\sde\\scode contrasena
    (?:approval|cheat|magic|booking|safe|trigger|override|unlock|release|trade|staff|entry|access|signal|challenge|secret|discount|emergency)\\s(?:words?|phrases?)
    zauberwort losung(?:swort)? geheimwort mot\\s(?:magique|secret) palabra\\s(?:clave|secreta|magica) parola\\s(?:chiave|d'ordine|magica|segreta)
    senha palavra[\\s-](?:chave|passe|secreta|magica) wachtwoord codewoord toverwoord hasl\\w* парол\\p{L}* слово\\p{L}*
  `),
);
/** A label of what is said word for word. */
const LABEL = `${whole(
  anyOf(`
    fallback greeting closing farewell goodbye sign-?off signature tagline slogan motto catch\\s?phrase disclaimer refusal apology welcome intro outro default template
    begruß\\w* gruß\\w* verabschiedung abschied\\w* schluss\\w* signatur absage saludo despedida cierre firma eslogan lema salutation formule accueil conge refus devise
    saudac\\w* encerramento assinatura saluto chiusura congedo motto groet\\w* afsluiting slotzin afscheid
  `),
)}(?:\\s\\w{1,20}){0,2}\\s?[:=]`;
/** What stands in its place, in quotation marks too: `or "..."`. */
const OR = anyOf('or oder ou o of or\\selse and und y et e en');
const gap = (marks: string) => `(?:(?!${SECRET_WORD})[^${marks}\\n]){0,60}`;
const DOUBLE = new RegExp(
  `(?:${VERB}${gap('"')}|${LABEL}\\s{0,3})"([^"\\n]{3,300})"(?:[,.]?\\s(?:${OR})\\s"([^"\\n]{3,300})")?`,
  'dgiu',
);
/** An apostrophe inside of words ends no phrase. */
const SINGLE = new RegExp(
  `(?:${VERB}${gap("'")}|${LABEL}\\s{0,3})(?<=[\\s:(])'((?:[^'\\n]|(?<=[a-z])'(?=[a-z])){3,300})'(?![a-z])`,
  'dgiu',
);
/** In Japanese the word stands behind the phrase, in Chinese before it. */
const CORNERS =
  /[\u300c\u300e]([^\u300c\u300d\u300e\u300f\n]{2,200})[\u300d\u300f]と.{0,4}(?:言|答|伝|書|返|述|案内|結|添|聞|尋)/dgu;
const CHINESE =
  /[说答复写用](?!.{0,6}(?:暗号|口令|密码|代号))[^"\u300c\n]{0,8}["\u300c]([^"\u300d\n]{2,200})["\u300d]/dgu;
/** What the parts of an answer are called, one after the other: `with the keys vendor, number and date`. */
const PARTS = new RegExp(
  `${whole(
    anyOf(`
      keys? fields? columns? properties attributes sections? headings? headers? felder\\w? spalten schlussel abschnitte campos columnas secciones champs colonnes
      campi colonne colunas secoes velden kolommen
    `),
  )}(?:\\s\\w{1,12}){0,2}:?\\s((?:["\`]?[\\p{L}\\p{N}_-]{1,30}["\`]?(?:\\s[\\p{L}\\p{N}_-]{1,20})?(?:\\s\\([^)\\n]{1,60}\\))?,\\s){2,30}[\\p{L}\\p{N}_-]{1,30}(?:\\s[\\p{L}\\p{N}_-]{1,30}){0,2})`,
  'dgiu',
);
/** The same with bars between them, behind a word for the form of an answer. */
const FORM =
  /(?<![a-z])(?:format|layout|structure|template|aufbau|formato|estructura|estrutura|struttura|opbouw):\s{0,3}((?:[^/\n.]{2,60}\/){2,10}[^/\n.]{2,60})/dgi;
/** The same with commas between them, behind a word for what is to come out. */
const OUTPUT =
  /(?<![a-z])(?:output|report|return|ausgabe|salida|sortie|saida)(?:\sin)?:\s{0,3}((?:[^,.:;\n]{2,60},\s){2,12}[^,.:;\n]{2,40})/dgi;
/** Names of members of JSON, and names of code. */
const MEMBER = /["'`]([\w .-]{2,60})["'`]\s{0,3}:/dg;
const NAME = /\b[a-z0-9]{1,40}(?:_[a-z0-9]{1,40}){1,8}\b/dgi;

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The phrases and names of a folded prompt that its answers are meant to have. */
export function meantIn(prompt: string): Span[] {
  return [DOUBLE, SINGLE, CORNERS, CHINESE, PARTS, FORM, OUTPUT, MEMBER, NAME].flatMap((pattern) =>
    [...prompt.matchAll(pattern)].flatMap(({ indices }) =>
      [indices?.[1] ?? indices?.[0] ?? [], indices?.[2] ?? []].flatMap(([start = 0, end = 0]) =>
        start < end ? [{ start, end }] : [],
      ),
    ),
  );
}
