/** Loads policies: the texts of all files -> the set that the pipeline uses, or every problem of every file. */
import { type CompilingWith, compilingPolicies, finish } from './compile.ts';
import type { PolicySet } from './compiled-policy.ts';
import { unknownDetectors } from './known-detectors.ts';
import { type PolicyDocument, type PolicyText, parsePolicies } from './parse.ts';
import type { Checked, Problem } from './problem.ts';
import type { Registry } from './registry.ts';
import type { WordFile } from './word-files.ts';

/** Parses and compiles; the same texts and registry give the same set, digests included. */
export function loadPolicyTexts(texts: readonly PolicyText[], registry: Registry): Checked<PolicySet> {
  return finish(loadingPolicyTexts(texts, { registry }));
}

/** What was read of the texts of a set, by file: those that have not changed are not read again for the next set. */
const read = new WeakMap<PolicySet, ReadonlyMap<string, ReadText>>();

interface ReadText {
  readonly text: PolicyText;
  readonly parsed: Checked<readonly PolicyDocument[]>;
}

/** The same in steps, one file or policy each. */
export function* loadingPolicyTexts(
  texts: readonly PolicyText[],
  by: CompilingWith,
): Generator<void, Checked<PolicySet>> {
  const problems: Problem[] = [];
  const documents: PolicyDocument[] = [];
  const earlier = by.earlier === undefined ? undefined : read.get(by.earlier);
  const all = new Map<string, ReadText>();
  for (const text of texts) {
    yield;
    const known = earlier?.get(text.file);
    const parsed = known !== undefined && isSame(known.text, text) ? known.parsed : parsePolicies(text);
    if (parsed.ok) documents.push(...parsed.value);
    else problems.push(...inOrder([...parsed.problems, ...unknownDetectors(text, by.registry)]));
    all.set(text.file, { text, parsed });
  }
  const compiled = yield* compilingPolicies(documents, by);
  if (!compiled.ok) problems.push(...compiled.problems);
  if (problems.length > 0 || !compiled.ok) return { ok: false, problems };
  read.set(compiled.value, all);
  return compiled;
}

/** By their lines: those of one file are found in two passes. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

function isSame(one: PolicyText, other: PolicyText): boolean {
  if (one.text !== other.text) return false;
  return haveSame(one.schemas, other.schemas) && haveSame(one.wordFiles, other.wordFiles);
}

type Beside = Readonly<Record<string, string | WordFile>>;

/** True for the same files by the same names. */
function haveSame(one: Beside = {}, other: Beside = {}): boolean {
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => Object.hasOwn(other, name) && textOf(one[name]) === textOf(other[name]));
}

function textOf(file: string | WordFile | undefined): string | undefined {
  if (typeof file === 'string' || file === undefined) return file;
  return 'text' in file ? file.text : undefined;
}
