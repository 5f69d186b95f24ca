/** Headings of a prompt, and labels in front of a line: what they say of what stands below or behind them. */
import { KEPT } from './kept.ts';
import { anyOf, whole } from './word-lists.ts';

/** That nothing is known, that orders follow, what is not for everybody, or what customers are to be told. */
export type Below = 'anything' | 'orders' | 'kept' | 'told';

/** A line that heads those below it: up to a blank line, or, where it is marked as a heading, up to the next. */
const HEADING =
  /^\s{0,3}(?:#|【[^】\n]{1,40}】\s*$|\*\*[^*\n]{1,80}\*\*:?\s*$|<[^<>\n]{1,60}>\s*$|[^.!?\n]{1,80}:\s*$)/;
const MARKED = /^\s{0,3}(?:#|\*\*|<|【)/;
/** A tag that opens, with text behind it. */
const TAG = /^\s{0,3}<[^<>/\n]{1,60}>/;
/** What stands before a colon, with text behind it. */
const LABEL =
  /^\s{0,3}(?:(?:(?:[-*]|\d{1,2}[.)])\s{0,3})?([^.!?:<>"【】\n]{2,80}):|【([^】\n]{1,40})】)(?=\s?\S)/;

const ORDERS = new RegExp(
  `${whole(
    anyOf(`
      rules behaviou?r instructions guidelines style tone voice constraints procedures? workflow conduct manners? duties don'?ts safety format persona guidance handling
      how\\sto\\s(?:act|answer|behave|deal|handle|respond|speak|talk|treat|work|write) how\\syou\\s\\w+
      regeln verhalten anweisungen vorgaben umgang arbeitsweise stil ton pautas normas conducta comportamiento comportement conduite directives comportamento orientacoes norme linee\\sguida
      gedrag richtlijnen afspraken werkwijze wytyczne поведение указания инструкции reglas instrucciones estilo tono règles consignes style regras instruções
      regole istruzioni stile regels instructies zasady правила
    `),
  )}|规则|要求|守则|ルール|対応|指示|話し方|方針|心得`,
  'iu',
);
const FORBIDS = new RegExp(
  `${whole(
    anyOf(`
      never not don't nie nicht nunca jamais pas não non niet (?:prohibido|prohibida)\\s(?:decir|revelar|mencionar) (?:vietato|proibido)\\s(?:dire|dizer|rivelare|revelar)
      interdit\\sde\\s(?:dire|reveler|mentionner) nie\\swolno\\s(?:mowic|podawac|ujawniac) нельзя\\s(?:сообща|говор|рассказ|назыв|раскр)\\p{L}+ не\\s(?:сообща|говор|рассказ|назыв|раскр)\\p{L}+
    `),
  )}|不要|不得`,
  'iu',
);
/** For those who work there, and for nobody else. */
const STAFF = anyOf(`
  agents? staff crew team employees? personnel operators? mitarbeiter\\w* personal equipe personale equipo pracownik\\w* сотрудник\\w*
`);
const STAFF_ONLY = new RegExp(
  `${whole(`(?:${STAFF})\\s(?:eyes\\s)?only|(?:nur|only|solo|seulement|tylko|apenas|alleen|только)\\s(?:\\p{L}+\\s){0,2}(?:${STAFF})|behind\\sthe\\sscenes|back\\s?office|quiet\\srules?`)}|内部|社内|员工`,
  'iu',
);

const CUSTOMERS = anyOf(`
  customers? guests? clients? passengers? visitors? members? patients? readers? users? buyers? tenants? residents? students? pupils? parents? callers? shoppers? (?:the\\s)?public
  kund(?:en|innen|schaft) gaste\\w? fahrgaste\\w? besucher\\w* mitglieder\\w? patient\\w* offentlichkeit
  visiteurs abonnes voyageurs patients adherents clientes? huespedes socios pacientes visitantes viajeros hospedes
  ospiti clienti visitatori soci pazienti klanten gasten bezoekers reizigers leden
  klient\\w* gosc\\w* pacjent\\w* клиент\\p{L}* гост\\p{L}+ пациент\\p{L}* посетител\\p{L}*
`);
const FOR = anyOf(
  'for (?:information|info|facts)\\sto fur pour(?:\\s(?:les|nos))? para(?:\\s(?:los|las|os|as|nuestros))? per(?:\\s(?:gli|i|le))? voor dla для',
);
const SAID = anyOf(`
  (?:may|can)\\s(?:be\\s)?(?:freely\\s)?(?:shared?|tell|told|know|say|mention|give|given|quote|use) (?:to|for)\\sshar(?:e|ing) public(?:ly)?(?:\\s\\w+)? customer[\\s-](?:facing|information)
  (?:darf|durfen|darfst|kann|kannst)\\s.{0,30}(?:sagen|weitergeben|mitteilen|wissen|nennen) allgemeine\\s(?:auskunfte|informationen|infos) auskunfte offentlich\\w*
  (?:tu\\speux|vous\\spouvez|on\\speut|peut\\setre|peuvent)\\s(?:dire|donner|communiquer|dit|savoir|partager) informations?\\s(?:generales?|pratiques?|publiques?)
  (?:puedes|podes|puede|pueden|se\\spuede)\\s(?:decir|contar|informar|compartir|saber) informacion\\s(?:general|publica|practica)
  (?:pode|podes|podem)\\s(?:dizer|contar|informar|compartilhar|partilhar|saber|falar) informacoes\\s(?:gerais|publicas)
  (?:puoi|puo|possono|si\\spuo)\\s(?:dire|comunicare|sapere|condividere|raccontare) informazioni\\s(?:generali|pubbliche|pratiche)
  mag\\s(?:je\\s)?.{0,20}(?:zeggen|vertellen|delen|weten) algemene\\sinformatie (?:mozesz|mozna)\\s(?:mowic|podawac|powiedziec|podac|przekazac) informacje\\sogolne
  можно\\s(?:сообщать|говорить|рассказывать|сказать) общая\\sинформация faq facts
`);
const TOLD = new RegExp(
  `${whole(`(?:${FOR})\\s(?:all\\s|our\\s|your\\s|alle\\s)?(?:${CUSTOMERS})|${SAID}`)}|(?:伝え|話し|言っ|教え|案内し)ても?(?:よい|いい|良い|構わない)|(?:客|客様|公開)(?:向け|情報)|公開して(?:も)?(?:よい|いい|良い|構わない)|可以(?:告诉|对外|公开|说|告知)|(?:客户|顾客)须知|公开信息`,
  'iu',
);

/** A heading: what it says, and whether it is marked as one. */
export interface Heading {
  readonly below: Below;
  readonly marked: boolean;
}

/** Of a sentence that may be a heading, or that begins with a tag; undefined where it is none. */
export function headingOf(text: string, endsLine: boolean): Heading | undefined {
  const heading = endsLine && HEADING.test(text) ? text : TAG.exec(text)?.[0];
  return heading === undefined ? undefined : { below: belowHeading(heading), marked: MARKED.test(heading) };
}

/** What a label in front of a line says of the line; undefined for nothing. */
export function labelOf(text: string): Below | undefined {
  const [, behindColon, bracketed] = LABEL.exec(text) ?? [];
  const label = behindColon ?? bracketed;
  if (label === undefined) return undefined;
  const below = belowHeading(label);
  return below === 'kept' || below === 'told' ? below : undefined;
}

function belowHeading(heading: string): Below {
  if (KEPT.test(heading) || FORBIDS.test(heading) || STAFF_ONLY.test(heading)) return 'kept';
  if (TOLD.test(heading)) return 'told';
  return ORDERS.test(heading) ? 'orders' : 'anything';
}
