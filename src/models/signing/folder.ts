/** The files of a model's folder: listed in the order in which they are signed, and read. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../../core/fault.ts';
import { fileProblem } from '../../core/file-problem.ts';

/** The signature, at the top of the folder. */
export const SIGNATURE = 'model.sig';
/** What is not signed, at the top of the folder: the signature itself and what only git reads. */
export const IGNORED = [SIGNATURE, '.git', '.gitattributes', '.github', '.gitignore'] as const;

const MOST_FILES = 10_000;
const LARGEST_FILE = 2 ** 31 - 1;

/** The paths of the files below a folder, with "/", ordered part by part; links and devices are refused. */
export function listFiles(folder: string): Result<readonly string[]> {
  const names: string[] = [];
  try {
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const below = entry.parentPath.slice(folder.length).split(/[\\/]/).filter(Boolean);
      const name = [...below, entry.name].join('/');
      if (isIgnored(name) || entry.isDirectory()) continue;
      if (!entry.isFile()) return failed('unreadable', `${name} is no plain file; put the file itself there`);
      names.push(name);
    }
  } catch (cause) {
    return failed('unreadable', fileProblem(cause));
  }
  if (names.length > MOST_FILES) return failed('too-large', `holds more than ${MOST_FILES} files`);
  return ok(names.sort(byParts));
}

/** Reads one file; one that is not there is a failure too. */
export function readBytes(folder: string, name: string): Result<Buffer> {
  const path = join(folder, name);
  try {
    if (statSync(path).size > LARGEST_FILE) return failed('too-large', `${name} is larger than 2 GiB`);
    return ok(readFileSync(path));
  } catch (cause) {
    return failed('unreadable', `${name} ${fileProblem(cause)}`);
  }
}

function isIgnored(name: string): boolean {
  const [top = ''] = name.split('/');
  return (IGNORED as readonly string[]).includes(top);
}

/** As paths are compared part by part: all of a folder stands together. */
function byParts(one: string, other: string): number {
  const left = one.split('/');
  const right = other.split('/');
  const at = left.findIndex((part, index) => part !== right[index]);
  if (at === -1) return left.length - right.length;
  return Buffer.compare(Buffer.from(left[at] ?? ''), Buffer.from(right[at] ?? ''));
}
