/**
 * Announcement: words by which a text says that what it tells is what the assistant was told: `I was told to`, `my setup
 * covers`, `I am not supposed to mention`. What follows retells a prompt, in whatever words. An apostrophe parts words.
 */

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Being told. */
const TOLD = setOf(`
  told instructed asked configured programmed directed ordered supposed meant briefed
  gesagt gebeten angewiesen aufgetragen beauftragt dijeron indicaron ordenaron pidieron dit demandé ordonné
  orientado orientada instruído instruída mandaram pediram
`);
/** Who is told, and what stands right before a word of being told. */
const SELVES = setOf('i we me us mir ich mich me nos m fui foi');
const PASSIVE = setOf('was were been be am m got wurde bin worden me a fui');
/** Those who tell: `they asked me`. */
const OTHERS = setOf('they');
const ORDERED = setOf('told instructed asked configured programmed ordered want wanted set');
/** What an assistant is given, and what makes it its own. */
const GIVEN = setOf(`
  instructions instruction prompt rules guidelines brief setup configuration orders
  anweisungen vorgaben instrucciones consignes instruções
`);
const OWNERS = setOf('my our these system hidden meine meinen mis mes minhas');
const SCRIPTS = setOf('被要 被告 指示');
/** What a refusal says before it names them. */
const HIDES = setOf(`
  t cannot unable not never share reveal show paste disclose confidential discuss give keep
  nicht darf keine no puedo mostrar ne pas peux communiquer não posso
`);
/** Telling, and what forbids it; a refusal is no confession. */
const SPEAKS = setOf('say tell mention reveal bring talk explain disclose share hear admit raise repeat');
const FORBIDS = setOf('not never mustn shouldn');
const EXCUSES = setOf('able allowed can cannot going sorry');
/** Words that are looked back over: for who speaks, and for what a refusal says. */
const NEAR = 4;
const FAR = 10;

/** Follows the words of one text. */
export class Announcement {
  /** The last words, the newest last. */
  readonly #words: string[] = [];
  /** The text has said so. */
  made = false;

  /** Takes the next word, in whatever case. */
  take(word: string): void {
    if (this.made) return;
    const lower = word.toLowerCase();
    this.made = this.#wasTold(lower) || this.#owns(lower) || this.#confesses(lower) || SCRIPTS.has(lower);
    this.#words.push(lower);
    if (this.#words.length > FAR) this.#words.shift();
  }

  /** `I was told`, `they asked me`. */
  #wasTold(word: string): boolean {
    if (word === 'me') return this.#has(ORDERED, 1) && this.#has(OTHERS, NEAR);
    return TOLD.has(word) && this.#has(PASSIVE, 2) && this.#has(SELVES, NEAR);
  }

  /** `My instructions`, `the text above`. */
  #owns(word: string): boolean {
    if (word === 'above') return this.#words.at(-1) === 'text';
    return GIVEN.has(word) && this.#has(OWNERS, 2) && !this.#has(HIDES, FAR);
  }

  /** `I shouldn't mention`. */
  #confesses(word: string): boolean {
    return (
      SPEAKS.has(word) && this.#has(FORBIDS, NEAR) && this.#has(SELVES, NEAR + 2) && !this.#has(EXCUSES, FAR)
    );
  }

  #has(some: ReadonlySet<string>, within: number): boolean {
    const words = this.#words;
    for (let back = 1; back <= within && back <= words.length; back++)
      if (some.has(words[words.length - back] ?? '')) return true;
    return false;
  }
}
