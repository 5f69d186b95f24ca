/**
 * Writes the words by which letters in another order are put back, `src/detectors/views/whole/english-words.ts`: `node training/english-words.ts`.
 * Those that the English texts of `own/written` have most often in small letters, so names are left out.
 */
import { writeFileSync } from 'node:fs';
import { writtenTexts } from './written.ts';

const OUT = new URL('../src/detectors/views/whole/english-words.ts', import.meta.url);
/** Texts that hold a word, at least. */
const FEWEST = 5;
const WORD = /\b[a-z]{4,16}\b/g;
const ANY_WORD = /\p{L}+/gu;
/** One word in eight of an English text is one of these, in no other language. */
const TELLING = new Set(
  'the of to and is you for that with this are not your from have it in on be'.split(' '),
);
const SHARE = 1 / 8;
const WIDTH = 104;

function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(ANY_WORD) ?? [];
  return words.filter((word) => TELLING.has(word)).length > words.length * SHARE;
}

const counts = new Map<string, number>();
for (const { text } of writtenTexts().filter(({ text }) => isEnglish(text)))
  for (const word of new Set(text.match(WORD))) counts.set(word, (counts.get(word) ?? 0) + 1);
const words = [...counts].filter(([, count]) => count >= FEWEST).map(([word]) => word);

const lines: string[] = [];
let line = '';
for (const word of words.sort()) {
  if (line.length + word.length > WIDTH) {
    lines.push(line);
    line = '';
  }
  line += `${word} `;
}
lines.push(line.trimEnd());
const quoted = lines.map((one) => `  '${one}'`).join(' +\n');
writeFileSync(
  OUT,
  `/** English words of four to sixteen letters, of texts of our own; written by \`training/english-words.ts\`. */
export const ENGLISH_WORDS: readonly string[] = (
${quoted}
).split(' ');
`,
);
process.stderr.write(`${words.length} words\n`);
