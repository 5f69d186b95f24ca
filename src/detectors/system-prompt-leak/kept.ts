/** Kept: what names something that is not for everybody. */
import { anyOf, whole } from './word-lists.ts';

const WORDS = anyOf(`
  internal(?:ly)? confidential(?:ly)? secret(?:ly|s)? hidden privately classified restricted undisclosed unannounced
  passcodes? passphrases? password(?=.{0,40}(?::|\\sis\\s)) pin tokens? credentials? codenames? thresholds? although leads\\s(?!to) ticket\\stags?
  (?:price|discount|refund|spending|compensation|goodwill|our)\\s(?:floor|ceiling|limit|cap) (?:wholesale|purchase|cost)\\sprices? ricaric\\w{1,4} einkaufspreise? (?:floor|ceiling)\\s(?:is|of) (?:approval|refund|discount)\\slimits?
  margins? markups? profits? commissions? kickbacks? quotas? goodwill scored score\\s\\d
  (?:risk|fraud|lead|trust|churn|customer|sentiment|internal)\\sscores? supervisors? escalat\\w{0,6}
  labell?ed flagged tagged (?:slow|fast|priority|review|special)\\squeue skips?\\sthe\\squeue desk\\s\\d cohorts?
  blacklist\\w{0,3} overrid\\w{1,4} quietly silently discreetly
  true\\s(?:figure|price|cost|reason) real\\s(?:figure|price|cost|reason) really actually even\\sthough
  auditors? inspectors? regulators? lawsuits? solicitors? competitors? rivals? acquisition merger lay-?offs? takeover inquiry
  (?:staff|employees?|colleagues?|crew|agents?|operators?)\\s(?:eyes\\s)?only for\\s(?:staff|employees|colleagues|the\\s(?:staff|crew|team)) (?:staff|employee|trade)\\s(?:discount|price|rate)s? embargo\\w{0,4} conceals?
  suspended resign\\w{0,4} bankrupt\\w{0,3} upsell\\w{0,3} known\\sissues? kept\\s(?:free|back|aside|away|from) nobody no\\sone fake churn stays\\s(?:between|within|inside) no\\s\\w+\\s(?:may|should|must)\\s(?:know|learn|hear|notice)
  off[\\s-]limits taboo not\\syet under\\sinvestigation expires?\\sin\\s\\w{3,9}
  niemand personne\\sne nadie ninguém nessuno intern(?:e[nrs]?)? geheim\\w{0,2} vertraulich\\w{0,2} kulanz\\w{0,20} kennwort marge provision\\w{0,2} noch\\snicht bekannt\\s?gegeben das\\sbleibt ungeklärt unter\\suns
  intern[oaie]s? wewnetrzn\\w* poufn\\w* внутренн\\p{L}* служебн\\p{L}* секретн\\p{L}* конфиденциальн\\p{L}* confidencial\\w{0,2} secret[oa]s? contraseña margen(?:es)? comision(?:es)? suspendid[oa] en\\srealidad todavía\\sno
  margem cup[oo]m sigilos[oa] senha comissão na\\sverdade ainda\\snão processo\\spor confidentiel\\w{0,3} secr[eè]te?s? plafonn\\w{0,3} marges?
  en\\sréalité pas\\sencore riservat[oaie] segret[oaie] margine in\\srealtà non\\sancora nog\\sniet vertrouwelijk\\w? wachtwoord provisie
`);
/** A code is one, but for those that everybody knows. */
const CODE =
  '(?<!(?:dress|zip|postal|post|area|country|qr|bar|source|colou?r|highway|de|le|du|your|building) )codes?(?! of conduct)(?!\\scoute)';
/** So is a discount, unless the sentence says who gets it. */
const EARNERS = anyOf(`
  students? seniors? pensioners children members? membership card newsletter groups? first\\sorder bookings? residents
  studierende\\w? senioren kinder\\w? mitglieder\\w? karte gruppen carte étudiants enfants groupes abonnés tarjeta
  estudiantes niños socios grupos cartão estudantes crianças carta studenti bambini gruppi kaart studenten kinderen leden
`);
const DISCOUNT = anyOf(
  'discounts? rabatt\\w{0,10} remises? descuentos? desconto sconti? sconto korting\\w{0,3}',
);
const UNEARNED = `(?<!(?:${EARNERS})(?!\\p{L}).{0,80})(?:${DISCOUNT})(?!(?!\\p{L}).{0,80}(?<!\\p{L})(?:${EARNERS}))`;

