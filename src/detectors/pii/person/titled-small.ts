/** Names that begin with a small word behind a title: `mevrouw van der Heijden`, `Herr von Bülow`, `Sra. de la Torre`. */
import { joinsPhraseWord } from '../../characters.ts';
import type { Trigger } from '../../engine/recognizer.ts';
import type { Rule } from '../../engine/rule.ts';
import { MORE } from '../../sweep.ts';
import { LONGEST_NAME, readName } from './names.ts';
import { LONGEST_SMALL, mayBeSmall, smallAt } from './small-words.ts';
import { isBehindNumber } from './title-beside.ts';

/** Without those before which a small word makes a thing of it: `Señor de los Anillos`, `professor de História`. */
const TITLES: readonly string[] = (
  'mr mrs ms mx miss dr mme mlle monsieur madame mademoiselle mevrouw mevr mw meneer mijnheer heer dhr herr herrn frau ' +
  'sr sra srta dra dott sig fru'
).split(' ');
const titles: ReadonlySet<string> = new Set(TITLES);
const LONGEST_TITLE = Math.max(...TITLES.map(({ length }) => length));
/** Departments and offices, behind a title that is short for another word: `Sr. de Ventas`. */
const WORK: ReadonlySet<string> = new Set(
  (
    'Ventas Compras Recursos Marketing Sistemas Operaciones Finanzas Vendas Produto Produtos Dados Software Desarrollo Negocios Proyectos Projetos ' +
    'Calidad Qualidade Obras Obra Limpeza Limpieza'
  ).split(' '),
);

export const titledSmall: Rule = {
  name: 'person-titled-small-word',
  type: 'PERSON',
  finds: 'names that begin with a small word behind a title: mevrouw van der, Herr von, Sra. de la',
  source: 'usage; the words are a list of our own',
  lookback: LONGEST_SMALL + LONGEST_NAME + 2,
  context: LONGEST_TITLE + 3,
  triggers: TITLES.map(
    (literal): Trigger => ({ kind: 'before', literal, stands: 'whole', start: smallBehind }),
  ),
  match({ text, final }, at) {
    if (!mayBeSmall(text, at) || !isTitled(text, at)) return undefined;
    const small = smallAt(text, at, final);
    if (small === 'open') return MORE;
    if (small === 0) return undefined;
    const name = readName(text, at + small);
    if (name.open && !final) return MORE;
    const [first] = name.words;
    if (first === undefined || name.isThing || WORK.has(first)) return undefined;
    return { type: 'PERSON', start: at, end: name.end, score: 0.7 };
  },
};

/** Where the small word behind a title begins; -1 for none, the length of the text when it has not come. */
function smallBehind(text: string, end: number): number {
  const at = text.charAt(end) === '.' ? end + 1 : end;
  if (at >= text.length) return text.length;
  if (text.charAt(at) !== ' ') return -1;
  if (at + 1 >= text.length) return text.length;
  return mayBeSmall(text, at + 1) ? at + 1 : -1;
}

function isTitled(text: string, at: number): boolean {
  if (text.charAt(at - 1) !== ' ') return false;
  const end = text.charAt(at - 2) === '.' ? at - 2 : at - 1;
  let start = end;
  while (start > 0 && end - start <= LONGEST_TITLE && joinsPhraseWord(text.charCodeAt(start - 1))) start--;
  if (isBehindNumber(text, start)) return false;
  return titles.has(text.slice(start, end).toLowerCase());
}
