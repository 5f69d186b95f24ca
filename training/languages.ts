/**
 * Counts the runs of three letters by which `language` tells languages of one script apart, and writes them to
 * src/detectors/language/letters.ts. Sentences: training/languages.jsonl, and of English the harmless ones of training/samples.
 * `node training/languages.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../src/detectors/language/languages.ts';
import { runsOf, wordsIn } from '../src/detectors/language/words.ts';

/** Runs of one language. */
const MOST = 400;

/** A run counts in so many sentences at most with the same word: interfaces repeat theirs. */
const PER_WORD = 3;
/** The samples are English, or in scripts that it is not written in. */
const ENGLISH = /^[ -~\s]*\b(the|and|of|to|is)\b[ -~\s]*$/u;

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const rowsOf = (path: string): { text: string; lang?: string; label?: number }[] =>
  readFileSync(at(path), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const english = rowsOf('samples/injection.jsonl')
  .filter(({ label, text }) => label === 0 && text.length < 400 && ENGLISH.test(text))
  .slice(0, 150)
  .map(({ text }) => ({ text, lang: 'en' }));

const counts = new Map<string, Map<string, number>>();
const seen = new Map<string, number>();
for (const { text, lang = '' } of [...rowsOf('languages.jsonl'), ...english]) {
  const known = Object.entries(LANGUAGES).find(([code]) => code === lang)?.[1];
  if (known === undefined || !('words' in known)) continue;
  const of = counts.get(lang) ?? new Map<string, number>();
  counts.set(lang, of);
  for (const { word, script } of wordsIn(text)) {
    const times = (seen.get(`${lang} ${word}`) ?? 0) + 1;
    seen.set(`${lang} ${word}`, times);
    if (times > PER_WORD || !known.scripts.some((name) => name === script)) continue;
    for (const run of runsOf(word)) of.set(run, (of.get(run) ?? 0) + 1);
  }
}

const lines = Object.keys(LANGUAGES).flatMap((code) => {
  const of = counts.get(code);
  if (of === undefined) return [];
  const most = [...of].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, MOST);
  const total = [...of.values()].reduce((sum, count) => sum + count, 0);
  const spelled = most.map(([run, count]) => `${run}${count}`).join(' ');
  return `  ${code}: { total: ${total}, runs: ${JSON.stringify(spelled)} },`;
});
const file = at('../src/detectors/language/letters.ts');
writeFileSync(
  file,
  `/** How often three letters stand in a row in sentences of a language (\`_\` is the edge of a word). Written by training/languages.ts. */
export const LETTERS: Readonly<Record<string, { readonly total: number; readonly runs: string }>> = {
${lines.join('\n')}
};
`,
);
