/** Orders: sentences that tell the assistant to do something. */
import { anyOf, whole } from './word-lists.ts';

const VERBS = anyOf(`
  act add adopt allow answer append apologi[sz]e apply ask assume avoid be begin blame book break call(?!\\sus) check close collect compare confirm
  consider create credit cut decide decline deny describe discuss do\\snot draft emphasi[sz]e encourage end ensure escalate explain
  flag focus follow format forward generate give greet guide hand handle have help hide ignore implement include inform
  insist integrate invent keep label let limit list listen log look maintain make mark mention never note offer open(?!\\s(?:(?:from|daily|on|every|mon|tue|wed|thu|fri|sat|sun)|\\d)) output
  pass play praise prefer present pretend print prioriti[sz]e promise provide push put quote read recommend record refer refund
  refuse reject remember remind remove repeat replace reply report reserve respond return reveal route run save score search send
  set share show sign(?!\\s(?:in|up)) speak start state stay steer stick stop store suggest summari[sz]e swap take talk teach tell(?!\\sus) transfer
  translate treat trigger try page use verify wait waive warn withhold work write
  analy[sz]e anchor classify condense congratulate convince deflect detect dodge downplay evade extract favou?r haggle hint identify narrate
  negotiate nudge paraphrase persuade postpone rank redirect rewrite rise stall thank upsell urge
  frag sag sage gib biete antworte nenne leite verwende schreibe frage sprich halte erwähne empfiehl verweise beende weiche achte
  duze sieze rede lenke dränge beginne nimm setze mache? schicke? zeige? lasse? vertröste
  notiere prüfe begrüße bleib bleibe erkläre erzähle? häng vermeide verschweige verrate
  di\\s(?:que|a) dile diga ofrece ofrécele pide pedí pregunta preguntá explica trata tratá tutea responde deriva derivá reserva
  reservá evita habla escribe mantén envía ignora registra marca confirma verifica saluda presenta prioriza rechaza limita
  propón sugiere insiste aplica invita anima corrige haz
  recomienda indica usa actúa concede desvía avisa transfiere
  pede ofreça responda oriente avise pergunte use fale não só coloque aceite evite mantenha envie encaminhe ignore registre marque
  termine encerre mude aplique insista sugira corrija
  peça explique verifique cumprimente apresente transfira trate priorize recuse aja seja atue
  dis donne propose réponds demande transmets utilise mets vouvoie évite parle refuse ne n'\\p{L}+ écris garde envoie ignore note
  explique corrige reste fais applique insiste
  vérifie salue présente traite sois oriente
  dai sii chiedi domanda rispondi offri avvisa tieni usa evita non scrivi mantieni invia inoltra conferma verifica saluta
  chiudi insisti applica sposta rimanda presentalo fai spiega suggerisci limita
  proponi passa parla
  tutoyeer begroet vermeld stuur verbind blijf corrigeer beperk laat
  vraag wees geef noem spreek bied houd gebruik antwoord schrijf verwijs
`);
/** An order in the polite form, in German and in French. */
const POLITE = '\\w{3,20}en sie|(?:\\w{3,20}ez|dites|faites)';
/** A thing that is named by a word for an order: `Return labels are free`. */
const NAMED_SO =
  '(?!\\s(?!it|that|this|the|they|there|he|she)\\w+(?:\\s\\w+)?\\s(?:is|are|costs?|takes?|can|may|must|will|arrives?|starts?|ends?)\\b)';
const NO_LETTER = "(?![\\p{L}\\p{N}'@]|-\\p{L})";
const BEGINS = '^[\\s\\p{P}\\d>#|]{0,12}';
const BEHIND = '(?:then |please |also |first |always |bitte )?';
const ORDER = `(?:${VERBS})${NO_LETTER}${NAMED_SO}`;
/** How to answer, as a label says it. */
const LABELS = anyOf(
  'tone voice style format language output length persona register bugs? tools? rules? ton stil tono stile toon',
);

/** What begins a rule for the assistant, unless it says what its house does. */
const IF = anyOf(
  'when whenever if once wenn falls sobald si cuando quand lorsque quando se\\s(?:[oai]|os|as|um|uma|il|lo|gli|un|una|alguém|qualcuno) als zodra',
);
const WE = whole(
  anyOf(
    'we our us wir unser\\w{0,2} nous notre nos nosotros nuestr[oa]s? nós nosso noi nostr[oaie] wij onze',
  ),
);

/** An order: where a sentence begins or behind a comma, or anywhere behind a condition. */
export const IMPERATIVE: RegExp = new RegExp(
  [
    `${BEGINS}(?:[\\p{L} ]{1,30}:\\s{0,3})?${BEHIND}(?:${ORDER}|(?:${POLITE})${NO_LETTER})`,
    `[,:]\\s(?:and |then |so |but |aber |pero |mas |mais |ma |maar )?${BEHIND}${ORDER}`,
    `${BEGINS}(?:after|before)\\s.{0,200}[\\s,]${ORDER}`,
    `${BEGINS}(?:${IF})\\s(?!.{0,200}${WE})`,
    `${BEGINS}(?:${LABELS})\\s?:`,
  ].join('|'),
  'iu',
);

/** An order that customers are given as well. */
export const FOR_ANYBODY: RegExp =
  /^\s*(?:use|take|bring|keep|apply|book|wait|turn|open|store|wash|put|check|try|join|visit)\b/i;
/** What an order refers to that stands before it. In Romance languages most such words are articles, unless they stand behind a negation. */
export const REFERS_BACK: RegExp =
  /\b(?:it|them|this|that(?!\s(?:the|an?|we|it|they|there|every)\b)|these|those|ihn|sie|es|isso|(?<=\b(?:no|ne|n[ao]o|non|nunca|jamais|mai)\s)l[aeo]s?)\b/i;

const STEP_VERBS = anyOf(`
  join install uninstall reinstall unplug plug press hold tap click swipe sign\\sin log\\s(?:in|out|on) download scan restart reboot reset
  switch\\s(?:on|off) turn\\s(?:on|off) insert unscrew rinse
  installieren drücken einstecken ausstecken klicken anmelden herunterladen einschalten ausschalten
  pulsa presiona desenchufa descarga cliquez appuyez débranchez téléchargez clique desligue baixe premi scarica
`);

/** Steps that a customer takes. */
export const STEPS: RegExp = new RegExp(whole(STEP_VERBS), 'iu');
