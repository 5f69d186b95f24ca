/** Reads the word files that a policy file names: files beside it, or in folders below. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileProblem, NOT_THERE } from '../core/file-problem.ts';
import type { PolicyText } from '../policy/parse.ts';
import { parseSource } from '../policy/source.ts';
import { type WordFile, wordFilesIn } from '../policy/word-files.ts';

const LARGEST_FILE = 8 * 1_048_576;

/** The word files of a policy by the names in it; nothing when it names none. */
export function readWordFiles(file: string, text: string): Pick<PolicyText, 'wordFiles'> {
  if (!text.includes('wordsFile')) return {};
  const sources = parseSource(file, text);
  const names = sources.ok ? sources.value.flatMap(wordFilesIn) : [];
  if (names.length === 0) return {};
  const read = [...new Set(names)].sort().map((name) => [name, readWordFile(file, name)]);
  return { wordFiles: Object.fromEntries(read) };
}

/** A policy may come from somebody who may not read the whole disk. */
function readWordFile(policy: string, name: string): WordFile {
  const isBelow = !name.startsWith('/') && !name.includes('\\') && !name.split('/').includes('..');
  if (!isBelow)
    return {
      problem: 'has to be in the folder of the policy, or below it; write a relative path without ".."',
    };
  const path = join(dirname(policy), name);
  try {
    if (!statSync(path).isFile()) return { problem: 'is not a file' };
    if (statSync(path).size > LARGEST_FILE) return { problem: 'is larger than 8 MiB; make the list shorter' };
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (cause) {
    return { problem: reason(cause) };
  }
}

function reason(cause: unknown): string {
  const problem = fileProblem(cause);
  return problem === NOT_THERE ? `${problem}; the path is that from the policy to the file` : problem;
}
