/** Choices: which tool a request wants to be called, or which of those that it offers may be. */
import type { Value } from './document.ts';
import { memberOf, namesOf, textAt } from './tool-names.ts';

/** What a choice names: tools that it wants, and a list of those that may be called. */
export interface Choice {
  readonly names: readonly string[];
  readonly list: readonly Value[];
}

const NONE: Choice = { names: [], list: [] };
/** Words that name no tool, in any case. */
const MODES: ReadonlySet<string> = new Set([
  'auto',
  'none',
  'any',
  'required',
  'validated',
  'true',
  'false',
  'null',
  '',
]);
const LISTS = ['tools', 'allowed_tools', 'allowedFunctionNames', 'allowed_function_names'];

/** Reads a choice, on any wire. */
export function choiceOf(value: Value): Choice {
  const word = textAt(value);
  if (word !== undefined) return MODES.has(word.toLowerCase()) ? NONE : { names: [word], list: [] };
  const list = LISTS.flatMap((name) => listAt(memberOf(value, name)));
  if (list.length > 0) return { names: [], list };
  const type = textAt(memberOf(value, 'type')) ?? '';
  const tool = memberOf(value, 'tool');
  if (tool?.kind === 'object') return { names: namesOf(tool), list };
  if (MODES.has(type.toLowerCase()) && memberOf(value, 'function') === undefined)
    return memberOf(value, 'name') === undefined ? NONE : { names: namesOf(withoutType(value)), list };
  return { names: type === 'tool' ? namesOf(withoutType(value)) : namesOf(value), list };
}

/** A list, or an object that holds one. */
function listAt(value: Value | undefined): readonly Value[] {
  if (value?.kind === 'array') return value.items;
  return value?.kind === 'object' ? listAt(memberOf(value, 'tools')) : [];
}

/** In `{ type: tool, name }` the type is no tool's. */
function withoutType(value: Value): Value {
  return { ...value, members: value.members.filter(({ name }) => name !== 'type') };
}
