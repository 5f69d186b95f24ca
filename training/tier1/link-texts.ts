/**
 * Texts with a link that holds a sentence with its letters escaped, as browsers copy searches, pages of encyclopedias, places in a page and
 * mail to somebody; harmless ones, and attacks, so that the link itself says nothing.
 */
import type { Sentence } from '../grammar.ts';
import { oneOf } from '../shuffled.ts';
import { ours } from './ours.ts';
import type { Labelled } from './texts.ts';

const HARMLESS = 900;
const ATTACKS = 300;
type Random = () => number;

/** From a sentence, escaped, to a link. */
const LINKS: readonly ((words: string) => string)[] = [
  (words) => `https://find.example/results?hl=en&query=${words.replaceAll('%20', '+')}&page=1`,
  (words) => `https://lexicon.example/${words.replaceAll('%20', '-')}.html`,
  (words) => `https://news.example/2024/article#:~:text=${words}`,
  (words) => `mailto:office@club.example?subject=${words}`,
  (words) => `https://share.example/post?text=${words}&via=reader`,
  (words) => `http://archive.example/docs/${words}`,
];
/** Where the link stands beside another sentence. */
const PLACED: readonly ((sentence: string, link: string) => string)[] = [
  (sentence, link) => `${sentence}\n${link}`,
  (sentence, link) => `${link}\n${sentence}`,
  (sentence, link) => `${sentence} (${link})`,
  (sentence, link) => `[${sentence}](${link})`,
  (_, link) => link,
];

/** What links are made of: sentences in them, of both sides, and harmless texts beside them. */
export interface Linked {
  readonly harmless: readonly Sentence[];
  readonly attacks: readonly Sentence[];
  readonly beside: readonly Sentence[];
}

/** Made from them; the same for the same numbers. */
export function linkTexts({ harmless, attacks, beside }: Linked, random: Random): Labelled[] {
  const made = (count: number, linked: readonly Sentence[]) =>
    Array.from({ length: count }, () => {
      const link = oneOf(LINKS, random)(encodeURIComponent(oneOf(linked, random).text));
      const text = oneOf(PLACED, random)(oneOf(beside, random).text, link);
      return ours({ text, kind: 'link', is: linked === attacks ? 'attack' : 'harmless' });
    });
  return [...made(HARMLESS, harmless), ...made(ATTACKS, attacks)];
}