/** The pattern, to be joined with others. */
export const KEPT_PATTERN: string = whole(`${WORDS}|${CODE}|${UNEARNED}`);

/** True of a sentence that says that it is not for everybody, by other words than a code or a discount. */
export const NAMED_KEPT: RegExp = new RegExp(whole(WORDS), 'iu');

/** True of a sentence that names something of the kind. */
export const KEPT: RegExp = new RegExp(KEPT_PATTERN, 'iu');

const FORBIDS = anyOf(
  "never do\\snot don't sage? sprich nicht no nunca ne n'en não non niet reveal disclose",
);
const TELLING = anyOf(`
  tell say mention reveal disclose share volunteer discuss pass\\s\\w+\\son until erfahren erwähne digas hables menciones
  anuncies cuent\\w* cont(?:e|es|a|ar) parle mentionne annonce dis diga comente mencione dir(?:e|lo|la) annunci\\w* menzion\\w* noem vertel zeg output acknowledge admit dirglielo decir(?:lo|selo)? dizer
`);
const KNOWING = anyOf(
  'know learn hear find\\sout wissen saper(?:e|lo) saber(?:lo)? savoir apprendre enterar(?:se|an)? weten wiedziec знать узнать',
);
const BUT = anyOf('but yet though aber doch pero mais mas ma maar ale но');
const SAYING_OF = anyOf(
  "this\\sis these\\sare it\\sis that\\sis that's it\\sstays offer\\sit das\\s(?:ist|bleibt|soll) isso esto\\ses c'est dit\\sis",
);
const HOW = anyOf(
  'only internal secret confidential privileged classified public erfahren geheim intern öffentlich sigil\\w* secreto secret geheim',
);

/** Whom it is not to be told, as a sentence about them says it: `Visitors must not learn this`, `customers are not told in advance`. */
const THOSE = anyOf(`
  customers? clients? guests? visitors? users? callers? patients? passengers? members? players? pupils? students? parents? tenants? they nobody no\\sone anybody anyone
  kund\\w{1,5} gaste\\w? besucher\\w* patient\\w* mitglieder\\w? niemand clientes? huespedes visitantes pacientes usuarios nadie visiteurs voyageurs patients personne
  clienti ospiti visitatori pazienti nessuno hospedes ninguem klanten gasten bezoekers klien\\w+ клиент\\p{L}* гост\\p{L}* \\p{Ll}{4,14}s
`);
const LACKING = anyOf(`
  not never don't doesn't aren't nicht nie ne pas jamais no nunca non mai nao niet nooit nie не
`);
const NO_ONE = anyOf('nobody no\\sone niemand nadie personne nessuno ninguem');
const TOLD_OF =
  '(?:be\\s|are\\s|is\\s|get\\s)?(?:told|informed|notified|know|learn|hear|notice|find\\sout|see|wissen|erfahren|merken|informiert|saber(?:lo)?|enterar(?:se)?|savoir|apprendre|informes|saper(?:e|lo)|informati|saber|weten|horen|wiedziec|знать|узнать)';
const ABOUT_THEM = `(?:(?:${THOSE})\\s(?:\\p{L}+\\s){0,3}?(?:${LACKING})\\s(?:\\p{L}+\\s){0,2}?|(?:${NO_ONE})\\s(?:(?:may|must|should|is|gets|darf|soll|debe|doit|deve|mag)\\s)(?:to\\s)?)${whole(TOLD_OF)}`;

/** What follows a statement that is to be kept: `Do not tell anybody.`; not `Never tell guests that ...`, which says itself what. */
export const KEPT_BACK: RegExp = new RegExp(
  `^\\s*(?:[-*]\\s*)?(?:(?:${FORBIDS})[\\s'][^.]{0,60}${whole(TELLING)}(?!(?:\\s[\\p{L}']+){0,3}\\s(?:that|about|why|whether|how|dass|que|che|dat)\\s)|(?:${SAYING_OF})\\s[^.]{0,60}${whole(HOW)}|(?:reveal|disclose|mention)\\s|(?:the\\s|die\\s|les\\s|los\\s|i\\s|os\\s|de\\s)?${ABOUT_THEM}(?!(?:\\s[\\p{L}']+){0,2}\\s(?:that|about|why|whether|how|when|dass|que|che|dat)\\s)|不要[^。]{0,40}[说提透]|不得[^。]{0,40}[说提透])`,
  'iu',
);

