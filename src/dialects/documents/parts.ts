/** Parts: the documents of a message, on any wire, in the tree of its values. */
import type { DocumentLabels } from '../../core/document.ts';
import { memberOf, type Stretch, treeOf, type Value } from '../json/tree.ts';
import { type LabelNames, LONGEST_LABEL, labelsOf, typeOf } from './labels.ts';

/** One document. */
export interface RetrievedPart {
  readonly value: Value;
  /** Where it stands; names of the format and indices. */
  readonly path: string;
  /** The list that it is an item of; undefined where it stands alone. */
  readonly list: Value | undefined;
  /** The name of that list. */
  readonly listName: string;
  /** It cannot be taken out: what is ranked is told by its place in the list. */
  readonly fixed: boolean;
  readonly labels: DocumentLabels;
}

export interface RetrievedParts {
  readonly root: Value;
  readonly parts: readonly RetrievedPart[];
}

/** Values of one message that are kept. */
const MOST_VALUES = 1_000_000;
/** Objects in these types are documents wherever they stand. */
const PART_TYPES: ReadonlySet<string> = new Set([
  ...['document', 'search_result', 'file_search_result', 'resource', 'resource_link'],
]);
/** What a model said or a provider searched the web for: no documents of tenants. */
const OTHER_TYPES: ReadonlySet<string> = new Set([
  ...['tool_use', 'server_tool_use', 'mcp_tool_use', 'function_call', 'custom_tool_call', 'mcp_call'],
  ...['web_search_tool_result', 'web_fetch_tool_result', 'web_search_call'],
]);
/** Members that offer or call tools. */
const OTHER_MEMBERS: ReadonlySet<string> = new Set([
  ...['tools', 'functions', 'tool_calls', 'toolUse', 'functionCall', 'function_call'],
  ...['arguments', 'args', 'toolConfig', 'response_format', 'text_format'],
]);
/** Members at the top, or in what holds a request, that are lists of documents. */
const LISTS: ReadonlySet<string> = new Set(['documents']);
/** The same of a request that asks for an order of them. */
const RANKED: ReadonlySet<string> = new Set(['documents', 'texts', 'passages']);
const HOLDERS: ReadonlySet<string> = new Set(['', 'extra_body', 'params', 'requests']);
/** What a request has that asks for an answer, and not for an order. */
const SAID = ['messages', 'message', 'prompt', 'input'];
/** Lists of what an MCP server answers. */
const MCP_LISTS: ReadonlySet<string> = new Set(['contents', 'resources']);
/** Documents of the Converse API and of Cohere's stand in a member of their own. */
const MEMBERS = ['searchResult', 'document'] as const;

/** Reads a document (or the pieces of one, as events have it) that was read before. */
export function retrievedParts(
  bytes: Uint8Array,
  names: LabelNames,
  pieces?: readonly Stretch[],
): RetrievedParts | 'too-large' | undefined {
  if (bytes.length === 0 || pieces?.length === 0) return undefined;
  const all = { keeps: () => true, holds: () => false, longestText: LONGEST_LABEL, most: MOST_VALUES };
  const root = treeOf(bytes, all, pieces);
  if (root === undefined || root === 'too-large') return root;
  const search = new Search(names, root);
  search.visit(root, { path: '', name: '', holder: true, list: undefined });
  return { root, parts: search.parts };
}

/** Where a value stands. */
interface At {
  readonly path: string;
  /** Of the member that it is, or is in the list of. */
  readonly name: string;
  /** The object around it is a request. */
  readonly holder: boolean;
  readonly list: Value | undefined;
}

class Search {
  readonly parts: RetrievedPart[] = [];
  readonly #names: LabelNames;
  readonly #rpc: boolean;
  readonly #ranks: boolean;

  constructor(names: LabelNames, root: Value) {
    this.#names = names;
    this.#rpc = memberOf(root, 'jsonrpc') !== undefined;
    this.#ranks =
      memberOf(root, 'query') !== undefined && SAID.every((name) => memberOf(root, name) === undefined);
  }

  visit(value: Value, at: At): void {
    if (value.kind === 'array') {
      for (const [index, item] of value.items.entries())
        this.visit(item, { ...at, path: `${at.path}[${index}]`, list: value });
    } else if (this.#isPart(value, at)) {
      const { path, list, name: listName } = at;
      const labels = labelsOf(value, this.#names);
      this.parts.push({ value, path, list, listName, fixed: this.#ranks, labels });
    } else if (value.kind === 'object') this.#members(value, at);
  }

  #members(value: Value, at: At): void {
    const type = typeOf(value);
    if (type !== undefined && OTHER_TYPES.has(type)) return;
    const holder = at.holder && HOLDERS.has(at.name);
    const searched = type === 'file_search_call';
    for (const { name, value: member } of value.members) {
      if (OTHER_MEMBERS.has(name)) continue;
      const path = at.path === '' ? name : `${at.path}.${name}`;
      const is = searched && name === 'results' ? 'documents' : name;
      this.visit(member, { path, name: is, holder: holder || searched, list: undefined });
    }
  }

  #isPart(value: Value, { name, holder, list, path }: At): boolean {
    if (list !== undefined && holder && (this.#ranks ? RANKED : LISTS).has(name)) return true;
    if (this.#rpc && list !== undefined && MCP_LISTS.has(name) && path.startsWith(`result.${name}[`))
      return true;
    if (value.kind !== 'object') return false;
    const type = typeOf(value);
    if (type !== undefined) return PART_TYPES.has(type);
    return list !== undefined && MEMBERS.some((member) => memberOf(value, member)?.kind === 'object');
  }
}
