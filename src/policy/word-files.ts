/** Word files: lists of words that stand beside a policy, as part of the policy that names them. */
import { problemAt } from './explain.ts';
import type { Checked, Path, Problem } from './problem.ts';
import type { SourceDocument } from './source.ts';

/** The option by which a rule names one. */
const OPTION = 'wordsFile';
/** The option that its words are added to. */
const WORDS = 'words';
const LONGEST_LINE = 200;

/** A file as it was read, or why it was not. */
export type WordFile = { readonly text: string } | { readonly problem: string };

/** The word files of a policy file, by the names that it calls them. */
export type WordFiles = Readonly<Record<string, WordFile>>;

/** The word files that a document names. */
export function wordFilesIn({ value }: SourceDocument): string[] {
  return rulesOf(value).flatMap(({ options }) => {
    const name = options[OPTION];
    return typeof name === 'string' ? [name] : [];
  });
}

/** The document with the words of its files in the place of their names; what was not read stays as it is. */
export function withWords(source: SourceDocument, files: WordFiles): Checked<SourceDocument> {
  const problems: Problem[] = [];
  let value = source.value;
  for (const { path, options } of rulesOf(value)) {
    const name = options[OPTION];
    const file = typeof name === 'string' && Object.hasOwn(files, name) ? files[name] : undefined;
    if (file === undefined) continue;
    const words = 'problem' in file ? file.problem : wordsOf(file.text);
    if (typeof words === 'string') problems.push(problemAt(source, [...path, OPTION], words));
    else value = replacedAt(value, path, optionsWith(options, words));
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: { ...source, value } };
}

/** The words of a file, one in a line, or what is wrong with it. Empty lines and lines that begin with # are none. */
function wordsOf(text: string): string[] | string {
  const words: string[] = [];
  for (const [at, line] of text.split('\n').entries()) {
    const word = line.trim();
    if (word.length > LONGEST_LINE) return `line ${at + 1} of it has more than ${LONGEST_LINE} characters`;
    if (word !== '' && !word.startsWith('#')) words.push(word);
  }
  return words.length === 0 ? 'no word is in it' : words;
}

type Fields = Readonly<Record<string, unknown>>;

function optionsWith(options: Fields, added: readonly string[]): Fields {
  const { [OPTION]: _name, [WORDS]: own = [], ...rest } = options;
  return { ...rest, [WORDS]: Array.isArray(own) ? [...own, ...added] : own };
}

/** The options of all rules, and where they are. */
function rulesOf(value: unknown): { readonly path: Path; readonly options: Fields }[] {
  return ['request', 'response'].flatMap((direction) => {
    const rules = fieldsOf(fieldsOf(fieldsOf(value)['spec'])[direction])['rules'];
    if (!Array.isArray(rules)) return [];
    return rules.map((rule: unknown, at) => ({
      path: ['spec', direction, 'rules', at, 'options'],
      options: fieldsOf(fieldsOf(rule)['options']),
    }));
  });
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function replacedAt(value: unknown, path: Path, by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value))
    return value.map((item: unknown, at) => (at === step ? replacedAt(item, rest, by) : item));
  const fields = fieldsOf(value);
  return { ...fields, [step]: replacedAt(fields[String(step)], rest, by) };
}
