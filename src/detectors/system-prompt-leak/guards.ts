/** Guards: what makes a sentence of a prompt an order to the assistant, or a rule for it. */
import { KEPT_PATTERN } from './kept.ts';
import { anyOf, whole } from './word-lists.ts';

/** Done to people and their wishes by whoever serves them, which they need not know. */
const HANDLED = `(?:is|are|be|get|gets|were|was)\\s(?:\\w{1,12}\\s)?(?:${anyOf(`
  offered moved routed treated marked transferred forwarded approved denied declined told informed ignored waived
  handled assigned tracked monitored redirected prioriti[sz]ed downgraded logged leaving frozen
`)})`;
/** The same in other languages, whose verbs and participles bend: `se derivan`, `son derivadas`. */
const DONE_ES = anyOf(
  'deriv marc aprueb aprob denieg deneg rechaz trat prioriz vigil registr reenvi bloque retras ignor',
);
const DONE_IT = anyOf(
  'spost segnal marc approv respint rifiut tratt inoltr trasferi registr blocc richiam ignor sorvegli ritard',
);
const DONE_PT = anyOf('encaminh marc recus aprov trat prioriz monitor registr bloque ignor transfer atras');
const DONE_FR = anyOf(
  'transfer orient refus approuv trait signal marqu rappel prioris surveill bloqu ignor deplac retard',
);
const TO_WHOM = anyOf(
  'revision\\w* revisione verifica controllo cola coda fila file lista liste equipo squadra equipe abteilung team supervisor\\w*',
);
const HANDLED_ABROAD = [
  `se\\s(?:${DONE_ES})(?:an|en)|(?:son|es|seran?)\\s(?:\\p{L}+\\s)?(?:${DONE_ES})ad[oa]s?`,
  `si\\s(?:${DONE_IT})ano|(?:viene|vengono|e|sono)\\s(?:\\p{L}+\\s)?(?:${DONE_IT})(?:at|it)?[oaie]`,
  `se\\s(?:${DONE_PT})am|(?:e|sao|serao?)\\s(?:\\p{L}+\\s)?(?:${DONE_PT})ad[oa]s?`,
  `(?:est|sont|sera|seront)\\s(?:\\p{L}+\\s)?(?:${DONE_FR})ee?s?`,
  '(?:wird|werden)\\s(?:[\\p{L}\\d-]+\\s){0,5}(?:weitergeleitet|markiert|abgelehnt|genehmigt|bevorzugt|verschoben|behandelt|ignoriert|uberwacht|gesperrt|vermerkt|zuruckgestellt|eingestuft)',
  '(?:wordt|worden)\\s(?:[\\p{L}\\d-]+\\s){0,5}(?:doorgestuurd|gemarkeerd|geweigerd|goedgekeurd|behandeld|genegeerd|geblokkeerd|genoteerd|verplaatst)',
  `(?:pasan?|passano?|passent?|passam?|vanno|gehen|gaan)\\s(?:a|alla|al|a\\sla|au|aux|para|an|naar)\\s(?:\\p{L}+\\s){0,3}(?:${TO_WHOM})`,
].join('|');
/** Who speaks to whom: the prompt to its assistant, and customers who want something. */
const ADDRESSED = anyOf(`
  you\\s(?:may|can|could|must|should|shall|are|will|have|do|don't|need|say|tell|give|offer|answer|know|see|think|get|want) you're you'll yourself
  i\\s(?:am|will|want|need|require|expect|have|can|would|say|type|ask|give|provide|write) my me never always (?<!we\\s)don't won't
  avoid assistant (?:system|this)\\sprompt prompt\\sversion gpt chatbot bot model answers?\\s(?:in|with|only|briefly|must|should|that)
  repl(?:y|ies) respon\\w{1,8} say tell(?!\\sus) mention\\w{0,3} without\\s\\w{2,12}ing
  mustn't shouldn't must\\s(?:think|believe|know) spelling sentences? emojis? paragraphs? bullets? markdown json jargon
  asked asks who\\s(?:ask|complain|threaten|insist|mention|name)
  insists? threatens? complains? hesitates?
  (?:must|should|may|can)\\s(?:not|never)\\s(?:come|be\\s(?:told|mention|discuss|named|shared|reveal)\\w{0,3})
  du\\s\\w{2,15}st \\w{2,15}st\\sdu dich dein\\w{0,2} nie niemals darfst sollst musst nicht\\s\\w{3,20}en\\s*$ antwort\\w{0,3}
  sätzen? stichpunkte\\w? fragt verlangt beschwert droht insistiert
  tu te toi ton jamais dois reponses? phrases réclame menacent? insistent? tú tus debes debe nunca jamás respuestas? vos no\\s\\w{2,20}[ae]s
  les?\\s(?:das|dices|cobras|ofreces|pides|explicas|envías|respondes) frases pregunt[ae]n? (?<!(?<!\\p{L})se\\s)piden? insisten? amenazan?
  você seu sua deve \\w{3,15}[ae]-(?:[oa]s?|lhes?) peça pedir perguntar insistir ameaçar (?<!\\d\\.?\\s|im\\s)mai devi non\\s\\w{2,20}re risposte? frasi chiede minaccia insiste
  je\\s(?:bent|moet|mag) jij jouw nooit antwoorden zinnen vraagt dreigt
`);
/** Who may be anybody: `while you wait`. */
const ANYBODY = anyOf('you your yours');
const YOURS = anyOf('your yours');
/** Of customers: a fact where it says how much or when, and else a rule. */
const CUSTOMERS = anyOf('users? customers? kunden? clients? clientes? usted klanten');
const WIDE =
  '[你您不请必]|如果|只能|补偿|最多|保密|代号|优惠券|内部|专线|优先|对外|要说|其实|ください|ないで|ないこと|(?:言い|伝え|話し|触れ|口にし|案内し|教え|見せ)ません|と(?:言って|答え|伝え)|あなた|必ず|だけ|ただし|秘密|最大|割引|値引|認め|優先|(?:求め|聞か|言わ|尋ね|頼ま)ら?れ|成績';

/** What speaks to the assistant, or says what it does. */
export const SPEAKS_OF_RULES: RegExp = new RegExp(
  `${whole(`${ADDRESSED}|${HANDLED}|${HANDLED_ABROAD}`)}|${WIDE}`,
  'iu',
);

/** What speaks to the assistant, says what it does, or names what is not for everybody. */
export const GUARDED: RegExp = new RegExp(
  `${KEPT_PATTERN}|${whole(`${ADDRESSED}|${HANDLED}|${HANDLED_ABROAD}`)}|${WIDE}`,
  'iu',
);

/** What makes a rule of a statement that gives neither time nor number. */
export const OF_CUSTOMERS: RegExp = new RegExp(whole(CUSTOMERS), 'iu');

/** What may speak to the assistant or to customers. */
export const SPOKEN_TO: RegExp = new RegExp(whole(ANYBODY), 'iu');

/** What mostly speaks to the assistant, where it says neither when nor how much. */
export const YOUR: RegExp = new RegExp(whole(YOURS), 'iu');
