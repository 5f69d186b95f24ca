/** Names of tools in the definitions of a request, whatever its dialect. */
import { type Member, memberOf, type Value } from '../json/tree.ts';

export { memberOf };

/** Types of tools that clients define and run themselves; such a tool has its name alone. */
const OWN: ReadonlySet<string> = new Set(['function', 'custom']);
/** Members that hold definitions, or a definition. */
const DECLARATIONS: ReadonlySet<string> = new Set(['functionDeclarations', 'function_declarations', 'tools']);
const DEFINITION = ['function', 'custom', 'toolSpec', 'systemTool'] as const;
/** A mark of the Converse API and of the Messages API where a cache begins. */
const CACHE_POINT = 'cachePoint';
/** A version behind the type of a provider's tool: `web_search_20250305`, `computer_use_preview_2025_03_11`. */
const VERSION = /[-_](?:\d{8}|\d{4}[-_]\d{2}[-_]\d{2})$/;

export function textAt(value: Value | undefined): string | undefined {
  return value === undefined || value.kind === 'object' || value.kind === 'array' ? undefined : value.text;
}

/** The name of a provider's tool by its type or member: without its version, in one spelling. */
export function providerName(word: string): string {
  return word
    .replace(VERSION, '')
    .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .toLowerCase();
}

/** The names that a definition has, all of which have to be allowed; an empty one where it has none. */
export function namesOf(item: Value): readonly string[] {
  if (memberOf(item, CACHE_POINT) !== undefined) return [];
  const type = textAt(memberOf(item, 'type'));
  const own = type === undefined || OWN.has(type);
  const name = nameIn(item);
  if (own) return [name ?? ''];
  return name === undefined ? [providerName(type)] : [providerName(type), name];
}

/** A definition may stand one level deeper. */
function nameIn(item: Value): string | undefined {
  for (const member of DEFINITION) {
    const inner = memberOf(item, member);
    if (inner?.kind === 'object') return textAt(memberOf(inner, 'name'));
  }
  return textAt(memberOf(item, 'name'));
}

/** The members that make an item a group of tools: Gemini's, where every member is one, and namespaces. */
export function nested(item: Value): readonly Member[] {
  if (item.kind !== 'object') return [];
  const lists = item.members.filter(({ name, value }) => DECLARATIONS.has(name) && value.kind === 'array');
  const named = ['type', 'name', CACHE_POINT, ...DEFINITION].some(
    (name) => memberOf(item, name) !== undefined,
  );
  return named ? lists : item.members;
}
