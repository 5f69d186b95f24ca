/**
 * Announcement: words by which a text says that what it tells is what the assistant was told: `I was told to`, `my setup
 * covers`, `I am not supposed to mention`. What follows retells a prompt, in whatever words. An apostrophe parts words.
 * Words by which it says what it does, or that it confides something (`I never`, `between us`), announce less.
 */
import { BIDDING, isBidden } from './bidden.ts';
import { setOf } from './word-lists.ts';

/** Being told. */
const TOLD = setOf(`
  told instructed asked configured programmed directed ordered supposed meant briefed coached tasked warned cautioned banned barred sworn
  gesagt gebeten angewiesen aufgetragen beauftragt vorgegeben dijeron indicaron ordenaron pidieron dit demandé ordonné
  orientado orientada instruído instruída mandaram pediram pedido dicho indicado
  detto chiesto incaricato ordinato istruito gezegd gevraagd opgedragen geïnstrueerd
  given handed issued taught forbidden сказали велели велено поручили поручено запретили запрещено просили попросили kazali zabronili
`);
/** What one is bound to do, or may: a refusal says so too. */
const BOUND_TO = setOf('allowed permitted required expected obliged');
/** Being told, where nobody is named who tells. */
const IMPERSONAL = setOf('kazano polecono zakazano');
const SET = setOf('set');
/** Who is told, and what stands right before a word of being told. */
const SELVES = setOf(
  'i we me us im ive mir ich mich me nos m fui foi mi ik mij мне меня bot assistant chatbot model ai',
);
const PASSIVE = setOf(
  'was were been be am m got wasn weren im ive wurde wurden bin worden me a ha fui han hat haben hanno ho sono stato stata stati werd ben mij мне меня',
);
/** Those who tell: `they asked me`. */
const OTHERS = setOf('they');
const ORDERED = setOf('told instructed asked configured programmed ordered want wanted set');
/** What an assistant is given, and what makes it its own. */
const GIVEN = setOf(`
  instructions instruction prompt rules guidelines brief briefing setup configuration orders notes
  anweisungen vorgaben regeln anleitung instrucciones reglas consignes instructions règles instruções regras
  istruzioni regole instructies regels instrukcje zasady инструкции правила
`);
/** What one keeps to, beside these. */
const KEPT_TO = setOf('points principles limits directives policy policies');
/** A stretch of a prompt: `the internal part`. */
const PARTS = setOf('part section bit half');
const INNER = setOf('internal hidden secret');
/** Having been given one: `tengo instrucciones de`, `ik heb de opdracht`, `under orders`. */
const HOLDS = setOf(
  'tengo tenemos habe haben heb hebben ai avons ho abbiamo recibi recibido recebi tenho temos mam имею under',
);
const ORDERS = setOf(`
  orders anweisung anweisungen weisung vorgabe opdracht instructies instruccion instrucciones
  consigne consignes ordre ordres instrucoes instrucao orientacao istruzioni istruzione polecenie указание указания приказ
`);
/** Those of customers are others: `tengo sus instrucciones`. */
const YOURS = setOf(
  'su sus tu tus vos votre ton tes ihre ihren deine deinen sue suas seus uw jouw twoje ваши',
);
const OWNERS = setOf('my our meine meinen meiner mis mes minhas mie miei mijn moje moich мои моих');
/** The same, unless it is somebody else's or a new one: `a system prompt for your bot`. */
const KINDS = setOf('these system hidden internal');
const OTHER = setOf('a an this your another new following example sample any their own');
const SCRIPTS = setOf('被要 被告 求我 指示 不让');
/** Being told, in Japanese: with what stands right before it. */
const TOLD_SO: ReadonlyMap<string, string> = new Map([['言わ', 'に言']]);
/** What one may not do, and what of it tells: `教えてはいけない`. */
const MAY_NOT_JA = setOf('いけ いけな だめ');
const SPEAKS_JA = setOf('教え 言っ 話し 伝え 明か 触れ');
/** What makes it one's own behind it: `rules I follow`. */
const FOLLOWS = setOf('follow obey have work befolge folge sigo suis sigo seguo volg');
/** What a refusal says before it names them. */
const HIDES = setOf(`
  t cannot unable not never share reveal show paste disclose confidential discuss give keep
  nicht darf keine no puedo mostrar ne pas peux communiquer não posso
`);
/** Telling, and what forbids it; a refusal is no confession. */
const SPEAKS = setOf(
  'say tell telling saying mention mentioning reveal bring talk explain disclose share hear admit raise repeat spoil speculate',
);
const FORBIDS = setOf('not never mustn shouldn');
const EXCUSES = setOf(
  'able allowed can cannot going sorry leider kann desole regrette siento lamento spiace desculpe helaas przykro извините',
);
/** The same in other languages, mostly with the verb behind: `soll ich nichts sagen`, `no debo decir`. */
const MAY_NOT = setOf(
  'darf soll sollte dürfte dois devrais debo debería devo dovrei deveria moet mag powinienem powinnam wolno нельзя',
);
const NOTHING = setOf(
  'nicht nichts kein keine pas rien jamais no nada nunca non niente mai nao niet niets nie nic нельзя ничего',
);
const TELLS = setOf(`
  sagen erwähnen verraten nennen sprechen dire parler mentionner révéler decir mencionar revelar hablar parlare menzionare
  rivelare dizer falar zeggen vertellen noemen mówić wspominać говорить упоминать рассказывать
`);
const KEEPS_QUIET = setOf(
  'verschweigen taire callar calar tacere nascondere ocultar zwijgen verzwijgen milczeć молчать',
);
/** What one does by rule, right behind who does it. */
const DUTIES = setOf('must mustn shouldn may never always avoid dois soll darf muss debo devo moet mag');
const SELF = setOf('i im ich je yo eu io ik');
/** What one has to do: `I am to`, `I have to`. */
const HAVE = setOf('have');
const AM = setOf('am m im');
/** No duty: `I am to blame`. */
const PLACES = setOf('blame the a an my your this that');
const BOUND_NOT = setOf('not never only');
/** Telling what one had better not, and to whom: `between us`. */
const CONFIDES = setOf(
  'confess confession admit gestehe avoue confieso confesso beken spoiler spoilers psst 老实 实话 内緒',
);
/** Keeping something from being known: `keep it quiet`, `stay silent`. */
const KEEPS = setOf('keep keeps keeping kept stay staying remain');
const QUIET = setOf('quiet mum silent secret myself ourselves');
const AMONG = setOf('between unter entre tra fra onder');
const OURSELVES = setOf('us ourselves uns nous nosotros nós noi ons');
/** What an assistant may say that it does not give: that it declines tells what everybody may ask. */
const GIVES = setOf(`
  give provide offer help assist recommend advise make promise guarantee write edit change cancel submit approve unlock versprechen garantieren promettre garantir prometer garantizar promettere garantire dare fornire dar ofrecer brindar geben anbieten helfen donner fournir
  aider dar oferecer fornecer geven bieden
`);
const CANNOT = setOf('t cannot unable not non no nao nicht keine keinen ne niet geen');
const ABLE = setOf(
  'can cannot able don won posso puedo kann darf peux pouvons podemos posso possiamo kan unable',
);
/** Words that are looked back over: for who speaks, and for what a refusal says. */
const NEAR = 4;
const FAR = 10;