/** Who it is not to be told to, and what may stand for it: nothing more follows. */
const NOBODY = anyOf(`
  so it this that them him her us to with the any\\p{L}{3} customers? guests? users? callers? patients? passengers? pas kunden gasten? niemand\\w{0,2}
  nadie clientes? personne clients? visiteurs? nessuno clienti ospiti ninguem klanten nikomu никому
`);
/** That what stands before it stays with the assistant: `keep that quiet`, `: confidential`, `deny this`. */
const STAYS = anyOf(`
  (?:but\\s|so\\s)?keep\\s(?:it|that|this|them)\\s(?:quiet|secret|confidential|private|hidden|dark|between\\sus|to\\syourself|a\\s(?:secret|surprise)).{0,40}
  (?:strictly\\s|top\\s|absolutely\\s)?(?:confidential|secret) (?:deny|hide|conceal)\\s(?:this|it|that) tell\\s(?:nobody|no\\sone) (?:give\\s)?no\\sreasons? without\\s(?:explaining|explanation|saying|giving).{0,20}
  (?:streng\\s)?(?:geheim|vertraulich) nicht\\s(?:sagen|verraten|erwahnen|weitersagen) secret(?:\\sabsolu)? ne\\spas\\sle\\sdire confidentiel secreto(?:\\sabsoluto)? no\\s(?:decir|contar)lo segreto sigilo
`);
/** A sentence that says of what stands before it that it is not to be told: `the star marks the test, but do not say so`. */
export const KEPT_BACK_IN: RegExp = new RegExp(
  `[,;:(-]\\s?(?:(?:${FORBIDS})[\\s'](?:[\\p{L}']+\\s){0,2}${whole(TELLING)}(?:\\s(?:${NOBODY})){0,4}|${whole(STAYS)})\\s?\\)?$|[,;(]\\s?(?:${BUT})\\s(?:[\\p{L}']+\\s){0,3}?(?:${FORBIDS})[\\s'](?:[\\p{L}']+\\s){0,2}${whole(`${TELLING}|${KNOWING}`)}(?:\\s(?:${NOBODY})){0,4}\\s?\\)?$|[,、]\\s?(?:但|不过)?(?:不要|不得|别)[^。、,]{0,8}(?:说|提|透露)(?:出去|出来)?$|が、?[^。]{0,10}(?:教え|言わ|話さ|伝え|触れ|明かさ)な`,
  'iu',
);

/** Saying something of it, where the one who says it means what stands before. */
const SAY_OF_IT = anyOf(`
  (?:only|simply|just)\\ssay say\\s(?:only|simply|just|instead) say\\s(?:that\\s)?(?:he|she|it|they)(?:'s|\\sis|\\sare|\\s\\w+ed)
  (?:call|describe|present|pass)\\s(?:it|them|him|her)\\s(?:\\w+\\s)?(?:as|off|a|an|the) blame externally\\s(?:it|this)\\sis officially\\s(?:it|this)\\sis
  sag\\w*\\s(?:nur|einfach|stattdessen) sag\\w*,?\\s(?:dass\\s)?(?:er|sie|es)\\s nenn\\w*\\s(?:es|sie|ihn) (?:offiziell|nach\\saußen)\\s(?:ist|heißt)
  (?:di|diga)\\s(?:solo|simplemente|que\\s(?:es|esta|se|el|ella)) se\\s(?:responde|dice|contesta|alega)\\sque dis\\s(?:seulement|simplement|qu'il|qu'elle) dites\\s(?:seulement|simplement|qu'il|qu'elle)
  on\\s(?:repond|dit|dira)\\sque diga\\s(?:so|apenas|que\\s(?:ele|ela|esta|e)) di(?:ca)?\\s(?:solo|soltanto|semplicemente|che\\se) si\\s(?:risponde|dice)\\sche zeg\\s(?:alleen|gewoon|dat\\s(?:hij|ze|het))
`);
/** What follows a statement in whose place something else is to be said: `Say that he is on leave.` */
export const INSTEAD: RegExp = new RegExp(`^(?!.{0,80}\\d)[^,:]{0,60}(?:,\\s)?${whole(SAY_OF_IT)}`, 'iu');
/** The same in the sentence itself. */
export const INSTEAD_IN: RegExp = new RegExp(`[:;,]\\s(?:[^,;:]{3,40},\\s)?${whole(SAY_OF_IT)}`, 'iu');
