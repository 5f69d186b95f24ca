/**
 * How often `language` is right, by language: of sentences that it was not made from (training/own/languages.txt, and the
 * development data in DATA, whose rows with attacks in disguise, tables and programs are left out).
 * `node training/language-figures.ts`
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { TOLD } from '../src/detectors/language/evidence.ts';
import { language } from '../src/detectors/language/index.ts';

const DATA = process.env['DATA'] ?? '../shared/data';
const THRESHOLD = 0.9;
const LENGTHS = [Number.POSITIVE_INFINITY, 60, 25];
const LEFT_OUT =
  /encoded|suffix|hackaprompt|garak|autocomplete|codegen|humaneval|toolresp|injecagent|docs_|bipia|spikee|gpts/;

interface Row {
  readonly text: string;
  readonly lang: string;
  readonly source?: string;
}

const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n');
const own = linesOf(fileURLToPath(new URL('own/languages.txt', import.meta.url))).flatMap((line): Row[] => {
  const [, lang = '', text = ''] = /^(\w\w) [+-] (.*)$/u.exec(line) ?? [];
  return text === '' ? [] : [{ text, lang }];
});
const shared = ['injection/dev.jsonl', 'harmful_request/dev.jsonl'].flatMap((file) =>
  linesOf(`${DATA}/${file}`).map((line): Row => JSON.parse(line)),
);
const rows = [...own, ...shared.filter(({ source = '' }) => !LEFT_OUT.test(source))];

/** True where something in the text is found. */
function finds(options: object, text: string): boolean {
  const scanner = language.compile(options);
  const { hits } = scanner.scan({ text, from: 0, fresh: 0, final: true, first: true });
  return hits.some(({ score }) => score >= THRESHOLD);
}

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)}%`;

for (const most of LENGTHS) {
  process.stdout.write(`first ${most} characters, threshold ${THRESHOLD}\n`);
  for (const code of TOLD) {
    const of = rows.filter(({ lang }) => lang === code).map(({ text }) => text.slice(0, most));
    if (of.length === 0) continue;
    const found = of.filter((text) => finds({ denied: [code] }, text)).length;
    const wrong = of.filter((text) => finds({ allowed: [code] }, text)).length;
    const line = [code, of.length, percent(found, of.length), percent(wrong, of.length)].join(' | ');
    process.stdout.write(`| ${line} |\n`);
  }
}