/** Any other word says nothing of the kind, unless it stands behind a `to`. */
const SAYING: ReadonlySet<string> = new Set(
  [
    ...[TOLD, IMPERSONAL, FOLLOWS, PARTS, GIVEN, ORDERS, SPEAKS, TELLS, KEEPS_QUIET, SCRIPTS],
    ...[MAY_NOT_JA, DUTIES, BOUND_TO, CONFIDES, QUIET, OURSELVES, setOf('up me to'), TOLD_SO.keys()],
  ].flatMap((words) => [...words]),
);
/** Any other word is looked up once, and says nothing where it stands behind no `to`. */
const HEEDED: ReadonlySet<string> = new Set([...GIVES, ...SAYING, ...BIDDING]);
/** What a refusal says of what it names, right behind it: `my instructions are confidential`. */
const WITHHELD = setOf(
  'confidential private secret geheim vertraulich confidentielles confidenciales riservate',
);
const ARE = setOf('are is stay remain sind bleiben sont son sono');
/** Words between two announcements, at least, and how many are told apart. */
const APART = 4;
const MOST = 4;

/** Follows the words of one text. */
export class Announcement {
  /** The last words, the newest last. */
  readonly #words: string[] = [];
  /** How often the text has said so: what says it again and again tells one, in whatever words. */
  strength = 0;
  /** The text has said what it does by rule, or that it confides something. */
  hinted = false;

  /** So many words more say what it declines to give. */
  #declined = 0;
  /** Words since it last said so. */
  #since = APART;

  /** The text has said so. */
  get made(): boolean {
    return this.strength > 0;
  }

  /** The text says what the assistant does not give, or does not help with. */
  get declines(): boolean {
    return this.#declined > 0;
  }

