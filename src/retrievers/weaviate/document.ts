/**
 * Documents of GraphQL (spec October 2021), read into what they ask of which collection. One query that says what it
 * means is let through: no variables, fragments, directives or aliases, and no name twice in one place.
 */
import type {
  ArgumentNode,
  DefinitionNode,
  DocumentNode,
  FieldNode,
  SelectionSetNode,
  ValueNode,
} from 'graphql/language/ast.js';
import { parse } from 'graphql/language/parser.js';
import { jsonNumber } from '../json.ts';
import { pass, refuse } from '../outcome.ts';
import type { Outcome } from '../retriever.ts';
import { type Argument, type ArgumentObject, Word } from './argument.ts';

/** A vector of a few thousand numbers, and room around it. */
const MOST_TOKENS = 20_000;
/** Deepest nesting of values, and of fields. */
const DEEPEST = 64;
const PLAIN =
  'A query holds plain fields alone: no aliases, fragments, directives, variables, no name twice, no deep nesting.';

/** A field that is asked for, with those in it. */
export interface AskedField {
  readonly name: string;
  readonly fields: readonly AskedField[];
}

/** What is asked of one collection. */
export interface AskedCollection {
  readonly name: string;
  readonly args: ArgumentObject;
  readonly fields: readonly AskedField[];
}

export interface AskedDocument {
  /** Of the one operation, where it has one. */
  readonly name: string | undefined;
  readonly collections: readonly AskedCollection[];
}

/** Reads `{ Get { COLLECTION(...) { ... } } }`. */
export function readDocument(text: string): Outcome<AskedDocument> {
  const document = parsed(text);
  if (document === undefined) return refuse('body.query', 'It is no GraphQL, or too much of it.');
  const [operation, ...more] = document.definitions;
  if (operation === undefined || more.length > 0)
    return refuse('body.query', 'It has several operations, or fragments.');
  const get = getOf(operation);
  if (get === undefined) return refuse('body.query', 'It is no query whose only field is Get.');
  const fields = plainFields(get.selectionSet);
  if (fields === undefined || fields.length === 0) return refuse('body.query', PLAIN);
  const collections: AskedCollection[] = [];
  for (const field of fields) {
    const asked = collectionOf(field);
    if (asked === undefined) return refuse('body.query', PLAIN);
    collections.push(asked);
  }
  const name = 'name' in operation ? operation.name?.value : undefined;
  return pass({ name, collections });
}

/** Errors of syntax are the sender's; one that is nested deeper than the parser can go overflows its stack. */
function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true, maxTokens: MOST_TOKENS });
  } catch {
    return undefined;
  }
}

function getOf(operation: DefinitionNode): FieldNode | undefined {
  if (operation.kind !== 'OperationDefinition' || operation.operation !== 'query') return undefined;
  if (operation.variableDefinitions?.length || operation.directives?.length) return undefined;
  const [get, ...more] = plainFields(operation.selectionSet) ?? [];
  if (get === undefined || more.length > 0) return undefined;
  return get.name.value === 'Get' && !get.arguments?.length ? get : undefined;
}

function plainFields(selections: SelectionSetNode | undefined): readonly FieldNode[] | undefined {
  const fields: FieldNode[] = [];
  const names = new Set<string>();
  for (const one of selections?.selections ?? []) {
    if (one.kind !== 'Field' || one.alias !== undefined || one.directives?.length) return undefined;
    if (names.has(one.name.value)) return undefined;
    names.add(one.name.value);
    fields.push(one);
  }
  return fields;
}

function collectionOf(field: FieldNode): AskedCollection | undefined {
  const args = objectOf(field.arguments ?? [], DEEPEST);
  const fields = askedFields(field.selectionSet, DEEPEST);
  if (args === undefined || fields === undefined || fields.length === 0) return undefined;
  return { name: field.name.value, args, fields };
}

/** Fields inside of a collection have no arguments. */
function askedFields(
  selections: SelectionSetNode | undefined,
  depth: number,
): readonly AskedField[] | undefined {
  const asked: AskedField[] = [];
  const plain = plainFields(selections);
  if (plain === undefined || depth === 0) return undefined;
  for (const field of plain) {
    const fields = askedFields(field.selectionSet, depth - 1);
    if (fields === undefined || field.arguments?.length) return undefined;
    asked.push({ name: field.name.value, fields });
  }
  return asked;
}

function objectOf(
  members: readonly Pick<ArgumentNode, 'name' | 'value'>[],
  depth: number,
): { [name: string]: Argument } | undefined {
  const object: { [name: string]: Argument } = Object.create(null);
  for (const { name, value } of members) {
    const read = argumentOf(value, depth);
    if (read === undefined || Object.hasOwn(object, name.value)) return undefined;
    object[name.value] = read;
  }
  return object;
}

function argumentOf(node: ValueNode, depth: number): Argument | undefined {
  if (depth === 0) return undefined;
  switch (node.kind) {
    case 'StringValue':
      return node.value.isWellFormed() ? node.value : undefined;
    case 'IntValue':
    case 'FloatValue':
      return jsonNumber(node.value);
    case 'BooleanValue':
      return node.value;
    case 'NullValue':
      return null;
    case 'EnumValue':
      return new Word(node.value);
    case 'ListValue':
      return listOf(node.values, depth - 1);
    case 'ObjectValue':
      return objectOf(node.fields, depth - 1);
    default:
      return undefined;
  }
}

function listOf(nodes: readonly ValueNode[], depth: number): readonly Argument[] | undefined {
  const list: Argument[] = [];
  for (const node of nodes) {
    const read = argumentOf(node, depth);
    if (read === undefined) return undefined;
    list.push(read);
  }
  return list;
}
