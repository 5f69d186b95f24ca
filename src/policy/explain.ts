/** Explains what a schema found wrong in our own words, with the place in the source and a suggestion. */
import { z } from 'zod';
import { formatPath, type Path, type Problem } from './problem.ts';
import type { SourceDocument } from './source.ts';
import { didYouMean } from './suggest.ts';

type Issue = z.core.$ZodIssue;

export interface Explained {
  readonly source: SourceDocument;
  /** The schema that was asked, for the keys that it knows. */
  readonly schema: z.ZodType;
  readonly issues: readonly Issue[];
  /** Path of the checked value inside the document. */
  readonly at?: Path;
  /** True for a key or value that is planned and not there yet; its path and the key or value are given. */
  readonly planned?: (path: Path, word: string) => boolean;
}

/** Turns issues into problems, in order of line. */
export function explain(explained: Explained): Problem[] {
  const problems = explained.issues.flatMap((issue) => explainIssue(explained, issue));
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** Builds one problem at a place of a document. */
export function problemAt(source: SourceDocument, path: Path, message: string): Problem {
  const { file } = source;
  return { file, line: source.lineOf(path), column: source.columnOf(path), path: formatPath(path), message };
}

function explainIssue(explained: Explained, issue: Issue): Problem[] {
  const { source, at = [] } = explained;
  const path = [...at, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => problemAt(source, [...path, key], unknownKey(explained, issue.path, key)));
  }
  return [problemAt(source, path, explainValue(explained, issue))];
}

function unknownKey({ schema, planned, at = [] }: Explained, path: Path, key: string): string {
  if (planned?.([...at, ...path], key)) return NOT_YET;
  return `unknown key "${shorten(key)}"${didYouMean(key, keysAt(schema, path))}`;
}

const NOT_YET = 'is not supported by this version of Weir; remove it';

function explainValue(explained: Explained, issue: Issue): string {
  const value = valueAt(explained, issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return value === undefined ? `is missing; ${expected(issue.expected)}` : expected(issue.expected);
    case 'invalid_value':
      return unknownValue(explained, issue, value);
    case 'too_small':
      return bound(issue, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return bound(issue, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return issue.message;
  }
}

function unknownValue({ planned, at = [] }: Explained, issue: Issue, value: unknown): string {
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  if (value === undefined) return `is missing; write one of ${choices.join(', ')}`;
  const word = typeof value === 'string' ? value : JSON.stringify(value);
  if (planned?.([...at, ...issue.path], word)) return `"${shorten(word)}" ${NOT_YET}`;
  if (choices.length === 1) return `must be "${choices[0]}"`;
  return `unknown value "${shorten(word)}"${didYouMean(word, choices)}`;
}

const EXPECTED: Readonly<Record<string, string>> = {
  object: 'write a mapping of keys',
  record: 'write a mapping of keys',
  array: 'write a list',
  string: 'write text',
  number: 'write a number',
  int: 'write a whole number',
  boolean: 'write true or false',
};

function expected(type: string): string {
  return EXPECTED[type] ?? `write a value of type ${type}`;
}

function bound(issue: { readonly origin: string }, relation: string, limit: number | bigint): string {
  if (issue.origin === 'array')
    return `must have ${relation} ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}`;
  if (issue.origin === 'string')
    return `must have ${relation} ${limit} character${Number(limit) === 1 ? '' : 's'}`;
  return `must be ${relation} ${limit}`;
}

function valueAt({ source, at = [] }: Explained, path: Path): unknown {
  let value = source.value;
  for (const step of [...at, ...path]) value = child(value, step);
  return value;
}

function child(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, step)?.value;
}

/** Lists the keys that a schema knows at a path. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) {
    const inner = unwrap(here);
    if (inner instanceof z.ZodObject) here = inner.shape[String(step)];
    else if (inner instanceof z.ZodArray) here = inner.element;
    else if (inner instanceof z.ZodRecord) here = inner.valueType;
    else return [];
  }
  const object = unwrap(here);
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

function unwrap(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
    return unwrap(schema.def.innerType);
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.def.in) : schema;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}