  /** Takes the next word, in whatever case. */
  take(word: string): void {
    const lower = word.toLowerCase();
    const heeded = HEEDED.has(lower);
    if (heeded && GIVES.has(lower) && this.#has(CANNOT, NEAR) && this.#has(ABLE, NEAR)) this.#declined = FAR;
    else if (this.#declined > 0) this.#declined--;
    if (this.strength < MOST) this.#announce(lower, heeded);
    this.#words.push(lower);
    if (this.#words.length > FAR) this.#words.shift();
  }

  #announce(lower: string, heeded: boolean): void {
    this.#since++;
    if (this.#since === 2 && WITHHELD.has(lower) && this.#has(ARE, 1)) this.strength--;
    if (!heeded && this.#words.at(-1) !== 'to') return;
    const isBidding = isBidden(lower, this.#words);
    const says = SAYING.has(lower) || this.#words.at(-1) === 'to';
    this.hinted ||= says && this.#hints(lower);
    if (this.#since <= APART || !(isBidding || (says && this.#announces(lower)))) return;
    this.strength++;
    this.#since = 0;
  }

  #announces(word: string): boolean {
    return (
      this.#wasTold(word) ||
      this.#owns(word) ||
      this.#confesses(word) ||
      this.#isSilent(word) ||
      SCRIPTS.has(word) ||
      (MAY_NOT_JA.has(word) && this.#has(SPEAKS_JA, NEAR + 2)) ||
      IMPERSONAL.has(word) ||
      (TOLD_SO.has(word) && this.#words.at(-1) === TOLD_SO.get(word))
    );
  }

  /** `I never`, `I have to`, `between us`, `I confess`. */
  #hints(word: string): boolean {
    if (DUTIES.has(word)) return this.#has(SELF, 1);
    if (word === 'to') return this.#has(HAVE, 1) && this.#has(SELF, 2);
    if (BOUND_TO.has(word)) return this.#has(PASSIVE, 2) && this.#has(SELF, 3);
    if (QUIET.has(word)) return this.#has(KEEPS, NEAR) && this.#has(SELVES, FAR);
    return CONFIDES.has(word) || (OURSELVES.has(word) && this.#has(AMONG, 1));
  }

  /** `I was told`, `I have been set up`, `they asked me`, `I am not to`. */
  #wasTold(word: string): boolean {
    if (word === 'up') return this.#has(SET, 1) && this.#has(PASSIVE, 2) && this.#has(SELVES, NEAR);
    if (word === 'me') return this.#has(ORDERED, 1) && this.#has(OTHERS, NEAR);
    if (this.#words.at(-1) === 'to') return !PLACES.has(word) && this.#isBound();
    return TOLD.has(word) && this.#has(PASSIVE, 2) && this.#has(SELVES, NEAR);
  }

  /** `I am to`, `I am not to`. */
  #isBound(): boolean {
    const { length } = this.#words;
    const at = BOUND_NOT.has(this.#words[length - 2] ?? '') ? length - 3 : length - 2;
    return AM.has(this.#words[at] ?? '') && SELF.has(this.#words[at - 1] ?? '');
  }

  /** `My instructions`, `the text above`, `the internal part`. */
  #owns(word: string): boolean {
    if (FOLLOWS.has(word))
      return this.#has(SELF, 1) && (this.#has(GIVEN, 3) || this.#has(KEPT_TO, 3)) && !this.#has(HIDES, FAR);
    if (PARTS.has(word)) return this.#has(INNER, 1) && !this.#has(HIDES, FAR);
    if (ORDERS.has(word) && this.#has(HOLDS, 3)) return !this.#has(YOURS, 2) && !this.#has(HIDES, NEAR);
    return GIVEN.has(word) && this.#isOwned() && !this.#has(HIDES, FAR);
  }

  #isOwned(): boolean {
    return this.#has(OWNERS, 2) || (this.#has(KINDS, 1) && !this.#has(OTHER, 3));
  }

  /** `I shouldn't mention`. */
  #confesses(word: string): boolean {
    return (
      SPEAKS.has(word) && this.#has(FORBIDS, NEAR) && this.#has(SELVES, NEAR + 2) && !this.#has(EXCUSES, FAR)
    );
  }

  /** `Soll ich nichts sagen`, `dovrei tacere`. */
  #isSilent(word: string): boolean {
    if (!TELLS.has(word) && !KEEPS_QUIET.has(word)) return false;
    const isHushed = KEEPS_QUIET.has(word) || this.#has(NOTHING, FAR);
    return isHushed && this.#has(MAY_NOT, FAR) && !this.#has(EXCUSES, FAR);
  }

  #has(some: ReadonlySet<string>, within: number): boolean {
    const words = this.#words;
    for (let back = 1; back <= within && back <= words.length; back++)
      if (some.has(words[words.length - back] ?? '')) return true;
    return false;
  }
}
