/** Source: YAML or JSON text -> plain values whose places in the text are still known. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Node as YamlNode,
} from 'yaml';
import type { Checked, Path, Problem } from './problem.ts';

/** One document of a file. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Line of the node at that path, or of the nearest one around it when it is not there. */
  lineOf(path: Path): number;
  /** The column there, from 1. */
  columnOf(path: Path): number;
}

/** More than a person writes; bounds what a parse may cost. */
const LONGEST_SOURCE = 4 * 1_048_576;
/** Aliases may not multiply a small file into a large value. */
const MOST_ALIASES = 100;

/** Parses text into its documents, empty ones left out; a file without any is a problem. */
export function parseSource(file: string, text: string): Checked<readonly SourceDocument[]> {
  if (text.length > LONGEST_SOURCE) return unreadable(file, 1, 'is longer than 4 MiB; split it');
  try {
    return read(file, text);
  } catch {
    return unreadable(
      file,
      1,
      'cannot be parsed: it is nested too deep or its aliases multiply too far; write it plainly',
    );
  }
}

interface Parsed {
  readonly documents: readonly Document[];
  readonly lines: LineCounter;
}

function parse(text: string): Parsed {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  return { documents, lines };
}

function read(file: string, text: string): Checked<readonly SourceDocument[]> {
  const { documents: parsed, lines } = parse(text);
  const problems: Problem[] = [];
  const documents: SourceDocument[] = [];
  for (const [index, document] of parsed.entries()) {
    // A warning is a tag or directive that would be ignored: nothing is ignored.
    for (const { message, pos } of [...document.errors, ...document.warnings]) {
      problems.push({
        file,
        line: lines.linePos(pos[0]).line,
        path: '',
        message: `is not valid YAML: ${message}`,
      });
    }
    if (document.contents === null || isEmptyScalar(document.contents)) continue;
    if (problems.length === 0) documents.push(toSource({ file, text, index }, document));
  }
  if (problems.length > 0) return { ok: false, problems };
  if (documents.length === 0) return unreadable(file, 1, 'is empty');
  return { ok: true, value: documents };
}

/** Where a document stands: in a text, behind so many others. */
interface Place {
  readonly file: string;
  readonly text: string;
  readonly index: number;
}

/** Keeps the text and not its nodes, which need several times as much: places are asked only of what has a problem. */
function toSource({ file, text, index }: Place, document: Document): SourceDocument {
  const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
  let parsed: Parsed | undefined;
  const placeOf = (path: Path) => {
    parsed ??= parse(text);
    const { documents, lines } = parsed;
    const again = documents[index];
    return lines.linePos(again === undefined ? 0 : offsetOf(again, path));
  };
  return { file, value, lineOf: (path) => placeOf(path).line, columnOf: (path) => placeOf(path).col };
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    const next = enter(isAlias(node) ? node.resolve(document) : node, step);
    if (next === undefined) break;
    offset = next.offset ?? offset;
    node = next.node;
  }
  return offset;
}

interface Entered {
  readonly node: unknown;
  readonly offset: number | undefined;
}

function enter(node: unknown, step: PropertyKey): Entered | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step);
    return pair === undefined ? undefined : { node: pair.value, offset: startOf(pair.key) };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isEmptyScalar(node: YamlNode): boolean {
  return isScalar(node) && node.value === null;
}

function unreadable(file: string, line: number, message: string): Checked<never> {
  return { ok: false, problems: [{ file, line, path: '', message }] };
}
