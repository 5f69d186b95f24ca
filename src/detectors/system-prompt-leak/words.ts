/** Content words: the words of a text that say what it is about, by their stems, and how much each says. */
import { isLetterOfUnspaced } from '../characters.ts';
import { COMMON } from '../injection/common-words.ts';
import { setOf } from './word-lists.ts';

/** Of a stem; what follows is inflexion, mostly. */
const LONGEST_STEM = 8;
/** Endings of English, taken off what is left long enough. */
const ENDINGS = /(?:'s|ingly|edly|ings|ing|edly|ed|ies|es|s|ly)$/;
/** With one of these each of them ends. */
const ENDS = new Set([...'sgdy']);
/** What is left may end in a vowel in one form and not in the other: `price`, `prices`; `prodotto`, `prodotti`. */
const VOWELS = new Set([...'aeiouy']);
/** Endings of Russian. */
const CYRILLIC_ENDINGS = /(?:[аеиоуыюя]{1,2}[вмх]|[оеиы]й|[ое]го|[ое]му|[ыи]ми|[аеийоуыьюя]{1,2})$/u;
const FIRST_CYRILLIC = 0x400;
const LAST_CYRILLIC = 0x4ff;
const SHORTEST_STEM = 3;
const DIGIT = /[0-9]/;

/** Words that are in most prompts, in most talk about prompts, or in most answers of assistants. */
const PLAIN = setOf(
  'prompt system instruct message setup configur assistant chatbot bot gpt model languag ai role user person help ' +
    'respond respon reply answer question ask request sure sorry happy let know provide offer include create creat ' +
    'develop various different specif ensure based detail example include topic discuss information conversat chat ' +
    'here some thing something way part also like think feel try start really want wish cover handle point rule ' +
    'would could should might shall may every each often never always sometime today day time year ' +
    'hidden brief initial memory roughly guideline summary outline reveal share confidential ' +
    'aren isn wasn weren hasn haven hadn don doesn didn couldn wouldn shouldn won mustn needn unless ' +
    'der die das und ist nicht ein eine einen einem mit von für auf den dem des zu im sich auch als wie bei oder aus ' +
    'le la les des et un une est dans pour que qui sur avec pas par plus sont ce se ' +
    'el los las del una por con para que es en se su como más ' +
    'il lo gli di che per una non con sono del della e o os as do da em um uma não com por mais',
);

const PLAIN_STEMS: ReadonlySet<string> = new Set([...PLAIN].map(stemOf));

/** One content word. */
export interface ContentWord {
  readonly stem: string;
  readonly weight: number;
}

/** What a word of folded text says; undefined for one that every text has. */
export function contentOf(word: string): ContentWord | undefined {
  const lower = word.toLowerCase();
  if (COMMON.has(lower)) return undefined;
  const stem = stemOf(lower);
  if (PLAIN.has(stem) || PLAIN.has(lower) || PLAIN_STEMS.has(stem) || COMMON.has(stem)) return undefined;
  if (lower.length < 2) return undefined;
  const unspaced = isLetterOfUnspaced(lower.charCodeAt(0));
  if (!unspaced && lower.length < 3 && !DIGIT.test(lower)) return undefined;
  return { stem, weight: unspaced ? 0.5 : lower.length >= 7 || DIGIT.test(lower) ? 1.25 : 1 };
}

function stemOf(lower: string): string {
  const first = lower.charCodeAt(0);
  const cut =
    first >= FIRST_CYRILLIC && first <= LAST_CYRILLIC
      ? lower.replace(CYRILLIC_ENDINGS, '')
      : latinStemOf(lower);
  return (cut.length >= SHORTEST_STEM ? cut : lower).slice(0, LONGEST_STEM);
}

function latinStemOf(lower: string): string {
  const cut = ENDS.has(lower.charAt(lower.length - 1)) ? lower.replace(ENDINGS, '') : lower;
  return cut.length > SHORTEST_STEM && VOWELS.has(cut.charAt(cut.length - 1)) ? cut.slice(0, -1) : cut;
}
