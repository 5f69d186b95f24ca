/**
 * Weaviate's `Get` and its `where`, evaluated as its documentation says ("Conditional filters", "Object-level queries");
 * written apart from the code that is tested. Texts are kept whole (tokenization `field`).
 */
import { type ArgumentNode, type FieldNode, Kind, parse, type ValueNode } from 'graphql';

type Properties = Readonly<Record<string, unknown>>;
export interface StoredObject {
  readonly id: string;
  readonly properties: Properties;
}
export interface Where {
  readonly operator: string;
  readonly path?: string | readonly string[];
  readonly operands?: Where | readonly Where[];
  readonly [value: `value${string}`]: unknown;
}
type Objects = Readonly<Record<string, readonly StoredObject[]>>;

/** Answers a document as the server does, or as one that does not heed filters. */
export function answer(query: string, collections: Objects, heeds = true): object {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  const data = Object.fromEntries(
    fieldsOf(operation).map((get) => {
      if (get.name.value !== 'Get') throw new Error(`no field ${get.name.value}`);
      return [
        'Get',
        Object.fromEntries(fieldsOf(get).map((one) => [keyOf(one), listed(one, collections, heeds)])),
      ];
    }),
  );
  return { data };
}

/** True where an object is what a filter says. */
export function matches(where: Where, { id, properties }: StoredObject): boolean {
  const operands = listOf(where.operands ?? []) as readonly Where[];
  const each = (one: Where) => matches(one, { id, properties });
  if (where.operator === 'And') return operands.every(each);
  if (where.operator === 'Or') return operands.some(each);
  if (where.operator === 'Not') return !operands.some(each);
  const [name = ''] = listOf(where.path ?? []) as readonly string[];
  const value = name === '_id' ? id : properties[name];
  const to = Object.entries(where).find(([key]) => key.startsWith('value'))?.[1];
  return compares(where.operator, value === undefined ? [] : listOf(value), to);
}

/** A property that is a list is what one of its values is. */
function compares(operator: string, values: readonly unknown[], to: unknown): boolean {
  const wanted = listOf(to);
  const any = (holds: (value: never) => boolean) => (values as never[]).some(holds);
  switch (operator) {
    case 'Equal':
      return values.includes(to);
    case 'NotEqual':
      return !values.includes(to);
    case 'Like':
      return any((value) => likeOf(String(to)).test(String(value)));
    case 'IsNull':
      return (values.length === 0) === to;
    case 'ContainsAny':
      return wanted.some((one) => values.includes(one));
    case 'ContainsAll':
      return wanted.every((one) => values.includes(one));
    case 'ContainsNone':
      return !wanted.some((one) => values.includes(one));
    case 'GreaterThan':
      return any((value) => value > (to as never));
    case 'GreaterThanEqual':
      return any((value) => value >= (to as never));
    case 'LessThan':
      return any((value) => value < (to as never));
    case 'LessThanEqual':
      return any((value) => value <= (to as never));
    default:
      throw new Error(`no operator ${operator}`);
  }
}

function likeOf(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 'i');
}

function listed(field: FieldNode, collections: Objects, heeds: boolean): object[] {
  const objects = collections[field.name.value];
  if (objects === undefined) throw new Error(`no collection ${field.name.value}`);
  const args = argumentsOf(field.arguments ?? []);
  const where = args['where'] as Where | undefined;
  const found = objects.filter((one) => !heeds || where === undefined || matches(where, one));
  const offset = Number(args['offset'] ?? 0);
  const limit = Number(args['limit'] ?? found.length);
  return found.slice(offset, offset + limit).map((one) => shown(one, fieldsOf(field)));
}

function shown({ id, properties }: StoredObject, fields: readonly FieldNode[]): object {
  return Object.fromEntries(
    fields.map((field) => {
      const name = field.name.value;
      if (name === '_additional') return [keyOf(field), { id, distance: 0.5 }];
      return [keyOf(field), properties[name] ?? null];
    }),
  );
}

function fieldsOf({ selectionSet }: Pick<FieldNode, 'selectionSet'>): readonly FieldNode[] {
  return (selectionSet?.selections ?? []).filter((one) => one.kind === Kind.FIELD);
}

function keyOf({ name, alias }: FieldNode): string {
  return alias?.value ?? name.value;
}

function argumentsOf(list: readonly Pick<ArgumentNode, 'name' | 'value'>[]): Record<string, unknown> {
  return Object.fromEntries(list.map(({ name, value }) => [name.value, plainOf(value)]));
}

function plainOf(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.LIST:
      return node.values.map(plainOf);
    case Kind.OBJECT:
      return argumentsOf(node.fields);
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      throw new Error('a variable');
    default:
      return node.value;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
